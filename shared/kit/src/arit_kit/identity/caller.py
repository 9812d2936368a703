"""Who calls, and what of the records that caller may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from arit_contracts import roles as R
from arit_contracts.values import clean_text
from arit_reference import provinces

Side = Literal["agency", "province"]
NARROW = R.PROVINCIAL | {R.IMPLEMENTER}
"""Roles that see a part of all records only."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A verified person or service. Its scope is all records, some provinces', or one unit's."""

    subject: str
    roles: frozenset[str]
    province: str | None
    unit: str | None
    service: str | None
    """The service that calls for the subject (`act.sub`), if any."""
    provinces: frozenset[str]
    """The provinces in scope: the caller's unit and its predecessors. Empty on the agency's side."""

    @property
    def side(self) -> Side:
        """Which database role serves the caller: the narrower one if any of its roles is narrow."""
        return "agency" if self.roles.isdisjoint(NARROW) else "province"

    @property
    def scope_unit(self) -> str:
        """The unit in scope, for an implementer; empty for others."""
        return (self.unit or "") if R.IMPLEMENTER in self.roles else ""


class NotACaller(Exception):
    """The claims don't describe anyone who may call: the reason is for the log and the 401."""


def caller_from(claims: Mapping[str, Any], *, service: str | None) -> Caller:
    """The caller that verified claims describe; `service` is the issuing service's name, if one issued them.

    Raises NotACaller for claims that contradict themselves: a provincial role without a province, an
    implementer without a unit, the role `service` from an issuer of people, or any other from a service.
    """
    subject = claims["sub"]
    if not isinstance(subject, str) or not subject.strip() or clean_text(subject) != subject:
        raise NotACaller("sub is not a clean text")
    asserted = claims.get("roles", [])
    if not isinstance(asserted, list) or not all(isinstance(role, str) for role in asserted):
        raise NotACaller("roles is not a list of texts")
    roles = frozenset(asserted) & R.ALL
    if (service is not None) != (R.SERVICE in roles) or (service and roles != {R.SERVICE}):
        raise NotACaller("the role service belongs to tokens that services sign, and to no others")
    province, unit = claims.get("province"), claims.get("unit")
    scope: frozenset[str] = frozenset()
    if roles & R.PROVINCIAL:
        try:
            scope = provinces.scope_of(str(province))
        except provinces.UnknownProvince as unknown:
            raise NotACaller(f"a provincial role needs a province in force, not {province!r}") from unknown
    if R.IMPLEMENTER in roles and not isinstance(unit, str):
        raise NotACaller("an implementer's token names its unit")
    return Caller(
        subject=subject,
        roles=roles,
        province=province if isinstance(province, str) else None,
        unit=unit if isinstance(unit, str) else None,
        service=service,
        provinces=scope,
    )

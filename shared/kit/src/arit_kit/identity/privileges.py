"""Privileges: a table from what may be done to the roles that may do it. Routes ask for these, never for roles."""

from collections.abc import Mapping

from arit_contracts import roles as R
from arit_kit.identity.caller import Caller
from arit_kit.web.problems import Problem

Privileges = Mapping[str, frozenset[str]]

BACKDATE_FREELY = R.AGENCY | {R.SERVICE}
"""Who may date a write back without limit; others within the setting `backdate_days`."""


def holds(caller: Caller, privileges: Privileges, *any_of: str) -> bool:
    """Whether one of the caller's roles holds one of the privileges."""
    return any(caller.roles & privileges[name] for name in any_of)


def require(caller: Caller, privileges: Privileges, *any_of: str) -> None:
    """Refuse with 403 `forbidden` unless one of the caller's roles holds one of the privileges."""
    if not holds(caller, privileges, *any_of):
        needed = sorted(frozenset[str]().union(*(privileges[name] for name in any_of)))
        raise Problem(
            "forbidden",
            vi=f"Cần quyền {' hoặc '.join(any_of)} (vai trò: {', '.join(needed)}).",
            en=f"This needs the privilege {' or '.join(any_of)} (roles: {', '.join(needed)}).",
        )

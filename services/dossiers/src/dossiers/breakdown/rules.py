"""How groups of dossiers are called, put in order, and told in percent. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from arit_contracts import dossiers as contract
from arit_kit.web.statistics import percent
from arit_reference import content_codes, provinces
from dossiers.dossier.rules import KINDS
from dossiers.dossier.workflow import DOSSIER

OF_NONE = {
    "province": ("Cục và các đơn vị trực thuộc", "The Agency's own units"),
    "content": ("Nhiều nội dung, không tách được", "Several contents, one sum"),
}
TOTAL = ("Tổng cộng", "Total")
PLACES = 2
"""Percentages are told to two places."""

Row = Mapping[str, Any]


def label(by: str, value: str | None) -> tuple[str, str]:
    """What one value of a group is called, in Vietnamese and English."""
    if value is None:
        return OF_NONE[by]
    if by == "province":
        province = provinces.get(value)
        return province.name_vi, province.name_en
    if by == "content":
        content = content_codes.get(value)
        return f"{value} {content.name_vi}", f"{value} {content.name_en}"
    return (KINDS if by == "kind" else DOSSIER.states).get(value, (value, value))


def in_order(rows: Sequence[Row], by: Sequence[str]) -> list[Row]:
    """Provinces by their names, contents by code, states in their order; what belongs to none last."""
    states = list(DOSSIER.states)

    def place(row: Row) -> list[Any]:
        keys: list[Any] = []
        for name in by:
            value = row[name]
            if name == "state":
                keys.append(states.index(value))
            elif name == "province" and value is not None:
                keys.append((False, provinces.sort_key(provinces.get(value).name_vi), value))
            else:
                keys.append((value is None, value or ""))
        return keys

    return sorted(rows, key=place)


def group(row: Row, by: Sequence[str], whole: int) -> contract.BreakdownGroup:
    """A row as it is told; `whole`: the plan amount of all rows, đồng."""
    names = [TOTAL] if row["is_total"] else [label(name, row[name]) for name in by]
    planned = Decimal(row["plan_amount"])
    return contract.BreakdownGroup(
        label_vi=" · ".join(vi for vi, _ in names),
        label_en=" · ".join(en for _, en in names),
        **{name: row.get(name) for name in ("province", "content", "state", "kind")},
        **{name: row[name] for name in ("dossiers", "requested", "proposed", "plan_amount", "agreed", "accepted")},
        share_percent=percent(planned, Decimal(whole), PLACES),
        agreed_percent=percent(Decimal(row["agreed"]), planned, PLACES),
        accepted_percent=percent(Decimal(row["accepted"]), planned, PLACES),
    )

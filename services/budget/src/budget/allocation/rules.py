"""What a tranche may carry: no more than its assignments have, and for a dossier no more than its plan grants. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from arit_reference import provinces
from budget.ledger.limits import Exceeded, too_much


class Planned(Protocol):
    """What decides about a line for a dossier; whether it is `planned` dossiers says, money in đồng."""

    @property
    def reference(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def planned(self) -> bool: ...
    @property
    def plan_amount(self) -> int | None: ...
    @property
    def raise_to(self) -> int | None: ...
    @property
    def province(self) -> str | None: ...
    @property
    def implementer_unit(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the tranche, đồng."""

    assignment_id: UUID
    province: str | None
    dossier_id: UUID | None
    amount: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Free:
    """What of an assignment is unallocated, đồng."""

    reference: str
    amount: int


def limits_exceeded(
    lines: Sequence[Line],
    on: date,
    free: Mapping[UUID, Free],
    planned: Mapping[UUID, Planned],
    agreed: Mapping[UUID, int],
) -> list[Exceeded]:
    """Every limit that the tranche exceeds on that day, each at the line that exceeds it.

    Σ lines of an assignment ≤ its unallocated, hence per year and field (I19; Điều 49 Luật NSNN 2015). `agreed` is
    what other tranches carry for a dossier.
    """
    found: list[Exceeded] = []
    of_assignment: dict[UUID, int] = defaultdict(int)
    of_dossier: dict[UUID, int] = defaultdict(int)
    for place, line in enumerate(lines):
        pointer = f"/lines/{place}"
        if line.province is not None and not provinces.valid_on(line.province, on):
            vi, en = f"{line.province} không tồn tại ngày {on}.", f"{line.province} does not exist on {on}."
            found.append(Exceeded(f"{pointer}/province", "province-in-force", line.amount, 0, vi, en))
        before = of_assignment[line.assignment_id]
        of_assignment[line.assignment_id] += line.amount
        of = free[line.assignment_id]
        if before <= of.amount < of_assignment[line.assignment_id]:
            asked = sum(one.amount for one in lines if one.assignment_id == line.assignment_id)
            found.append(too_much(f"{pointer}/amount", "unallocated", asked, of.amount, of.reference))
        if line.dossier_id is not None:
            of_dossier[line.dossier_id] += line.amount
            left = -agreed.get(line.dossier_id, 0)
            found += _of_dossier(pointer, line, planned.get(line.dossier_id), of_dossier[line.dossier_id], left)
    return found


def _of_dossier(pointer: str, line: Line, dossier: Planned | None, asked: int, left: int) -> list[Exceeded]:
    if dossier is None or not dossier.planned or dossier.plan_amount is None:
        name, state = (dossier.reference, dossier.state) if dossier else (str(line.dossier_id), "unknown")
        vi = f"Đề án {name} ({state}) chưa được phê duyệt trong kế hoạch."
        en = f"The dossier {name} ({state}) is not approved in a plan."
        return [Exceeded(f"{pointer}/dossier_id", "dossier-approved", line.amount, 0, vi, en)]
    if line.province and dossier.province and dossier.province not in provinces.scope_of(line.province):
        vi = f"Đề án {dossier.reference} thuộc {dossier.province}, không thuộc {line.province}."
        en = f"The dossier {dossier.reference} belongs to {dossier.province}, not to {line.province}."
        return [Exceeded(f"{pointer}/province", "dossier-province", line.amount, 0, vi, en)]
    if line.unit and dossier.implementer_unit and line.unit != dossier.implementer_unit:
        vi = f"Đề án {dossier.reference} do {dossier.implementer_unit} thực hiện, không phải {line.unit}."
        en = f"The dossier {dossier.reference} is carried out by {dossier.implementer_unit}, not by {line.unit}."
        return [Exceeded(f"{pointer}/unit", "dossier-unit", line.amount, 0, vi, en)]
    limit = max(dossier.plan_amount, dossier.raise_to or 0) + left
    if asked > limit:
        return [too_much(f"{pointer}/amount", "plan-amount", asked, limit, dossier.reference)]
    return []


def beyond_grant(lines: Sequence[Mapping[str, Any]], free: Mapping[UUID, int]) -> dict[UUID, int]:
    """What of each line is free and beyond what its dossier is granted, newest line first as they stand; đồng.

    `lines`: each with `id`, `dossier_id`, `amount`, `released` and `granted`.
    """
    beyond: dict[UUID, int] = {}
    for line in lines:
        beyond.setdefault(line["dossier_id"], -line["granted"])
        beyond[line["dossier_id"]] += line["amount"] - line["released"]
    released = {}
    for line in lines:
        part = min(free[line["id"]], max(0, beyond[line["dossier_id"]]))
        if part:
            released[line["id"]] = part
            beyond[line["dossier_id"]] -= part
    return released

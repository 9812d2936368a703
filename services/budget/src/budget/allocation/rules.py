"""What a tranche may carry: no more than its assignments have, and for a dossier no more than its plan grants. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from arit_reference import provinces
from budget.ledger.limits import Passed, too_much

PLANNED = frozenset({"plan_approved", "in_agreement", "closed"})
"""States of a dossier whose plan has been decided."""


class Planned(Protocol):
    """What decides about a line for a dossier; money in đồng."""

    @property
    def reference(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def plan_amount(self) -> int | None: ...
    @property
    def province(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the tranche, đồng."""

    assignment_id: UUID
    province: str | None
    dossier_id: UUID | None
    amount: int


@dataclass(frozen=True, slots=True)
class Free:
    """What of an assignment is unallocated, đồng."""

    reference: str
    amount: int


def limits_passed(
    lines: Sequence[Line],
    on: date,
    free: Mapping[UUID, Free],
    planned: Mapping[UUID, Planned],
    agreed: Mapping[UUID, int],
) -> list[Passed]:
    """Every limit that the tranche passes on that day, each at the line that passes it.

    Σ lines of an assignment ≤ its unallocated, hence per year and field (I19; Điều 49 Luật NSNN 2015). `agreed` is
    what other tranches carry for a dossier.
    """
    passed: list[Passed] = []
    of_assignment: dict[UUID, int] = defaultdict(int)
    of_dossier: dict[UUID, int] = defaultdict(int)
    for place, line in enumerate(lines):
        pointer = f"/lines/{place}"
        if line.province is not None and not provinces.valid_on(line.province, on):
            vi, en = f"{line.province} không tồn tại ngày {on}.", f"{line.province} does not exist on {on}."
            passed.append(Passed(f"{pointer}/province", "province-in-force", line.amount, 0, vi, en))
        before = of_assignment[line.assignment_id]
        of_assignment[line.assignment_id] += line.amount
        of = free[line.assignment_id]
        if before <= of.amount < of_assignment[line.assignment_id]:
            asked = sum(one.amount for one in lines if one.assignment_id == line.assignment_id)
            passed.append(too_much(f"{pointer}/amount", "unallocated", asked, of.amount, of.reference))
        if line.dossier_id is not None:
            of_dossier[line.dossier_id] += line.amount
            left = -agreed.get(line.dossier_id, 0)
            passed += _of_dossier(pointer, line, planned.get(line.dossier_id), of_dossier[line.dossier_id], left)
    return passed


def _of_dossier(pointer: str, line: Line, dossier: Planned | None, asked: int, left: int) -> list[Passed]:
    if dossier is None or dossier.state not in PLANNED or dossier.plan_amount is None:
        name, state = (dossier.reference, dossier.state) if dossier else (str(line.dossier_id), "unknown")
        vi = f"Đề án {name} ({state}) chưa được phê duyệt trong kế hoạch."
        en = f"The dossier {name} ({state}) is not approved in a plan."
        return [Passed(f"{pointer}/dossier_id", "dossier-approved", line.amount, 0, vi, en)]
    if line.province and dossier.province and dossier.province not in provinces.scope_of(line.province):
        vi = f"Đề án {dossier.reference} thuộc {dossier.province}, không thuộc {line.province}."
        en = f"The dossier {dossier.reference} belongs to {dossier.province}, not to {line.province}."
        return [Passed(f"{pointer}/province", "dossier-province", line.amount, 0, vi, en)]
    if asked > dossier.plan_amount + left:
        return [too_much(f"{pointer}/amount", "plan-amount", asked, dossier.plan_amount + left, dossier.reference)]
    return []

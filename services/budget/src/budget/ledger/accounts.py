"""The accounts of the ledger (tài khoản): what they stand for, and the names that identify them. Pure."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple
from uuid import UUID

Kind = Literal[
    "source", "unallocated", "allocated", "committed", "advanced", "paid", "receivable", "recovered", "cancelled",
    "carried_over",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "source", "unallocated", "allocated", "committed", "advanced", "paid", "receivable", "recovered", "cancelled",
    "carried_over",
)  # fmt: skip

KCQG = "kcqg"
"""The fund: national industrial promotion (kinh phí khuyến công quốc gia)."""


class Heading(NamedTuple):
    """Under which money stands: fund, budget year and field of spending. No posting leaves its heading."""

    fund: str
    year: int
    field: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account under its heading: of an assignment, of a line of allocation, or of an agreement upon a line."""

    kind: Kind
    heading: Heading
    assignment_id: UUID | None = None
    line_id: UUID | None = None
    agreement_id: UUID | None = None
    province: str | None = None
    implementer_unit: str | None = None

    @property
    def id(self) -> str:
        """Its name, readable and unique: `committed:kcqg:2022:economic:<agreement>:<line>`."""
        owners = (self.assignment_id, self.agreement_id, self.line_id)
        return ":".join([self.kind, *map(str, self.heading), *(str(owner) for owner in owners if owner)])


def source(heading: Heading) -> Account:
    """Where assigned money comes from: its balance is minus all that was ever assigned."""
    return Account("source", heading)


def unallocated(heading: Heading, assignment_id: UUID) -> Account:
    """What of an assignment (dự toán được giao) is not allocated yet."""
    return Account("unallocated", heading, assignment_id=assignment_id)


def allocated(
    heading: Heading, line_id: UUID, province: str | None = None, implementer_unit: str | None = None
) -> Account:
    """What of a line of allocation (dòng phân bổ) is not committed."""
    return Account("allocated", heading, line_id=line_id, province=province, implementer_unit=implementer_unit)


def held(kind: Kind, line: Account, agreement_id: UUID) -> Account:
    """What stands committed, advanced, paid, receivable or recovered for an agreement out of a line's account."""
    return replace(line, kind=kind, agreement_id=agreement_id)

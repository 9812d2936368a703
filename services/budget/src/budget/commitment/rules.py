"""How money held for an agreement is drawn from lines of allocation, and how it is settled. Pure; all in đồng."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

LineId = TypeVar("LineId", bound=Hashable)


def draw(amount: int, free: Mapping[LineId, int]) -> dict[LineId, int] | None:
    """How much each line gives, oldest first as they stand in `free`; None where together they don't have it."""
    drawn: dict[LineId, int] = {}
    for line, left in free.items():
        part = min(amount, left)
        if part:
            drawn[line] = part
            amount -= part
    return None if amount else drawn


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands for an agreement on one line of allocation."""

    committed: int
    advanced: int
    paid: int
    receivable: int = 0


@dataclass(frozen=True, slots=True)
class Transfer:
    """A move between the accounts of one line (by its place); `allocated` is the line's own account."""

    place: int
    source: Literal["committed", "advanced", "paid", "receivable"]
    target: Literal["paid", "receivable", "allocated"]
    amount: int


def settle(lines: Sequence[Stand], accepted: int) -> list[Transfer]:
    """What liquidation does to the lines of one dossier and year (Điều 18 TT 36/2013/TT-BCT).

    What was paid counts against the accepted amount first, then advances become payments; what was spent beyond it
    is to be recovered (receivable), and what was committed and not spent returns to its line. What was to be recovered
    of a support that was lower meanwhile is not, as far as it is accepted after all.
    """
    transfers: list[Transfer] = []
    left = accepted
    for place, line in enumerate(lines):
        kept = min(line.paid, left)
        left -= kept
        transfers.append(Transfer(place, "paid", "receivable", line.paid - kept))
    for place, line in enumerate(lines):
        kept = min(line.advanced, left)
        left -= kept
        transfers.append(Transfer(place, "advanced", "paid", kept))
        transfers.append(Transfer(place, "advanced", "receivable", line.advanced - kept))
        transfers.append(Transfer(place, "committed", "allocated", line.committed))
    for place, line in enumerate(lines):
        kept = min(line.receivable, left)
        left -= kept
        transfers.append(Transfer(place, "receivable", "paid", kept))
    return [one for one in transfers if one.amount]


def lower(lines: Sequence[Stand], keep: int) -> list[Transfer]:
    """What lowering the support of one dossier and year to `keep` does to its lines (Điều 11 TT 36/2013/TT-BCT).

    What was paid is kept first, then what was advanced, then what is committed, each of the oldest line first. What
    was spent beyond is to be recovered, what is committed beyond returns to its line.
    """
    transfers: list[Transfer] = []
    left = keep
    beyond: tuple[tuple[Literal["paid", "advanced", "committed"], Literal["receivable", "allocated"]], ...] = (
        ("paid", "receivable"),
        ("advanced", "receivable"),
        ("committed", "allocated"),
    )
    for source, target in beyond:
        for place, line in enumerate(lines):
            stands: int = getattr(line, source)
            kept = min(stands, left)
            left -= kept
            transfers.append(Transfer(place, source, target, stands - kept))
    return [one for one in transfers if one.amount]

"""What may be paid in advance (tạm ứng) of a dossier's support: class, rate, papers, progress. Pure.

The rule is the one in force on the day when the agreement was signed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from arit_kit.law.select import LawValueUnknown
from arit_reference.evidence import Status, weakest
from dossiers.law.advances import ADVANCES, AdvanceClass, class_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the request must hold and lacks."""

    code: str
    label_vi: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What may be asked at most, and what the request still lacks. đồng."""

    advance_class: str
    rate_percent: Decimal
    limit: int
    entitled: int
    missing_papers: tuple[Paper, ...]
    progress_above_percent: Decimal | None
    progress_suffices: bool
    basis: str
    status: Status
    provisional: bool

    def allows(self, amount: int) -> bool:
        """Whether this amount may be approved now."""
        return amount <= self.entitled and not self.missing_papers and self.progress_suffices


def entitlement(
    contents: Sequence[str],
    support: int,
    signed_on: date,
    *,
    already_advanced: int = 0,
    papers: Collection[str] = (),
    progress_percent: int | None = None,
    contractor_hired: bool = False,
) -> Entitlement:
    """The advance that a dossier of these contents may have; of several classes the least rate counts.

    Σ advances ≤ rate × support, rounded down. Raises LawValueUnknown where the rate, or the progress that the
    class must show, is not known.
    """
    classes = {content: class_of(content, signed_on) for content in contents}
    strictest = min(classes.values(), key=lambda one: one.rate_percent or 0)
    rate = strictest.rate_percent
    if rate is None:
        raise LawValueUnknown(strictest.key, signed_on, strictest.basis)
    limit = int(Fraction(rate) * support / 100)
    needed = {code: None for content, one in classes.items() for code in one.required_papers(content, contractor_hired)}
    thresholds = [above for one in classes.values() if (above := _progress_above(one, signed_on)) is not None]
    threshold = max(thresholds, default=None)
    return Entitlement(
        advance_class=strictest.key,
        rate_percent=rate,
        limit=limit,
        entitled=max(0, limit - already_advanced),
        missing_papers=tuple(_paper(code) for code in needed if code not in papers),
        progress_above_percent=threshold,
        progress_suffices=threshold is None or (progress_percent is not None and progress_percent > threshold),
        basis=strictest.basis,
        status=weakest(one.demand(signed_on, "rate_percent") for one in classes.values()),
        provisional=any(one.provisional for one in classes.values()),
    )


def _progress_above(advance_class: AdvanceClass, signed_on: date) -> Decimal | None:
    advance_class.demand(signed_on, "progress_above_percent")
    return advance_class.progress_above_percent


def _paper(code: str) -> Paper:
    label = ADVANCES.label(code)
    return Paper(code, label.vi, label.en)

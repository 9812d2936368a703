"""What may be asked of a dossier's support in a budget year: advances by class, then what was accepted. Pure.

Of an advance (tạm ứng) the rule is the one in force on the day when the agreement was signed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from arit_kit.law.select import LawValueUnknown
from arit_kit.web.problems import Fault
from arit_reference.evidence import Status, weakest
from dossiers.law.advances import ADVANCES, AdvanceClass
from dossiers.support.advances import class_of, required_papers, strictest

PROGRESS_REPORT = "P8"
"""The paper that is a progress report (báo cáo tiến độ thực hiện)."""


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
    rule: str

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
    progress_percent: Decimal | int | None = None,
    contractor_hired: bool = False,
) -> Entitlement:
    """The advance that a dossier of these contents may have; of several classes the least rate counts.

    Σ advances ≤ rate × support, rounded down. Raises LawValueUnknown where the rate, or the progress that the
    class must show, is not known.
    """
    classes = {content: class_of(content, signed_on) for content in contents}
    judging = strictest(classes.values())
    rate = judging.rate_percent
    if rate is None:
        raise LawValueUnknown(judging.key, signed_on, judging.basis)
    limit = int(Fraction(rate) * support / 100)
    needed = {
        code: None for content, one in classes.items() for code in required_papers(one, content, contractor_hired)
    }
    thresholds = [above for one in classes.values() if (above := _progress_above(one, signed_on)) is not None]
    threshold = max(thresholds, default=None)
    return Entitlement(
        advance_class=judging.key,
        rate_percent=rate,
        limit=limit,
        entitled=max(0, limit - already_advanced),
        missing_papers=tuple(_paper(code) for code in needed if code not in papers),
        progress_above_percent=threshold,
        progress_suffices=threshold is None or (progress_percent is not None and progress_percent > threshold),
        rule=judging.rule,
        basis=judging.basis,
        status=weakest(one.demand(signed_on, "rate_percent") for one in classes.values()),
        provisional=any(one.provisional for one in classes.values()),
    )


def still_open(agreed: int, accepted: int | None, asked: int) -> int:
    """What of the year's support was not asked for yet: of what was agreed, or accepted since (I23); đồng."""
    return max(0, (agreed if accepted is None else accepted) - asked)


def year_faults(asked: int | None, years: Sequence[int]) -> list[Fault]:
    """What keeps a request from having its budget year: of several it must name one."""
    of = ", ".join(str(year) for year in years)
    if asked is None and len(years) > 1:
        vi, en = f"Hồ sơ có kinh phí các năm {of}: nêu year.", f"The dossier has money of {of}: name the year."
        return [Fault("/year", "year-needed", vi, en)]
    if asked is not None and asked not in years:
        vi, en = f"Hồ sơ chỉ có kinh phí năm {of}.", f"The dossier has money of {of} only."
        return [Fault("/year", "not-found", vi, en)]
    return []


def papers_held(request: Mapping[str, Any]) -> list[str]:
    """The codes of the papers that a request rests on; the report that it cites is the progress report (I25)."""
    cited = [PROGRESS_REPORT] if request["progress_report_id"] else []
    return [paper["code"] for paper in request["papers"]] + cited


def report_faults(report: Mapping[str, Any], dossier_id: UUID, told_percent: Decimal | None, on: date) -> list[Fault]:
    """What keeps a request from citing a progress report: it is another's, not acknowledged, or later than the day."""
    pointer, reference = "/progress_report_id", report["reference"]
    if report["dossier_id"] != dossier_id:
        vi, en = f"{reference} không thuộc hồ sơ này.", f"{reference} is of another dossier."
        return [Fault(pointer, "another-dossier", vi, en)]
    if report["state"] != "acknowledged":
        vi, en = f"{reference} chưa được xác nhận.", f"{reference} is not acknowledged."
        return [Fault(pointer, "not-acknowledged", vi, en)]
    if report["effective_on"] > on:
        vi, en = f"{reference} được xác nhận sau ngày {on}.", f"{reference} was acknowledged after {on}."
        return [Fault(pointer, "later-report", vi, en)]
    if told_percent is not None:
        vi, en = f"Khối lượng lấy theo {reference}.", f"The percentage is that of {reference}: leave it out."
        return [Fault("/progress_percent", "told-twice", vi, en)]
    return []


def lacking_for_advance(found: Entitlement) -> list[Fault]:
    """The papers and the progress that an advance still lacks (I25, I26)."""
    faults = [
        Fault(f"/papers/{paper.code}", paper.code, f"Thiếu: {paper.label_vi}.", f"Missing: {paper.label_en}.")
        for paper in found.missing_papers
    ]
    if not found.progress_suffices:
        vi = f"Khối lượng hoàn thành phải trên {found.progress_above_percent} %."
        en = f"More than {found.progress_above_percent} % of the work must be done."
        faults.append(Fault("/progress_percent", "progress", vi, en))
    return faults


def lacking_for_payment(accepted: int | None) -> list[Fault]:
    """A payment that is no advance is for work that was accepted."""
    if accepted is not None:
        return []
    vi, en = "Chưa nghiệm thu nên chỉ được tạm ứng.", "Not accepted yet: only an advance can be asked."
    return [Fault("/kind", "not-accepted", vi, en)]


def _progress_above(advance_class: AdvanceClass, signed_on: date) -> Decimal | None:
    advance_class.demand(signed_on, "progress_above_percent")
    return advance_class.progress_above_percent


def _paper(code: str) -> Paper:
    label = ADVANCES.label(code)
    return Paper(code, label.vi, label.en)

"""What a progress report may tell. Pure.

No text that was read says how often projects report: nothing here asks for a period.
"""

from datetime import date
from decimal import Decimal

from arit_contracts.dossiers import ProgressReportFile
from arit_kit.web.problems import Fault

UNDER_WAY = ("signed", "implementing")
"""States of an agreement in which its projects are carried out."""

WHOLE = Decimal(100)


def period_faults(body: ProgressReportFile, effective_on: date) -> list[Fault]:
    """A period is over when it is told, and no more than all of the work is done."""
    faults = []
    if body.to_on < body.from_on:
        vi, en = "Ngày cuối kỳ trước ngày đầu kỳ.", "The period would end before it starts."
        faults.append(Fault("/to_on", "before-start", vi, en))
    if body.to_on > effective_on:
        vi, en = f"Kỳ báo cáo chưa hết ngày {effective_on}.", f"The period had not ended on {effective_on}."
        faults.append(Fault("/to_on", "not-ended", vi, en))
    if body.progress_percent > WHOLE:
        vi, en = "Khối lượng hoàn thành không quá 100 %.", "No more than 100 % of the work is done."
        faults.append(Fault("/progress_percent", "above-whole", vi, en))
    return faults


def agreement_faults(state: str | None) -> list[Fault]:
    """Only a project under agreement is carried out; `state`: its agreement's, None where it has none."""
    if state in UNDER_WAY:
        return []
    vi = "Đề án không trong thời gian thực hiện hợp đồng."
    en = "The project is not being carried out under an agreement."
    return [Fault("/dossier_id", "not-under-agreement", vi, en)]


def backwards_faults(percent: Decimal, before: Decimal | None, after: Decimal | None, note: str | None) -> list[Fault]:
    """Progress never runs backwards without a note that says why.

    `before`, `after`: what the nearest reports of the project tell, up to the last day of the period and beyond it.
    """
    if note is not None:
        return []
    if before is not None and percent < before:
        vi, en = f"Kỳ trước đã đạt {before:f} %: nêu lý do (note).", f"{before:f} % were told before: say why (note)."
    elif after is not None and percent > after:
        vi, en = f"Kỳ sau chỉ đạt {after:f} %: nêu lý do (note).", f"Only {after:f} % are told later: say why (note)."
    else:
        return []
    return [Fault("/progress_percent", "runs-backwards", vi, en)]

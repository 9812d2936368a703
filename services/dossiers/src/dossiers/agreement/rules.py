"""What may be agreed (Điều 12 TT 36/2013/TT-BCT): planned dossiers of one implementer, within what the plan grants."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault, Problem
from dossiers.checklist.rules import Papers, missing
from dossiers.dossier.rules import count_of, more_than_establishments
from dossiers.dossier.workflow import DOSSIER
from dossiers.eligibility.rules import faults_of as ineligible


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an agreement: a dossier, the budget year that pays, đồng; when the work is to be done, if it says."""

    dossier_id: UUID
    year: int
    amount: int
    completes_on: date | None = None


def repeated(lines: Sequence[Line]) -> list[Fault]:
    """The lines that name a dossier's year once more."""
    vi, en = "Một năm của một hồ sơ chỉ ghi một dòng.", "One year of a dossier stands in one line."
    keys = [(line.dossier_id, line.year) for line in lines]
    return [Fault(f"/lines/{n}", "duplicate", vi, en) for n, key in enumerate(keys) if key in keys[:n]]


def late(lines: Sequence[Line]) -> list[Fault]:
    """The lines that end after their year: only an adjustment extends work into the next year (Điều 11 TT 36/2013)."""
    vi, en = "Kéo dài sang năm sau phải qua điều chỉnh.", "Only an adjustment extends the work into the next year."
    return [
        Fault(f"/lines/{n}/completes_on", "another-year", vi, en)
        for n, line in enumerate(lines)
        if line.completes_on and line.completes_on.year > line.year
    ]


def amounts_of(lines: Sequence[Line]) -> dict[UUID, int]:
    """What all years of each dossier come to, đồng."""
    amounts: dict[UUID, int] = defaultdict(int)
    for line in lines:
        amounts[line.dossier_id] += line.amount
    return amounts


def faults_of(
    dossiers: Sequence[Mapping[str, Any]], lines: Sequence[Line], on: date, unmet: Mapping[UUID, Sequence[str]]
) -> list[Fault]:
    """All that stands against agreeing on these lines, each named by its dossier's last (I07–I09, I12, I22, I23).

    `unmet`: what each dossier's appraisals rest on and is not met by that day.
    """
    amounts, places = amounts_of(lines), {line.dossier_id: place for place, line in enumerate(lines)}
    faults: list[Fault] = []
    parties = {(dossier["province"], dossier["implementer_unit"], dossier["implementer"]) for dossier in dossiers}
    if len(parties) > 1:
        vi, en = (
            "Các hồ sơ phải cùng tỉnh và đơn vị thực hiện.",
            "All dossiers must have one province and implementer.",
        )
        faults.append(Fault("/lines", "several-parties", vi, en))
    for dossier in dossiers:
        reference, line = dossier["reference"], f"/lines/{places[dossier['id']]}"
        pointer = f"{line}/dossier_id"
        if dossier["state"] != "plan_approved":
            state = dossier["state"]
            vi = f"{reference} ở trạng thái «{DOSSIER.states[state][0]}», chưa có kế hoạch hoặc đã ký hợp đồng."
            faults.append(Fault(pointer, "not-planned", vi, f"{reference} is {state}, not plan_approved."))
            continue
        for lack in missing(Papers.of(dossier), "agreement", on):
            vi, en = f"{reference} còn thiếu: {lack.label_vi}.", f"{reference} lacks: {lack.label_en}."
            faults.append(Fault(pointer, lack.code, f"{vi} ({lack.basis})", f"{en} ({lack.basis})"))
        if dossier["kind"] == "group":  # its beneficiaries may have been named after all appraisals
            faults += ineligible(dossier, on, pointer)
        for code in more_than_establishments(dossier["content_codes"], count_of(dossier["beneficiaries"]), on):
            vi = f"{reference}: {code} nhiều hơn số đơn vị thụ hưởng."
            en = f"{reference}: {code} stands more often than there are beneficiaries."
            faults.append(Fault(pointer, "above-establishments", vi, en))
        for condition in unmet.get(dossier["id"], ()):
            vi = f"{reference}: chưa đáp ứng điều kiện thẩm định: {condition}."
            faults.append(Fault(pointer, "unmet-condition", vi, f"{reference}: appraised on a condition: {condition}."))
        if amounts[dossier["id"]] > dossier["plan_amount"]:
            asked, most = amounts[dossier["id"]], dossier["plan_amount"]
            vi = f"{reference}: {in_figures(asked)} đồng vượt kế hoạch {in_figures(most)} đồng."
            en = f"{reference}: {asked:,} đồng is above the plan's {most:,} đồng."
            faults.append(Fault(f"{line}/amount", "above-plan", vi, en))
    return faults


def spread(accepted: int, agreed: Sequence[int]) -> list[int]:
    """An accepted amount over a dossier's lines, first year first, none above what was agreed; đồng."""
    left, shares = accepted, []
    for amount in agreed:
        share = min(left, amount)
        shares.append(share)
        left -= share
    return shares


def stopped_faults(lines: Sequence[Any]) -> list[Fault]:
    """The work of a project that was stopped is accepted no more (I35)."""
    if not any(line["stopped_on"] for line in lines):
        return []
    vi, en = "Đề án đã ngừng triển khai.", "The project was stopped."
    return [Fault("record:/dossier_id", "stopped", vi, en)]


def refuse_before_signing(on: date, signed_on: date) -> None:
    """422: nothing is asked or accepted under an agreement before the day of its signing."""
    if on < signed_on:
        vi, en = f"Hợp đồng ký ngày {signed_on}.", f"The agreement was signed on {signed_on}."
        fault = Fault("/effective_on", "before-signing", vi, en)
        raise Problem("effective-date", vi=vi, en=en, faults=[fault])

"""Who approves which change of a project, and what may be changed at all (Điều 11 TT 36/2013/TT-BCT). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from arit_contracts.dossiers import AdjustmentChanges
from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault
from dossiers.agreement.workflow import AGREEMENT, PAYABLE
from dossiers.appraisal.rules import Judged, above_ceiling
from dossiers.law import ADJUSTMENTS
from dossiers.law.adjustments import Approver
from dossiers.plan.rules import Asked

PLAIN = {"place": "place", "coordinating_unit": "coordinating_unit", "beneficiaries": "beneficiary"}
"""Fields of a request whose change is the Agency's, and what the law file calls it."""

ASKING = ("adjustment", "stop", "recovery")
"""What a finding asks for that an adjustment may follow."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change, who approves it, and by which block of law."""

    change: str
    approver: Approver
    rule: str
    basis: str
    status: str

    def plain(self) -> dict[str, object]:
        """As it is stored."""
        return asdict(self)


def kinds_of(changes: AdjustmentChanges, dossier: Mapping[str, Any]) -> list[str]:
    """What the request changes in truth, as the dossier stands now (I33): one đồng more is a raise."""
    kinds = [kind for field, kind in PLAIN.items() if getattr(changes, field) is not None]
    if changes.stop:
        kinds.append("stopped")
    if changes.support is not None:
        kinds.append("support_raised" if changes.support > dossier["plan_amount"] else "support_not_raised")
    if changes.contents is not None:
        kinds.append("contents")
    if changes.completes_on is not None:
        kinds.append("next_year" if changes.completes_on.year > fiscal_year(dossier) else "within_year")
    if changes.other is not None:
        kinds.append("other")
    return kinds


def weigh(kinds: Sequence[str], on: date) -> list[Weighed]:
    """Each change with its approver by the law of that day; raises NoRuleInForce, LawValueUnknown."""
    weighed = []
    for kind in kinds:
        rule = ADJUSTMENTS.on(on, kind)
        status = rule.demand(on, "approver")
        assert rule.approver is not None, "a block without a value is of status unknown"
        weighed.append(Weighed(kind, rule.approver, rule.rule, rule.basis, status))
    return weighed


def level_of(weighed: Sequence[Weighed]) -> Approver:
    """The heaviest change decides (khoản 2)."""
    return "ministry" if any(one.approver == "ministry" for one in weighed) else "agency"


def fiscal_year(dossier: Mapping[str, Any]) -> int:
    """The year to whose end the work may last without the Ministry: of its term, else its last plan year."""
    if dossier["completes_on"] is not None:
        return int(dossier["completes_on"].year)
    return int(max([dossier["plan_year"], *dossier["plan_years"]]))


def change_faults(changes: AdjustmentChanges, dossier: Mapping[str, Any]) -> list[Fault]:
    """A request asks for something, and for something else than what stands; a stop stands alone."""
    asked = {name: value for name, value in changes.model_dump(mode="json").items() if value not in (None, False)}
    if not asked:
        return [Fault("/changes", "nothing-asked", "Chưa nêu nội dung điều chỉnh.", "It asks for no change.")]
    if changes.stop and len(asked) > 1:
        vi, en = "Ngừng triển khai không kèm thay đổi khác.", "A stop goes without other changes."
        return [Fault("/changes/stop", "stop-alone", vi, en)]
    stands = {**dossier, "support": dossier["plan_amount"]}
    stands["completes_on"] = stands["completes_on"] and stands["completes_on"].isoformat()
    vi, en = "Không khác hiện tại.", "That is what stands."
    faults = [
        Fault(f"/changes/{name}", "unchanged", vi, en)
        for name, value in asked.items()
        if name in stands and stands[name] == value
    ]
    latest = fiscal_year(dossier) + 1
    if changes.completes_on is not None and changes.completes_on.year > latest:
        vi, en = f"Chỉ kéo dài sang năm sau, {latest}.", f"It is extended into the next year only, {latest}."
        faults.append(Fault("/changes/completes_on", "beyond-next-year", vi, en))
    return faults


def finding_faults(finding: Mapping[str, Any] | None, dossier_id: object) -> list[Fault]:
    """The finding is of this project, stands, and asks for adjustment, stop or recovery."""
    pointer = "/finding_id"
    if finding is None or finding["dossier_id"] != dossier_id:
        vi, en = "Không có phát hiện này về đề án.", "There is no such finding of the project."
        return [Fault(pointer, "not-found", vi, en)]
    if finding["asks"] not in ASKING or finding["state"] == "withdrawn":
        vi, en = "Phát hiện không yêu cầu điều chỉnh.", "The finding asks for no adjustment."
        return [Fault(pointer, "not-asked", vi, en)]
    return []


def level_faults(level: Approver, by: Approver, weighed: Sequence[Weighed]) -> list[Fault]:
    """The Agency approves what is its own to approve, and submits nothing else (I33)."""
    if level == by:
        return []
    heavy = [one for one in weighed if one.approver == "ministry"]
    if heavy:
        vi, en = f"Thuộc thẩm quyền của Bộ ({heavy[0].basis}).", f"It is the Ministry's to decide ({heavy[0].basis})."
        return [Fault(f"record:/weights/{weighed.index(heavy[0])}", "needs-ministry", vi, en)]
    vi, en = "Thuộc thẩm quyền của Cục.", "It is the Agency's to approve."
    return [Fault("record:/level", "needs-agency", vi, en)]


def with_raise(lines: Sequence[Judged], more: int) -> list[Judged]:
    """The lines, each proposed up to `more` higher but not above its ceiling: the raise may be any content's (I06)."""
    return [replace(line, proposed=max(line.proposed, min(line.proposed + more, line.ceiling or 0))) for line in lines]


def ceiling_faults(
    dossier: Mapping[str, Any], amount: int, lines: Sequence[Judged], summing: Mapping[str, tuple[int, int]]
) -> list[Fault]:
    """What stands against granting so much for these contents: their ceilings, and what their cluster has left (I06).

    The same limit as a plan's line has (I23).
    """
    faults = []
    for place in above_ceiling(lines):
        vi = f"Vượt mức hỗ trợ tối đa {in_figures(lines[place].ceiling or 0)} đồng ({lines[place].basis})."
        en = f"Above the ceiling of {lines[place].ceiling or 0:,} đồng ({lines[place].basis})."
        faults.append(Fault(f"record:/changes/contents/{place}/requested", "above-ceiling", vi, en))
    if summing and dossier["cluster_id"] is None:
        vi, en = (
            "Mức tối đa tính theo cụm, phải nêu cluster_id.",
            "Its cap counts per cluster: cluster_id must be known.",
        )
        faults.append(Fault("record:/dossier_id", "cluster-unknown", vi, en))
    limit = Asked(
        reference=dossier["reference"],
        state=dossier["state"],
        plan_year=dossier["plan_year"],
        amount=amount,
        proposed=sum(line.proposed for line in lines),
        ceilings=[line.ceiling for line in lines],
        summing=summing,
    ).limit()
    if amount > limit:
        vi, en = (
            f"{in_figures(amount)} đồng vượt mức {in_figures(limit)} đồng.",
            f"{amount:,} đồng is above what may be granted, {limit:,} đồng.",
        )
        faults.append(Fault("record:/changes/support", "above-ceiling", vi, en))
    return faults


def recoverable(finding: Mapping[str, Any] | None, accepted: int, *, followed: bool) -> int:
    """What of an accepted support a finding lets an adjustment take back, đồng: what it asks back, and once only."""
    if finding is None or finding["asks"] != "recovery" or finding["state"] == "withdrawn" or followed:
        return 0
    asked: int | None = finding["recovery_amount"]
    return accepted if asked is None else min(asked, accepted)


def spread_support(lines: Sequence[Mapping[str, Any]], before: int, after: int, *, recover: int) -> list[int]:
    """What the lines of a dossier's agreement come to, first year first, when its support changes; đồng.

    A raise is the last year's. A lower support cuts the last year first; what was accepted stays, but for what is to
    be recovered of it.
    """
    amounts = [int(line["amount"]) for line in lines]
    if after > before:
        return [*amounts[:-1], amounts[-1] + after - before]
    cut = max(0, sum(amounts) - after)
    for place in reversed(range(len(amounts))):
        part = min(cut, max(0, amounts[place] - int(lines[place]["accepted"] or 0)))
        amounts[place] -= part
        cut -= part
    cut = min(cut, recover)
    for place in reversed(range(len(amounts))):
        part = min(cut, amounts[place])
        amounts[place] -= part
        cut -= part
    return amounts


def agreement_faults(
    changes: AdjustmentChanges, agreement: Mapping[str, Any], lines: Sequence[Mapping[str, Any]], raised: bool
) -> list[Fault]:
    """An agreement that is wound up is adjusted no more; what was accepted is not raised, stopped or made up anew."""
    state = agreement["state"]
    if state not in PAYABLE:
        vi, en = f"Hợp đồng ở trạng thái «{AGREEMENT.states[state][0]}».", f"The agreement is {state}."
        return [Fault("record:/agreement_id", "agreement-ended", vi, en)]
    done = [line["accepted"] is not None for line in lines]
    if (all(done) and (changes.stop or changes.contents is not None)) or (raised and done[-1]):
        vi, en = "Đề án đã nghiệm thu.", "The project is accepted."
        return [Fault("record:/dossier_id", "accepted", vi, en)]
    return []

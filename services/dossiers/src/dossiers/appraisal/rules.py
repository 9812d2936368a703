"""Who may appraise, what a record of appraisal must say, and what it may propose: never above the day's ceiling."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from arit_contracts.dossiers import AppraisalCreate, AppraisalRemark, Score
from arit_kit.web.problems import Fault
from dossiers.law import CEILINGS, COUNCIL
from dossiers.support.rules import calculate


@dataclass(frozen=True, slots=True)
class Judged:
    """A line as it was proposed, with the ceiling that judged it (mức hỗ trợ tối đa), đồng."""

    content: str
    eligible_cost: int
    proposed: int
    ceiling: int | None
    rule: str
    basis: str
    status: str
    provisional: bool

    def plain(self) -> dict[str, object]:
        """As it is stored."""
        return asdict(self)


def judged(
    lines: Iterable[tuple[str, int, int]],
    on: date,
    *,
    decided: bool,
    granted_to_cluster: Mapping[str, int] = MappingProxyType({}),
) -> list[Judged]:
    """Each (content, eligible cost, proposed) with its ceiling on that day; provisional until the plan is decided.

    `granted_to_cluster`: what other dossiers of the same cluster were granted, by content, đồng (I06); what earlier
    lines of this one propose counts too.

    Raises NoRuleInForce for a content that the law of that day does not know; once decided, LawValueUnknown for
    one whose ceiling is not established.
    """
    result = []
    granted = Counter(granted_to_cluster)
    for content, cost, proposed in lines:
        support = calculate(content, cost, on, decided=decided, granted_to_cluster=granted[content])
        granted[content] += proposed
        if decided:
            support.demand()
        result.append(
            Judged(
                content=content,
                eligible_cost=cost,
                proposed=proposed,
                ceiling=support.amount,
                rule=support.rule,
                basis=support.basis,
                status=support.status,
                provisional=support.provisional,
            )
        )
    return result


def summing_over_cluster(
    lines: Iterable[Judged], on: date, granted_to_cluster: Mapping[str, int] = MappingProxyType({})
) -> dict[str, tuple[int, int]]:
    """By content whose cap counts over a whole cluster: what is proposed, and what is left of the cap, đồng."""
    found: dict[str, tuple[int, int]] = {}
    for line in lines:
        ceiling = CEILINGS.on(on, line.content)
        if ceiling.cap_sums and ceiling.cap is not None:
            before, _ = found.get(line.content, (0, 0))
            left = max(0, ceiling.cap - granted_to_cluster.get(line.content, 0))
            found[line.content] = before + line.proposed, left
    return found


def above_ceiling(lines: Sequence[Judged]) -> list[int]:
    """The places of lines that propose more than the law allows (I23)."""
    return [place for place, line in enumerate(lines) if line.ceiling is not None and line.proposed > line.ceiling]


def may_appraise(
    *,
    subject: str,
    unit: str | None,
    authors: Collection[str],
    implementer_unit: str | None,
    appraised_below: Collection[str] = (),
) -> bool:
    """The appraiser is no author of the dossier, nor of the unit that carries it out (I16).

    `appraised_below`: whoever appraised it at the base does not appraise it again at the ministry's level.
    """
    return subject not in {*authors, *appraised_below} and (unit is None or unit != implementer_unit)


def stated_too_often(asked: Sequence[str], contents: Sequence[str]) -> list[int]:
    """The places of contents that the dossier does not have, or not so often: each has its ceiling once (I23)."""
    return [place for place, content in enumerate(asked) if asked[: place + 1].count(content) > contents.count(content)]


def above_cost(lines: Iterable[tuple[str, int]], contents: Iterable[Mapping[str, Any]]) -> list[int]:
    """The places of lines (content, eligible cost) whose content counts for more than the dossier says it costs, đồng.

    A share of the cost is a share of no more than the whole (I23).
    """
    left: Counter[str] = Counter()
    for one in contents:
        left[one["content"]] += one["total_cost"]
    places = []
    for place, (content, cost) in enumerate(lines):
        left[content] -= cost
        if left[content] < 0:
            places.append(place)
    return places


def record_faults(body: AppraisalCreate) -> list[Fault]:
    """What in a record contradicts itself: its council, its scores, the conditions of its verdict."""
    faults = _repeated({f"/scores/{place}/criterion": score.criterion for place, score in enumerate(body.scores)})
    for place, score in enumerate(body.scores):
        if score.points > score.most:
            vi, en = f"Vượt điểm tối đa {score.most}.", f"Above the most of {score.most} points."
            faults.append(Fault(f"/scores/{place}/points", "above-most", vi, en))
    if body.conditions and body.verdict != "passed":
        vi, en = "Chỉ kết luận đạt mới kèm điều kiện.", "Only a passed verdict rests on conditions."
        faults.append(Fault("/conditions", "only-with-passed", vi, en))
    faults += _repeated({f"/conditions/{place}": text for place, text in enumerate(body.conditions)})
    if body.council is None:
        return faults
    if body.method != "council":
        vi, en = "Chỉ thẩm định bằng hội đồng mới có hội đồng.", "Only an appraisal by council has one."
        faults.append(Fault("/council", "not-by-council", vi, en))
    members = body.council.members
    faults += _repeated({f"/council/members/{place}/name": member.name for place, member in enumerate(members)})
    if sum(member.role == "chair" for member in members) != 1:
        vi, en = "Hội đồng có đúng một chủ tịch.", "A council has exactly one chair."
        faults.append(Fault("/council/members", "one-chair", vi, en))
    return faults


def worth_checking(body: AppraisalCreate, on: date) -> list[AppraisalRemark]:
    """That an appraisal by council names none, or that no majority of its verdicts carries a passed one.

    The law is only remembered to ask for it.
    """
    if body.method == "council" and body.council is None:
        rule = COUNCIL.on(on, "majority")
        return [
            AppraisalRemark(
                code="no-council",
                text_vi="Thẩm định bằng hội đồng nhưng không ghi thành viên hội đồng.",
                text_en="It was appraised by a council, whose members are not named.",
                basis=rule.basis,
                status=rule.status,
            )
        ]
    given = [member.verdict for member in body.council.members if member.verdict] if body.council else []
    if body.verdict != "passed" or not given:
        return []
    rule, passed = COUNCIL.on(on, "majority"), given.count("passed")
    if rule.passes_above_percent is None or passed * 100 > rule.passes_above_percent * len(given):
        return []
    return [
        AppraisalRemark(
            code="no-majority",
            text_vi=f"{passed}/{len(given)} thành viên hội đồng đánh giá đạt, chưa quá bán.",
            text_en=f"{passed} of {len(given)} members of the council found it passed, which is no majority.",
            basis=rule.basis,
            status=rule.status,
        )
    ]


def score_sums(scores: Sequence[Score]) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """What the scores come to, and what their criteria give at most; points."""
    if not scores:
        return None, None
    return sum((one.points for one in scores), Decimal()), sum((one.most for one in scores), Decimal())


def condition_faults(conditions: Sequence[Mapping[str, object]], place: int) -> list[Fault]:
    """What keeps the condition of that place from being met now."""
    if place >= len(conditions):
        vi, en = "Kết quả thẩm định không có điều kiện này.", "The appraisal has no such condition."
        return [Fault("/condition", "not-found", vi, en)]
    if conditions[place]["met_on"] is not None:
        vi = f"Điều kiện đã được đáp ứng ngày {conditions[place]['met_on']}."
        return [Fault("/condition", "met-before", vi, f"It was met on {conditions[place]['met_on']}.")]
    return []


def _repeated(named: Mapping[str, str]) -> list[Fault]:
    """The places of texts that stand there before, whatever their case."""
    seen, faults = set(), []
    for pointer, text in named.items():
        if text.casefold() in seen:
            faults.append(Fault(pointer, "duplicate", "Xuất hiện hai lần.", "It stands twice."))
        seen.add(text.casefold())
    return faults

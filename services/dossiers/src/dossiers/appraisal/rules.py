"""Who may appraise, and what an appraisal may propose: never above the ceiling of the law of the day."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType

from dossiers.law import CEILINGS
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


def may_appraise(*, subject: str, unit: str | None, authors: Collection[str], implementer_unit: str | None) -> bool:
    """The appraiser is no author of the dossier, nor of the unit that carries it out (I16)."""
    return subject not in authors and (unit is None or unit != implementer_unit)


def stated_too_often(asked: Sequence[str], contents: Sequence[str]) -> list[int]:
    """The places of contents that the dossier does not have, or not so often: each has its ceiling once (I23)."""
    return [place for place, content in enumerate(asked) if asked[: place + 1].count(content) > contents.count(content)]

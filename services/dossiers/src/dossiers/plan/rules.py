"""What a plan may contain (Điều 6, 8 TT 36/2013/TT-BCT): appraised dossiers of its year, within the ceiling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a plan with what decides about it; money in đồng, an unknown ceiling is None.

    `summing`: by content whose cap counts over a whole cluster, what is proposed and what is left of the cap.
    """

    reference: str
    state: str
    plan_year: int
    amount: int
    proposed: int
    ceilings: Sequence[int | None]
    in_cluster: bool = False
    summing: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def limit(self) -> int:
        """The most that the plan may grant it; of a summing content never more than the cluster has left (I06).

        A line is one amount for all its contents, so all of it may be that content's.
        """
        limits = [self.proposed, *(left for proposed, left in self.summing.values() if proposed > left)]
        if None not in self.ceilings:
            limits.append(sum(ceiling for ceiling in self.ceilings if ceiling is not None))
        return min(limits)


def counted(amount: int, summing: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    """What a granted amount counts against the cap of each summing content: at most what was proposed for it."""
    return {content: min(amount, proposed) for content, (proposed, _) in summing.items()}


def faults_of(lines: Sequence[Asked], plan_year: int) -> list[Fault]:
    """Everything that stands against the plan, line by line (I15, I23)."""
    faults = []
    for place, line in enumerate(lines):
        pointer = f"/lines/{place}"
        if line.state != "ministry_appraised":
            vi = f"{line.reference} chưa đạt thẩm định cấp Bộ."
            faults.append(Fault(pointer, "not-appraised", vi, f"{line.reference} has not passed the appraisal."))
            continue
        if line.plan_year != plan_year:
            vi = f"{line.reference} đăng ký cho năm {line.plan_year}."
            faults.append(Fault(pointer, "plan-year", vi, f"{line.reference} is registered for {line.plan_year}."))
        if line.summing and not line.in_cluster:
            vi = f"{line.reference}: mức tối đa tính theo cụm công nghiệp, phải nêu cluster_id."
            en = f"{line.reference}: its cap counts per industrial cluster, so cluster_id must be known."
            faults.append(Fault(f"{pointer}/dossier_id", "cluster-unknown", vi, en))
        limit = line.limit()
        if line.amount > limit:
            vi = f"{line.reference}: {in_figures(line.amount)} đồng vượt mức được duyệt {in_figures(limit)} đồng."
            en = f"{line.reference}: {line.amount:,} đồng is above what may be granted, {limit:,} đồng."
            faults.append(Fault(f"{pointer}/amount", "above-ceiling", vi, en))
    return faults

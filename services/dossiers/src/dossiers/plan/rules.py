"""What a plan may contain (Điều 6, 8 TT 36/2013/TT-BCT): appraised dossiers of its year, within the ceiling."""

from collections.abc import Sequence
from dataclasses import dataclass

from arit_kit.web.problems import Fault


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a plan with what decides about it; money in đồng, an unknown ceiling is None."""

    reference: str
    state: str
    plan_year: int
    amount: int
    proposed: int
    ceilings: Sequence[int | None]
    lacks_cluster: bool = False


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
        if line.lacks_cluster:
            vi = f"{line.reference}: mức tối đa tính theo cụm công nghiệp, phải nêu cluster_id."
            en = f"{line.reference}: its cap counts per industrial cluster, so cluster_id must be known."
            faults.append(Fault(f"{pointer}/dossier_id", "cluster-unknown", vi, en))
        limit = line.proposed
        if None not in line.ceilings:
            limit = min(limit, sum(ceiling for ceiling in line.ceilings if ceiling is not None))
        if line.amount > limit:
            vi = f"{line.reference}: {line.amount} đồng vượt mức được duyệt {limit} đồng."
            en = f"{line.reference}: {line.amount} đồng is above what may be granted, {limit} đồng."
            faults.append(Fault(f"{pointer}/amount", "above-ceiling", vi, en))
    return faults

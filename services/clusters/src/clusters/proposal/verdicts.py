"""What an appraisal may say (I16): one verdict a line, and one over all, not better than the worst. Pure."""

from collections.abc import Sequence
from typing import Any

from arit_contracts.clusters import ClusterProposalAppraise, JudgedLine, LineVerdict
from arit_kit.web.problems import Fault
from clusters.proposal.lines import each_once

FROM_BEST: tuple[LineVerdict, ...] = ("agree", "agree_with_conditions", "disagree", "return")
AGREED: frozenset[LineVerdict] = frozenset({"agree", "agree_with_conditions"})


def verdict_faults(appraisal: ClusterProposalAppraise, count: int) -> list[Fault]:
    """All that is wrong with an appraisal of so many lines; the verdict over all comes last."""
    faults = each_once([line.line for line in appraisal.lines], count)
    for place, line in enumerate(appraisal.lines):
        if line.verdict == "agree_with_conditions" and line.conditions is None:
            vi, en = "Đồng ý có điều kiện phải nêu điều kiện.", "An agreement with conditions names them."
            faults.append(Fault(f"/lines/{place}/conditions", "missing", vi, en))
        elif line.verdict != "agree_with_conditions" and line.conditions is not None:
            vi, en = "Chỉ đồng ý có điều kiện mới nêu điều kiện.", "Only an agreement with conditions names any."
            faults.append(Fault(f"/lines/{place}/conditions", "not-of-this-verdict", vi, en))
    return faults or _overall_faults(appraisal)


def _overall_faults(appraisal: ClusterProposalAppraise) -> list[Fault]:
    verdicts = [line.verdict for line in appraisal.lines]
    spoken_of = [verdict for verdict in verdicts if verdict in AGREED] if appraisal.partial else verdicts
    if not spoken_of:
        vi, en = "Không dòng nào được đồng ý.", "No line is agreed to, so none is spoken of."
        return [Fault("/partial", "nothing-agreed", vi, en)]
    worst = max(spoken_of, key=FROM_BEST.index)
    if FROM_BEST.index(appraisal.verdict) < FROM_BEST.index(worst):
        vi, en = f"Không thể tốt hơn dòng kém nhất ({worst}).", f"It is not better than the worst line ({worst})."
        return [Fault("/verdict", "better-than-worst", vi, en)]
    return []


def in_order(lines: Sequence[JudgedLine]) -> list[dict[str, Any]]:
    """The verdicts in the order of the proposal's lines, as they are kept."""
    kept = sorted(lines, key=lambda line: line.line)
    return [line.model_dump(mode="json", include={"verdict", "conditions", "note"}) for line in kept]

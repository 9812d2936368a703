"""What may be accepted of a project (nghiệm thu cơ sở, Điều 18 TT 36/2013/TT-BCT). Pure."""

from arit_kit.web.problems import Fault


def above_agreement(accepted: int, agreed: int, actual_cost: int) -> list[Fault]:
    """Never more support than was agreed, nor than the work cost in truth (I23); đồng."""
    limit = min(agreed, actual_cost)
    if accepted <= limit:
        return []
    vi = f"Giá trị nghiệm thu không vượt {limit} đồng (giá trị hợp đồng và chi phí thực tế)."
    en = f"No more than {limit} đồng can be accepted (what was agreed, what it cost)."
    return [Fault("/accepted", "above-agreement", vi, en)]

"""What may be accepted of a project (nghiệm thu cơ sở, Điều 18 TT 36/2013/TT-BCT). Pure; all in đồng.

The ceilings are those that were frozen with the plan's decision, now at what the work cost in truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault
from dossiers.agreement.settlement_file import NO_INVOICE
from dossiers.support.rules import earned, is_percentage


@dataclass(frozen=True, slots=True)
class Line:
    """One content: what of its cost may be supported, and the support accepted for it."""

    content: str
    actual_cost: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line, with the most that its content earned by the block of law that judged the plan."""

    content: str
    actual_cost: int
    accepted: int
    limit: int
    rule: str
    basis: str
    status: str

    def plain(self) -> dict[str, object]:
        """As it is stored."""
        return asdict(self)


def above_agreement(accepted: int, agreed: int, actual_cost: int) -> list[Fault]:
    """Never more support than was agreed, nor than the work cost in truth (I23)."""
    limit = min(agreed, actual_cost)
    if accepted <= limit:
        return []
    vi = f"Giá trị nghiệm thu không vượt {in_figures(limit)} đồng (giá trị hợp đồng và chi phí thực tế)."
    en = f"No more than {limit:,} đồng can be accepted (what was agreed, what it cost)."
    return [Fault("/accepted", "above-agreement", vi, en)]


def wrong_form(form: str, issues_invoice: bool | None) -> list[Fault]:
    """Who issues an invoice to the Agency uses form 5b or 5c, who does not 5a (I32); free where it is not said."""
    if issues_invoice is None or issues_invoice == (form != NO_INVOICE):
        return []
    vi, en = "Đơn vị không xuất hoá đơn cho Cục dùng Mẫu 5a.", "Who issues no invoice to the Agency uses form 5a."
    if issues_invoice:
        vi, en = "Đơn vị xuất hoá đơn cho Cục dùng Mẫu 5b hoặc 5c.", "Who issues an invoice uses form 5b or 5c."
    return [Fault("/form", "wrong-form", vi, en)]


def unmatched(lines: Sequence[Line], granted: Sequence[Mapping[str, Any]], accepted: int, cost: int) -> list[Fault]:
    """What keeps the lines from being the contents that the plan grants, each once, with the sums of the record.

    `granted`: the dossier's frozen ceilings. Without lines 422 only where there are several and a percentage (I31).
    """
    codes = [line["content"] for line in granted]
    if not lines:
        if len(codes) < 2 or not any(is_percentage(line["rule"]) for line in granted):
            return []
        of = ", ".join(codes)
        vi, en = f"Nêu riêng từng nội dung: {of}.", f"Name each content by itself: {of}."
        return [Fault("/lines", "lines-needed", vi, en)]
    faults, asked = [], [line.content for line in lines]
    for place, code in enumerate(asked):
        if asked[: place + 1].count(code) > codes.count(code):
            vi, en = f"Kế hoạch không hỗ trợ nội dung {code} này.", f"The plan does not grant this content {code}."
            faults.append(Fault(f"/lines/{place}/content", "not-granted", vi, en))
    for code in sorted({code for code in codes if asked.count(code) < codes.count(code)}):
        faults.append(Fault("/lines", "content-missing", f"Thiếu nội dung {code}.", f"The content {code} is missing."))
    if sum(line.accepted for line in lines) != accepted:
        vi, en = "Tổng các nội dung phải bằng giá trị nghiệm thu.", "The contents must add up to what is accepted."
        faults.append(Fault("/accepted", "sum-differs", vi, en))
    if sum(line.actual_cost for line in lines) > cost:
        vi, en = "Các nội dung vượt chi phí thực tế.", "The contents cost more than all of the work."
        faults.append(Fault("/actual_cost", "sum-differs", vi, en))
    return faults


def judged(
    lines: Sequence[Line], granted: Sequence[Mapping[str, Any]], accepted: int, cost: int
) -> tuple[list[Accepted], list[Fault]]:
    """Matched lines with what their content earned, and a fault for each that was accepted above it (I31).

    A dossier of one content needs no lines. Where none are needed and none were written, nothing is judged by content.
    """
    if alone := not lines and len(granted) == 1:
        lines = [Line(granted[0]["content"], cost, accepted)]
    left, found, faults = list(granted), [], []
    for place, line in enumerate(lines):
        ceiling = next(one for one in left if one["content"] == line.content)
        left.remove(ceiling)
        limit = min(line.actual_cost, earned(ceiling["rule"], line.actual_cost, ceiling["ceiling"]))
        by = {name: ceiling[name] for name in ("rule", "basis", "status")}
        found.append(Accepted(line.content, line.actual_cost, line.accepted, limit, **by))
        if line.accepted > limit:
            spent, basis = in_figures(line.actual_cost), by["basis"]
            vi = f"{line.content}: chi phí thực tế {spent} đồng, hỗ trợ tối đa {in_figures(limit)} đồng ({basis})."
            en = f"{line.content}: it cost {line.actual_cost:,} đồng, {limit:,} đồng at most is supported ({basis})."
            pointer = "/accepted" if alone else f"/lines/{place}/accepted"
            faults.append(Fault(pointer, "above-actual-cost", vi, en))
    return found, faults

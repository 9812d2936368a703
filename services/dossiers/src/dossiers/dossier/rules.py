"""What a dossier may be for: contents that industrial promotion knows on the day (Điều 4 NĐ 45/2012/NĐ-CP)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault
from arit_reference import content_codes
from dossiers.law import CEILINGS

KINDS = {
    "single": ("Đề án thường", "Single project"),
    "group": ("Đề án nhóm", "Group project"),
    "pilot": ("Đề án điểm", "Pilot project"),
    "task": ("Nhiệm vụ", "Task"),
}
"""What each kind of project is called, in Vietnamese and English."""

PER_BENEFICIARY = ("establishment", "enterprise")
"""What a ceiling may be for that is a beneficiary of its own."""


def content_faults(codes: Sequence[str], on: date, pointer: str) -> list[Fault]:
    """Each content, by its place, that no rule knows on that day; a divided code is answered with its parts."""
    faults = []
    for place, code in enumerate(codes):
        at = f"{pointer}/{place}/content"
        try:
            content = content_codes.get(code)
        except content_codes.UnknownContentCode as unknown:
            parts = " / ".join(one.code for one in unknown.candidates)
            vi = f"Không có nội dung {code}" + (f"; viết {parts}." if parts else ".")
            faults.append(Fault(at, "unknown-content", vi, f"{unknown}."))
            continue
        if not content.holds_on(on):
            vi, en = f"Nội dung {code} không áp dụng ngày {on}.", f"The content {code} does not hold on {on}."
            faults.append(Fault(at, "content-not-in-force", vi, en))
    return faults


def above_cost_faults(amounts: Sequence[tuple[int, int]], pointer: str) -> list[Fault]:
    """Each content, by its place, that asks for more than it costs; `amounts`: what each costs and asks, đồng."""
    faults = []
    for place, (total_cost, requested) in enumerate(amounts):
        if requested > total_cost:
            vi = f"Đề nghị {in_figures(requested)} đồng, lớn hơn tổng kinh phí {in_figures(total_cost)} đồng."
            en = f"{requested:,} đồng is asked for, more than the whole cost of {total_cost:,} đồng."
            faults.append(Fault(f"{pointer}/{place}/requested", "above-cost", vi, en))
    return faults


def count_of(beneficiaries: Iterable[Mapping[str, Any]]) -> int:
    """How many they are: who is named twice, by its tax code or else by name and commune, is one (I11, I23)."""
    return len({_who(one) for one in beneficiaries})


def more_than_establishments(codes: Sequence[str], beneficiaries: int, on: date) -> list[str]:
    """Contents with a ceiling for each establishment (cơ sở) that stand more often than there are beneficiaries.

    None while no beneficiary is named, which the checklist asks for by itself.
    """
    if not beneficiaries:
        return []
    counted = Counter(code for code in codes if CEILINGS.on(on, code).cap_per in PER_BENEFICIARY)
    return sorted(code for code, times in counted.items() if times > beneficiaries)


def _who(beneficiary: Mapping[str, Any]) -> tuple[str, ...]:
    if tax_code := beneficiary.get("tax_code"):
        return (tax_code,)
    return tuple(" ".join((beneficiary.get(name) or "").casefold().split()) for name in ("name", "commune"))

"""Judges a cluster by the criteria K1–K7 of a day (Điều 2, 10 NĐ 68/2017/NĐ-CP; Điều 2, 8 NĐ 32/2024/NĐ-CP). Pure.

Percentages are compared as fractions, never rounded. A missing figure makes a comparison one that cannot be judged.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt

from arit_contracts.clusters import CriteriaAnswer, Criterion, JudgedPart, Question, SourceFigure, Verdict
from clusters.criteria.facts import Facts, Known, Land, written
from clusters.law import CRITERIA, DISTRICTS, RULE_SETS
from clusters.law.criteria import CriterionBlock

COMPARISONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {">": gt, ">=": ge, "<": lt, "<=": le}
FROM_WORST: tuple[Verdict, ...] = ("not_met", "cannot_be_judged", "met", "not_applicable")
ASKED: Mapping[Question, tuple[str, ...]] = {
    "plan": ("K1", "K2"),
    "establish": ("K1", "K2", "K3", "K4"),
    "expand": ("K3", "K5", "K6", "K7"),
}
"""Which criteria a question is judged by."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion's verdict, the comparisons and figures behind it, and what must be said of it."""

    verdict: Verdict
    parts: Sequence[JudgedPart] = ()
    figures: Sequence[SourceFigure] = ()
    note: tuple[str, str] | None = None


def judge(question: Question, on: date, facts: Facts, rules_on: date | None = None) -> CriteriaAnswer:
    """Every criterion of the question by the rules of `rules_on` (of `on` when silent); the worst is the verdict.

    Raises NoRuleInForce for a day before the first law on clusters.
    """
    day = rules_on or on
    rule_set = RULE_SETS.on(day, "rule_set")
    criteria = [_criterion(code, on, day, facts) for code in ASKED[question]]
    return CriteriaAnswer(
        question=question,
        on=on,
        rule_set=str(rule_set.name),
        verdict=min((one.verdict for one in criteria), key=FROM_WORST.index),
        criteria=criteria,
    )


def _criterion(code: str, on: date, day: date, facts: Facts) -> Criterion:
    block, label = CRITERIA.on(day, code), CRITERIA.label(code)
    judged = _JUDGES[code](block, facts, on) if block.status != "unknown" else Judged("cannot_be_judged", note=_UNREAD)
    return Criterion(
        code=code,
        label_vi=label.vi,
        label_en=label.en,
        verdict=judged.verdict,
        parts=list(judged.parts),
        figures=list(judged.figures),
        note_vi=judged.note and judged.note[0],
        note_en=judged.note and judged.note[1],
        rule=block.rule,
        basis=block.basis,
        status=block.status,
    )


def is_small_allowed(facts: Facts) -> bool | None:
    """Whether it may be small, as in a mountainous district or a craft village; None where that is not known."""
    kind, mountainous = facts.kind.value, facts.mountainous.value
    if kind == "craft_village" or mountainous is True:
        return True
    return None if kind is None or mountainous is None else False


def _area(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    """K1 of ordinary clusters, K2 of those that may be small; both, where nobody knows which it is."""
    small, of_small = is_small_allowed(facts), block.key == "K2"
    figures = (facts.kind.shown("kind"), facts.mountainous.shown("mountainous"), facts.area.shown("area"))
    if small is not None and small != of_small:
        return Judged("not_applicable", figures=figures)
    parts = [_compared("area", facts.area.area, bound, "hectare") for bound in (block.smallest, block.largest)]
    verdict = _all(parts)
    if small is None and not of_small and verdict == "not_met":
        verdict = "cannot_be_judged"  # it might be one that may be small
    return Judged(verdict, parts, figures, _KIND_UNKNOWN if small is None else None)


def _in_plan(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    part = _true("in_plan", facts.in_plan)
    return Judged(part.verdict, [part], [facts.in_plan.shown("in_plan")])


def _district(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    """Mean occupancy, or land that is not leased. How the mean is taken is not settled: both ways must agree."""
    if facts.district is None:
        return Judged("cannot_be_judged", note=_DISTRICT_UNKNOWN)
    note = _district_note(facts, on)
    if not facts.district:
        return Judged("not_applicable", note=note)
    known = all(land.is_known for land in facts.district)
    weighted, simple = (weighted_mean(facts.district), simple_mean(facts.district)) if known else (None, None)
    unleased = sum((land.leasable - land.leased for land in facts.district), Decimal()) if known else None
    means = [
        _compared("mean_occupancy_weighted", weighted, block.occupancy, "percent"),
        _compared("mean_occupancy_simple", simple, block.occupancy, "percent"),
    ]
    land = _compared("unleased_area", unleased, block.unleased, "hectare")
    figures = [
        figure
        for one in facts.district
        for figure in (one.leasable_area.shown("leasable_area"), one.leased_area.shown("leased_area"))
    ]
    return Judged(_any([_agreed(means), land.verdict]), [*means, land], figures, note)


def _expanded_area(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    before = facts.area_before.area
    parts = [
        _compared("area", facts.area.area, block.largest, "hectare"),
        _compared("area", facts.area.area, None if before is None else f"> {before}", "hectare", ">"),
    ]
    return Judged(_all(parts), parts, [facts.area.shown("area"), facts.area_before.shown("area_before")])


def _full_or_wanted(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    industrial, demand = facts.industrial_area.area, facts.land_demand.area
    parts = [
        _compared(
            "occupancy", weighted_mean([facts.land]) if facts.land.is_known else None, block.occupancy, "percent"
        ),
        _compared("land_demand", demand, None if industrial is None else f"> {industrial}", "hectare", ">"),
    ]
    names = {
        "leasable_area": facts.land.leasable_area,
        "leased_area": facts.land.leased_area,
        "land_demand": facts.land_demand,
        "industrial_area": facts.industrial_area,
    }
    return Judged(_any(part.verdict for part in parts), parts, [one.shown(name) for name, one in names.items()])


def _operated(block: CriterionBlock, facts: Facts, on: date) -> Judged:
    part = _true("infrastructure_in_operation", facts.infrastructure_in_operation)
    return Judged(part.verdict, [part], [facts.infrastructure_in_operation.shown("infrastructure_in_operation")])


_JUDGES: Mapping[str, Callable[[CriterionBlock, Facts, date], Judged]] = {
    "K1": _area,
    "K2": _area,
    "K3": _in_plan,
    "K4": _district,
    "K5": _expanded_area,
    "K6": _full_or_wanted,
    "K7": _operated,
}


def weighted_mean(lands: Sequence[Land]) -> Fraction | None:
    """Occupancy in percent over all the land together; None where none is ready to be leased."""
    leasable = sum((land.leasable for land in lands), Decimal())
    leased = sum((land.leased for land in lands), Decimal())
    return Fraction(leased) * 100 / Fraction(leasable) if leasable else None


def simple_mean(lands: Sequence[Land]) -> Fraction | None:
    """The mean of the clusters' occupancies in percent; one without land ready to be leased has none."""
    each = [mean for land in lands if (mean := weighted_mean([land])) is not None]
    return sum(each, Fraction()) / len(each) if each else None


def _compared(
    what: str, value: Decimal | Fraction | None, bound: str | None, unit: str, otherwise: str = ""
) -> JudgedPart:
    """One comparison; `otherwise` is the sign where the bound is not known."""
    sign, _, limit = (bound or otherwise).partition(" ")
    verdict: Verdict = "cannot_be_judged"
    if value is not None and limit:
        verdict = "met" if COMPARISONS[sign](Fraction(value), Fraction(limit)) else "not_met"
    return JudgedPart(
        what=what,
        value=None if value is None else _shown(value),
        comparison=sign,
        bound=written(Decimal(limit)) if limit else None,
        unit=unit,
        verdict=verdict,
    )


def _true(what: str, known: Known) -> JudgedPart:
    verdict: Verdict = "cannot_be_judged" if known.value is None else "met" if known.value is True else "not_met"
    return JudgedPart(what=what, value=written(known.value), comparison="=", bound="true", unit="bool", verdict=verdict)


def _shown(value: Decimal | Fraction) -> str:
    """To four places, as hectares have them."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value
    return written(decimal.quantize(Decimal("0.0001"))) or ""


def _all(parts: Iterable[JudgedPart]) -> Verdict:
    return min((part.verdict for part in parts), key=FROM_WORST.index)


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    """Met if one is; not met if none can be."""
    found = set(verdicts)
    return "met" if "met" in found else "cannot_be_judged" if "cannot_be_judged" in found else "not_met"


def _agreed(parts: Iterable[JudgedPart]) -> Verdict:
    """What all say; where they differ, it cannot be judged."""
    found = {part.verdict for part in parts}
    return found.pop() if len(found) == 1 else "cannot_be_judged"


def _district_note(facts: Facts, on: date) -> tuple[str, str]:
    where = facts.district_name or ""
    vi, en = f"Địa bàn {where}".strip(), f"District {where}".strip()
    if not DISTRICTS.on(on, "district_level").exists:
        vi, en = f"{vi} (cấp huyện cũ, đến 30/6/2025)", f"{en} (the former one, to 2025-06-30)"
    if not facts.district:
        return f"{vi}: chưa có cụm khác được thành lập.", f"{en}: no other cluster is established."
    return (
        f"{vi}: {len(facts.district)} cụm khác. Luật không quy định cách tính bình quân: xét cả hai cách.",
        f"{en}: {len(facts.district)} others. The law does not say how the mean is taken: both ways are judged.",
    )


_UNREAD = ("Giá trị theo luật của ngày đó chưa được biết.", "The law's values of that day are not known.")
_KIND_UNKNOWN = (
    "Chưa rõ cụm có thuộc huyện miền núi hoặc làng nghề không.",
    "Whether it is mountainous or of a craft village is not known.",
)
_DISTRICT_UNKNOWN = (
    "Chưa rõ địa bàn cấp huyện có những cụm nào.",
    "Which clusters the district has is not known.",
)

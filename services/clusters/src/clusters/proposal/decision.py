"""What the province decided beside what was proposed and what the Ministry said (I15). Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.clusters import DecidedLine
from arit_kit.web.problems import Fault
from clusters.law.rule_sets import RuleSet
from clusters.proposal.lines import each_once, takes, written
from clusters.proposal.verdicts import AGREED

Line = Mapping[str, Any]
"""A line as it is kept: as proposed, judged or decided."""


def too_early_faults(rules: RuleSet, decided_on: date, opinion_on: date) -> list[Fault]:
    """Where the law puts the opinion before the decision, one dated earlier than the opinion is refused (I15)."""
    if decided_on >= opinion_on or not rules.opinion_precedes_decision:
        return []
    vi = f"Quyết định ngày {decided_on} có trước ý kiến ngày {opinion_on} ({rules.basis})."
    en = f"The decision of {decided_on} precedes the opinion of {opinion_on} ({rules.basis})."
    return [Fault("/document/issued_on", "before-opinion", vi, en)]


def decision_faults(decided: Sequence[DecidedLine], lines: Sequence[Line]) -> list[Fault]:
    """What is wrong with the decided lines themselves: each once, an area or phase only where the change has one."""
    faults = each_once([one.line for one in decided], len(lines))
    if faults:
        return faults
    for place, one in enumerate(decided):
        line = lines[one.line - 1]
        for name in ("area", "phase"):
            if getattr(one, name) is not None and not (one.adopted and takes(line["change"], name)):
                vi, en = "Dòng này không quyết định trường đó.", "Of this line, nothing of the kind is decided."
                faults.append(Fault(f"/lines/{place}/{name}", "not-of-this-change", vi, en))
        if one.adopted and line["change"] in ("add", "expand", "reduce") and not (one.area or line["area"]):
            vi, en = "Đề nghị không nêu diện tích; nêu ở đây.", "The proposal does not say the area; say it here."
            faults.append(Fault(f"/lines/{place}/area", "missing", vi, en))
    return faults


def settled(decided: Sequence[DecidedLine], lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The decision in the order of the proposal's lines; what it leaves out is adopted as proposed."""
    kept = []
    for one in sorted(decided, key=lambda one: one.line):
        line = lines[one.line - 1]
        kept.append(
            {
                "adopted": one.adopted,
                "decided_area": (written(one.area) or line["area"]) if one.adopted else None,
                "decided_phase": (one.phase or line["phase"]) if one.adopted else None,
            }
        )
    return kept


def deviations(
    lines: Sequence[Line], judged: Sequence[Line], decided: Sequence[Line], decided_on: date, opinion_on: date
) -> list[dict[str, Any]]:
    """Where the decision differs from the proposal as the Ministry judged it, line by line; then as a whole."""
    found = []

    def note(line: int | None, code: str, vi: str, en: str) -> None:
        found.append({"line": line, "code": code, "detail_vi": vi, "detail_en": en})

    for line, verdict, outcome in zip(lines, judged, decided, strict=True):
        number, agreed = line["line"], verdict["verdict"] in AGREED
        if not outcome["adopted"]:
            if agreed:
                note(number, "not-adopted", "Bộ đồng ý, tỉnh không quyết định.", "Agreed to, but not adopted.")
            continue
        if not agreed:
            vi, en = f"Tỉnh quyết định dù ý kiến là {verdict['verdict']}.", f"Adopted against {verdict['verdict']}."
            note(number, "adopted-against-opinion", vi, en)
        for name, decided_name in (("area", "decided_area"), ("phase", "decided_phase")):
            asked, given = line[name], outcome[decided_name]
            if asked is not None and given != asked:
                note(number, f"{name}-differs", f"Đề nghị {asked}, quyết định {given}.", f"Asked {asked}, got {given}.")
    if decided_on < opinion_on:
        vi = f"Quyết định ngày {decided_on}, ý kiến ngày {opinion_on}."
        en = f"Decided on {decided_on}, before the opinion of {opinion_on}."
        note(None, "decided-before-opinion", vi, en)
    return found

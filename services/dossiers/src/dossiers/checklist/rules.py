"""What a dossier lacks to pass a gate (kiểm tra hồ sơ), by the checklist of the gate's day. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arit_kit.law.papers import Missing, lacking
from arit_reference import content_codes
from dossiers.law.checklist import CHECKLIST, ChecklistItem, Condition, Gate, Kind
from dossiers.law.kinds import KINDS

BENEFICIARY_NAMED = "BEN"
PLACE_NAMED = "PLC"
BASE_APPRAISAL_RECORD = "A1"
REGISTERED_LIST = "R2"
SETTLEMENT: Gate = "settlement"


@dataclass(frozen=True, slots=True)
class Papers:
    """What the checklist looks at: kind, contents, papers with their sets (bộ), and what is true of it."""

    kind: Kind
    contents: Sequence[str]
    items: Mapping[str, int]
    facts: frozenset[Condition] = field(default_factory=frozenset)

    @classmethod
    def of(cls, dossier: Mapping[str, Any], elsewhere: Iterable[str] = ()) -> "Papers":
        """What a stored dossier holds; named beneficiaries and their places count as items of their own.

        `elsewhere`: the codes of papers that stand in other records.
        """
        facts: set[Condition] = set()
        items = {item["code"]: item["sets"] for item in dossier["items"]} | dict.fromkeys(elsewhere, 1)
        beneficiaries = dossier["beneficiaries"]
        if beneficiaries:
            items[BENEFICIARY_NAMED] = 1
        if beneficiaries and all(one.get("commune") for one in beneficiaries):
            items[PLACE_NAMED] = 1
        if any(not one.get("is_implementer") for one in beneficiaries):
            facts.add("implementer_is_not_beneficiary")
        if dossier["filed_by"] == "province":
            facts.add("filed_by_province")
        return cls(dossier["kind"], dossier["content_codes"], items, frozenset(facts))


def missing(papers: Papers, gate: Gate, on: date) -> list[Missing]:
    """All that keeps the dossier from passing the gate; what is only known from memory refuses no one."""
    return [lack for lack in _lacks(papers, gate, on) if not lack.is_remembered]


def worth_checking(papers: Papers, gate: Gate, on: date) -> list[Missing]:
    """What the dossier lacks of items that the law is only remembered to ask for: told, never refused."""
    return [lack for lack in _lacks(papers, gate, on) if lack.is_remembered]


def required(papers: Papers, gate: Gate, on: date) -> list[ChecklistItem]:
    """The items of this gate that such a dossier needs; items of unknown law are not asked for."""
    bases = {content_codes.base_of(content) for content in papers.contents}
    return [
        item
        for item in CHECKLIST.all_on(on)
        if item.gates.get(papers.kind) == gate
        and (not item.contents or item.contents & bases)
        and (item.condition is None or item.condition in papers.facts)
        and (item.late_too or "files_late" not in papers.facts)
    ]


def papers_of_dossier(on: date) -> set[str]:
    """The codes of the papers that a dossier may hold on that day: all but those of the settlement alone."""
    return {item.key for item in CHECKLIST.all_on(on) if not item.field and {*item.gates.values()} != {SETTLEMENT}}


def papers_of_settlement(on: date) -> set[str]:
    """The codes of the papers that a settlement file may hold on that day; with those whose gate is not known."""
    return {
        item.key
        for item in CHECKLIST.all_on(on)
        if not item.field and (SETTLEMENT in item.gates.values() or not item.gates)
    }


def comes_with_registration(kind: Kind, on: date) -> Gate | None:
    """The gate whose papers a registration brings for each of its lines: the full sets that the law asked for up to
    2018-08-22 (Điều 10 TT 36/2013/TT-BCT). None where the list comes alone."""
    for item in CHECKLIST.all_on(on):
        if item.key == REGISTERED_LIST and kind in item.gates:
            return item.brings
    return None


def _lacks(papers: Papers, gate: Gate, on: date) -> list[Missing]:
    return lacking(CHECKLIST, required(papers, gate, on), papers.items)


@dataclass(frozen=True, slots=True)
class UnmetByKind:
    """A criterion of its kind that a dossier does not meet."""

    field: str
    detail_vi: str
    detail_en: str
    basis: str


def pilot_faults(contents: Sequence[str], beneficiaries: int, plan_years: Sequence[int], on: date) -> list[UnmetByKind]:
    """What keeps a dossier from being a pilot; all at once. Raises LawValueUnknown before 2018-08-23."""
    law = KINDS.on(on, "pilot")
    law.demand(on, *law.value_fields())
    least_contents = law.contents_at_least or 0
    least_beneficiaries = law.beneficiaries_at_least or 0
    shortest, longest = law.years_at_least or 0, law.years_at_most or 0
    duration = max(plan_years) - min(plan_years) + 1 if plan_years else 0
    faults = []
    if len({content_codes.base_of(content) for content in contents}) < least_contents:
        faults.append(
            UnmetByKind(
                "contents",
                f"Đề án điểm có từ {least_contents} nội dung trở lên.",
                f"A pilot joins at least {least_contents} contents.",
                law.basis,
            )
        )
    if beneficiaries < least_beneficiaries:
        faults.append(
            UnmetByKind(
                "beneficiaries",
                f"Đề án điểm có từ {least_beneficiaries} đối tượng thụ hưởng trở lên.",
                f"A pilot has at least {least_beneficiaries} beneficiaries.",
                law.basis,
            )
        )
    if not shortest <= duration <= longest:
        faults.append(
            UnmetByKind(
                "plan_years",
                f"Đề án điểm thực hiện từ {shortest} đến {longest} năm.",
                f"A pilot runs for {shortest} to {longest} years.",
                law.basis,
            )
        )
    return faults


def single_remarks(contents: Sequence[str], on: date) -> list[UnmetByKind]:
    """What is only remembered of a single project (đề án thường): told, never refused."""
    law = KINDS.on(on, "single")
    most = law.contents_at_most
    if most is None or len({content_codes.base_of(content) for content in contents}) <= most:
        return []
    vi, en = f"Đề án thường có {most} nội dung.", f"A single project has {most} content."
    return [UnmetByKind("contents", vi, en, law.basis)]

"""When a round may be held and what it may recognise (TT 26/2014/TT-BCT, TT 14/2018/TT-BCT). Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import Certificate, VotingEntryCreate, VotingRemark, VotingRoundCreate
from arit_kit.web.problems import Fault
from arit_reference import provinces
from dossiers.law import VOTING
from dossiers.law.voting import VotingRule

PLACES = {
    "district": {"province", "district"},
    "province": {"province"},
    "region": {"region"},
    "national": set(),
}
"""Which fields say where a round of a level is held."""

RUN_BY = {"district": "province", "province": "province", "region": "agency", "national": "agency"}
"""Whose rounds those of a level are."""


BELOW = {"province": "district", "region": "province", "national": "region"}
"""The level whose recognition an entry may cite."""


def rule_of(level: str, opened_on: date) -> VotingRule:
    """What the law asks of a round of that level; its years between rounds are known.

    Raises NoRuleInForce, and LawValueUnknown where there is nothing known of the level.
    """
    rule = VOTING.on(opened_on, level)
    rule.demand(opened_on, "every_years", "after", "years_after")
    return rule


def place_faults(body: VotingRoundCreate) -> list[Fault]:
    """A round names the place that its level has, and no other."""
    faults = []
    for name in ("region", "province", "district"):
        needed, given = name in PLACES[body.level], getattr(body, name) is not None
        if needed and not given:
            vi, en = f"Bình chọn cấp này phải nêu {name}.", f"A round of this level names its {name}."
            faults.append(Fault(f"/{name}", "missing", vi, en))
        elif given and not needed:
            vi, en = f"Bình chọn cấp này không nêu {name}.", f"A round of this level has no {name}."
            faults.append(Fault(f"/{name}", "not-of-this-level", vi, en))
    return faults


def place_of(body: VotingRoundCreate, province: str | None) -> str:
    """Whose rounds a round follows, as one text; a district by its province."""
    if body.level == "district":
        return f"{province}/{' '.join(str(body.district).casefold().split())}"
    return province or body.region or ""


def places_before(body: VotingRoundCreate, place: str) -> list[str]:
    """The place and those whose rounds are its own earlier ones: a province's predecessors."""
    return sorted(provinces.scope_of(place)) if body.level == "province" else [place]


def rhythm_faults(rule: VotingRule, year: int, decided: Mapping[int, bool], lower: Collection[int]) -> list[Fault]:
    """Rounds of a level and place are `every_years` apart, or a multiple of it; one of a level that follows another
    is held the years after that the law says (I43).

    `decided`: the years of its other rounds, and whether the Ministry moved them; `lower`: those of the level below.
    """
    every = rule.every_years or 1
    nearest = [
        *sorted(other for other in decided if other < year)[-1:],
        *[other for other in sorted(other for other in decided if other > year)[:1] if not decided[other]],
    ]
    faults = []
    for other in nearest:
        if abs(year - other) % every:
            vi = f"Cách lần bình chọn năm {other} không tròn chu kỳ {every} năm ({rule.basis})."
            en = f"It is not {every} years, or a multiple, from the round of {other} ({rule.basis})."
            faults.append(Fault("/year", "out-of-rhythm", vi, en))
    if rule.after and rule.years_after is not None and year - rule.years_after not in lower:
        before = year - rule.years_after
        vi = f"Năm {before} không có bình chọn cấp dưới để tiếp nối ({rule.basis})."
        en = f"No {rule.after} round of {before} is recorded that it follows ({rule.basis})."
        faults.append(Fault("/year", "not-after-level-below", vi, en))
    return faults


def entry_faults(body: VotingEntryCreate, round: Mapping[str, Any], effective_on: date) -> list[Fault]:
    """A product is entered by a province of the round's place, after it was opened; higher rounds need a letter."""
    faults = []
    if effective_on < round["opened_on"]:
        vi, en = f"Bình chọn mở ngày {round['opened_on']}.", f"The round was opened on {round['opened_on']}."
        faults.append(Fault("/effective_on", "before-opening", vi, en))
    if round["province"] is not None and body.province != round["province"]:
        vi, en = f"Bình chọn này của {round['province']}.", f"The round is of {round['province']}."
        faults.append(Fault("/province", "another-place", vi, en))
    if round["region"] is not None and provinces.get(body.province).khuyencong_region != round["region"]:
        vi, en = "Tỉnh không thuộc khu vực bình chọn.", f"The province is not of the region {round['region']}."
        faults.append(Fault("/province", "another-place", vi, en))
    if round["run_by"] == "agency" and body.letter is None:
        vi, en = "Phải có văn bản đề cử của tỉnh.", "The province's letter of nomination is missing."
        faults.append(Fault("/letter", "missing", vi, en))
    return faults


def must_be_recognised_before(round: Mapping[str, Any]) -> bool:
    """Whether an entry is refused without a recognition by the level below; not where that is only remembered."""
    rule = rule_of(round["level"], round["opened_on"])
    return rule.presupposes is not None and _status_of(rule, "presupposes") != "memory"


def recognition_faults(
    round: Mapping[str, Any],
    province: str,
    earlier: Mapping[str, Any] | None,
    earlier_round: Mapping[str, Any] | None,
) -> list[Fault]:
    """A province's product was recognised by the level below, in a round of the same cycle (I43)."""
    rule, pointer = rule_of(round["level"], round["opened_on"]), "/recognised_before"
    if earlier is None or earlier_round is None:
        if not must_be_recognised_before(round):
            return []
        vi = f"Sản phẩm phải được công nhận ở cấp dưới trước ({rule.basis})."
        en = f"The product must have been recognised at the level {rule.presupposes} before ({rule.basis})."
        return [Fault(pointer, "missing", vi, en)]
    faults = []
    if earlier["state"] != "recognised":
        vi, en = "Sản phẩm chưa được công nhận ở lần bình chọn đó.", "That entry was not recognised."
        faults.append(Fault(pointer, "not-recognised", vi, en))
    if earlier["province"] not in provinces.scope_of(province):
        vi, en = "Sản phẩm đó của tỉnh khác.", "That entry is another province's."
        faults.append(Fault(pointer, "another-province", vi, en))
    if earlier_round["level"] != BELOW.get(round["level"]):
        vi, en = "Lần bình chọn đó không phải của cấp dưới liền kề.", "That round is not of the level just below."
        faults.append(Fault(pointer, "another-level", vi, en))
    elif not 0 <= round["year"] - earlier_round["year"] < (rule.every_years or 1):
        vi = f"Lần bình chọn năm {earlier_round['year']} không cùng kỳ với năm {round['year']} ({rule.basis})."
        en = f"The round of {earlier_round['year']} is not of the cycle of {round['year']} ({rule.basis})."
        faults.append(Fault(pointer, "another-cycle", vi, en))
    return faults


def proposal_faults(ids: Sequence[UUID], entries: Mapping[UUID, Mapping[str, Any]], round_id: UUID) -> list[Fault]:
    """The council proposes entries of its round, each once, whose dossier is complete and that were scored."""
    faults = _repeated({f"/entries/{place}": id for place, id in enumerate(ids)})
    for place, id in enumerate(ids):
        entry = entries[id]
        if entry["round_id"] != round_id:
            vi, en = "Sản phẩm của lần bình chọn khác.", "It is entered in another round."
            faults.append(Fault(f"/entries/{place}", "another-round", vi, en))
        elif entry["state"] != "complete" or not entry["scoring"]:
            vi, en = "Sản phẩm chưa đủ hồ sơ hoặc chưa được chấm điểm.", "Its dossier is not complete, or not scored."
            faults.append(Fault(f"/entries/{place}", "not-judged", vi, en))
    return faults


def certificate_faults(
    certificates: Sequence[Certificate], entries: Mapping[UUID, Mapping[str, Any]], proposed: Collection[UUID]
) -> list[Fault]:
    """No more is recognised than the council proposed (I43): each proposed entry at most once, under its own number."""
    faults = _repeated({f"/certificates/{place}/entry_id": one.entry_id for place, one in enumerate(certificates)})
    faults += _repeated({f"/certificates/{place}/number": one.number for place, one in enumerate(certificates)})
    for place, one in enumerate(certificates):
        if one.entry_id not in proposed or entries[one.entry_id]["state"] != "complete":
            vi, en = (
                "Hội đồng không đề nghị sản phẩm này, hoặc đã rút.",
                "The council did not propose it, or it is gone.",
            )
            faults.append(Fault(f"/certificates/{place}/entry_id", "not-proposed", vi, en))
    return faults


def sheet_faults(judges: Sequence[str]) -> list[Fault]:
    """A judge gives one sheet."""
    return _repeated({f"/sheets/{place}/judge": judge for place, judge in enumerate(judges)})


def worth_checking(round: Mapping[str, Any], entry: Mapping[str, Any], score: str | None) -> list[VotingRemark]:
    """What an entry lacks by law that is only remembered; `score` as points."""
    remarks = []
    rule = rule_of(round["level"], round["opened_on"])
    if rule.presupposes and entry["recognised_before"] is None:
        vi = "Không nêu lần được công nhận ở cấp dưới."
        en = f"No recognition at the level {rule.presupposes} is named."
        remarks.append(_remark("no-recognition-before", vi, en, rule, "presupposes"))
    points = VOTING.on(round["opened_on"], "points")
    if points.points_at_least is not None and score is not None and Decimal(score) < points.points_at_least:
        vi = f"Điểm bình quân {score} thấp hơn {points.points_at_least}."
        en = f"Its mean of {score} points is below {points.points_at_least}."
        remarks.append(_remark("few-points", vi, en, points, "points_at_least"))
    return remarks


def _remark(code: str, vi: str, en: str, rule: VotingRule, value: str) -> VotingRemark:
    return VotingRemark(code=code, text_vi=vi, text_en=en, basis=rule.basis, status=_status_of(rule, value))


def _status_of(rule: VotingRule, value: str) -> str:
    return rule.less_sure.get(value, rule.status)


def _repeated(named: Mapping[str, object]) -> list[Fault]:
    counts = Counter(named.values())
    vi, en = "Nêu hai lần.", "It is named twice."
    return [Fault(pointer, "duplicate", vi, en) for pointer, value in named.items() if counts[value] > 1]

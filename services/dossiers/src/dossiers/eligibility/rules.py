"""Who may benefit (Điều 1, 5 NĐ 45/2012/NĐ-CP; NĐ 235/2025/NĐ-CP), by the law of a day. Pure.

A question is answered with yes, no, or not at all: True, False, None. Only a no refuses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from arit_kit.web.problems import Fault
from arit_reference import content_codes, provinces
from arit_reference.evidence import Status, weakest
from dossiers.law.eligibility import ELIGIBILITY, EligibilityRule

Question = Literal["legal_form", "trade", "place", "content"]
Verdict = Literal["eligible", "not_eligible", "cannot_be_judged"]
Beneficiary = Mapping[str, Any]

SUBJECTS = ("establishment", "cleaner_production", "cluster_investor", "artisan", "service_provider")
DIFFICULT = {"difficult", "especially_difficult"}
_VERDICTS: Mapping[bool | None, Verdict] = {True: "eligible", False: "not_eligible", None: "cannot_be_judged"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the law of the day says to one question; `field`: the declared fact that answers it."""

    field: str
    question: Question
    verdict: Verdict
    detail_vi: str
    detail_en: str
    basis: str
    rule: str
    status: Status

    @property
    def refuses(self) -> bool:
        """Not eligible, by law that is more than remembered."""
        return self.verdict == "not_eligible" and self.status != "memory"


def judge(dossier: Mapping[str, Any], on: date) -> list[Judgement]:
    """Each beneficiary's legal form, trade and place (I07, I08, I09); nothing of a task, which has no beneficiaries.

    Which content is whose is not declared: a beneficiary is eligible if one of the contents admits it, and each
    content must admit one of the beneficiaries. Raises NoRuleInForce before 2012-07-05.
    """
    if dossier["kind"] == "task":
        return []
    bases = [content_codes.base_of(code) for code in dossier["content_codes"]]
    subjects = [ELIGIBILITY.on(on, SUBJECTS[0]), *(one for one in ELIGIBILITY.all_on(on) if one.key in SUBJECTS[1:])]
    found = []
    for place, beneficiary in enumerate(dossier["beneficiaries"]):
        at = f"beneficiaries/{place}"
        found.append(_of_form(f"{at}/legal_form", beneficiary, bases, subjects))
        form = beneficiary.get("legal_form")
        if form is None or any(subject.has_trade and form in subject.forms for subject in subjects):
            found.append(_of_trade(f"{at}/trade", beneficiary, ELIGIBILITY.on(on, "trades")))
        found.append(_of_place(f"{at}/place", beneficiary, dossier["province"], on))
    return found + _contents_for_nobody(dossier, bases, subjects)


def faults_of(dossier: Mapping[str, Any], on: date, at: str | None = None) -> list[Fault]:
    """What is not eligible; `at`: where the request names the dossier, if it is not the record acted upon."""
    return [
        Fault(at or f"/{one.field}", "not-eligible", f"{one.detail_vi} ({one.basis})", f"{one.detail_en} ({one.basis})")
        for one in judge(dossier, on)
        if one.refuses
    ]


def _of_form(field: str, who: Beneficiary, bases: Sequence[str], subjects: Sequence[EligibilityRule]) -> Judgement:
    """Whether it is a subject for one of the contents (I08)."""
    name, form = who["name"], who.get("legal_form")
    answers = [(subject, _any(_admits(subject, who, base) for base in bases)) for subject in subjects]
    verdict = _any(answer for _, answer in answers)
    rule = next((subject for subject, answer in answers if answer is verdict), subjects[0])
    if verdict:
        label = ELIGIBILITY.label(rule.key)
        vi, en = f"{name}: {label.vi.lower()}.", f"{name}: {label.en.lower()}."
    elif form is None:
        vi, en = f"Chưa khai loại hình của {name}.", f"The legal form of {name} is not declared."
    elif verdict is None and rule.small_or_medium_only:
        field = field.replace("legal_form", "small_or_medium")
        vi = f"Chưa khai {name} có phải doanh nghiệp nhỏ và vừa không."
        en = f"It is not declared whether {name} is a small or medium enterprise."
    elif verdict is None:
        vi, en = f"{name}: {rule.note}", f"{name}: the law that was read does not say whether it may benefit."
    else:
        large = form == "enterprise" and form in rule.forms
        vi = f"{name}: {'doanh nghiệp lớn' if large else 'loại hình này'} không thuộc đối tượng của các nội dung này."
        en = f"{name}: {'a large enterprise' if large else 'this legal form'} is no subject of these contents."
    return _judgement(field, "legal_form", verdict, vi, en, rule, "forms", "contents")


def _admits(subject: EligibilityRule, who: Beneficiary, base: str) -> bool | None:
    """Whether this subject's rule lets such a beneficiary be supported for a content."""
    form = who.get("legal_form")
    for_content = (not subject.contents or base in subject.contents) if subject.is_known("contents") else None
    if form is None or not subject.is_known("forms"):
        return _all([for_content, None])
    if subject.small_or_medium_only and form == "enterprise":
        return _all([for_content, form in subject.forms, who.get("small_or_medium")])
    return _all([for_content, form in subject.forms])


def _contents_for_nobody(
    dossier: Mapping[str, Any], bases: Sequence[str], subjects: Sequence[EligibilityRule]
) -> list[Judgement]:
    """The contents that admit none of the beneficiaries (I08), where some other content admits each of them."""
    found = []
    for place, base in enumerate(bases):
        answers = [_admits(subject, who, base) for who in dossier["beneficiaries"] for subject in subjects]
        if answers and _any(answers) is False:
            code = dossier["content_codes"][place]
            vi = f"Không đơn vị thụ hưởng nào thuộc đối tượng của nội dung {code}."
            en = f"None of the beneficiaries is a subject of the content {code}."
            found.append(_judgement(f"contents/{place}/content", "content", False, vi, en, subjects[0], "forms"))
    return found


def _of_trade(field: str, who: Beneficiary, rule: EligibilityRule) -> Judgement:
    """Whether its trade is promoted, and where (Điều 5; I09)."""
    name, trade, place = who["name"], who.get("trade"), who.get("place")
    if trade is None:
        vi, en = f"Chưa khai ngành nghề của {name}.", f"The trade of {name} is not declared."
        return _judgement(field, "trade", None, vi, en, rule, "trades")
    if trade not in rule.trades:
        vi = f"{name}: ngành nghề {trade} chưa được khuyến khích vào ngày này."
        return _judgement(
            field, "trade", False, vi, f"{name}: the trade {trade} is not promoted on this day.", rule, "trades"
        )
    if trade in rule.in_difficult_areas_only:
        difficult = None if place is None else bool(DIFFICULT & set(place["priority_areas"]))
        vi = f"{name}: ngành nghề {trade} chỉ được hỗ trợ ở địa bàn khó khăn, đặc biệt khó khăn."
        en = f"{name}: the trade {trade} is supported in difficult and especially difficult areas only."
        return _judgement(field, "trade", difficult, vi, en, rule, "in_difficult_areas_only")
    vi, en = f"{name}: ngành nghề được khuyến khích.", f"{name}: its trade is promoted."
    return _judgement(field, "trade", True, vi, en, rule, "trades")


def _of_place(field: str, who: Beneficiary, province: str | None, on: date) -> Judgement:
    """Whether support reaches where it is (I07)."""
    rule, name, place = ELIGIBILITY.on(on, "places"), who["name"], who.get("place")
    if place is None:
        vi, en = f"Chưa khai địa bàn của {name}.", f"What kind of place {name} is in is not declared."
        return _judgement(field, "place", None, vi, en, rule)
    verdict = True if rule.craft_villages and place["craft_village"] else _in_reach(rule, place, province, on)
    if verdict is None:
        vi, en = (
            f"{name}: chưa đủ căn cứ để xét địa bàn.",
            f"{name}: its place cannot be judged by the law of this day.",
        )
    elif verdict:
        vi, en = f"{name}: thuộc địa bàn được hỗ trợ.", f"{name}: in an area that is supported."
    else:
        vi, en = f"{name}: phường không thuộc địa bàn được hỗ trợ.", f"{name}: in a ward that is not supported."
    return _judgement(field, "place", verdict, vi, en, rule, "in_provinces")


def _in_reach(rule: EligibilityRule, place: Mapping[str, Any], province: str | None, on: date) -> bool | None:
    """By the kind of unit, the province of the day, and of a ward its city."""
    kind = place["kind"]
    if kind not in rule.in_provinces | rule.in_municipalities:
        return None  # a unit of another time: the law of this day does not know it
    if province is None:
        within = True if kind in rule.in_provinces & rule.in_municipalities else None
    elif _province_on(province, on).kind == "municipality":
        within = kind in rule.in_municipalities
    else:
        within = kind in rule.in_provinces
    if kind != "ward" or not rule.ward_city_classes:
        return within
    city = place["city_class"] or "town"
    return _all(
        [within, _any([city in rule.ward_city_classes, _lately_converted(rule, city, place["converted_on"], on)])]
    )


def _lately_converted(rule: EligibilityRule, city: str, converted_on: str | None, on: date) -> bool | None:
    """A ward of such a city that ceased to be a commune at most so many years ago; None where it has yet to."""
    if city not in rule.converted_ward_city_classes or converted_on is None or rule.converted_years_at_most is None:
        return False
    since = date.fromisoformat(converted_on)
    if on < since:
        return None  # no ward on this day: what is declared contradicts itself
    return (on.year, on.month, on.day) <= (since.year + rule.converted_years_at_most, since.month, since.day)


def _province_on(uid: str, on: date) -> provinces.Province:
    """The province of that day that a dossier of this one lies in."""
    later = None if provinces.valid_on(uid, on) else provinces.successor(uid)
    return provinces.get(later.uid if later else uid, on)


def _any(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return True if True in found else None if None in found else False


def _all(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return False if False in found else None if None in found else True


def _judgement(
    field: str, question: Question, verdict: bool | None, vi: str, en: str, rule: EligibilityRule, *judged_by: str
) -> Judgement:
    status = weakest([rule.status, *(rule.less_sure.get(name, rule.status) for name in judged_by)])
    return Judgement(field, question, _VERDICTS[verdict], vi, en, rule.basis, rule.rule, status)

"""What a survey may be planned and concluded with, what it may find, and whose list registers that. Pure.

No text that was read says how a survey is planned or held: what stands here is what the words mean.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import CandidateCreate, SurveyCreate
from arit_kit.web.places import each_once_faults
from arit_kit.web.problems import Fault
from arit_reference import agency_units
from arit_reference.provinces import places_of
from dossiers.survey.workflow import CANDIDATE, SURVEY


def plan_faults(body: SurveyCreate, on: date) -> list[Fault]:
    """A centre of the Agency surveys, before or in the plan's year, provinces of the first day, each once."""
    faults = []
    try:
        surveys = agency_units.get(body.centre, on).kind == "centre"
    except agency_units.UnknownAgencyUnit:
        surveys = False
    if not surveys:
        vi, en = f"{body.centre} không phải trung tâm của Cục.", f"{body.centre} is not a centre of the Agency."
        faults.append(Fault("/centre", "not-a-centre", vi, en))
    if body.ends_on < body.starts_on:
        vi, en = "Ngày kết thúc trước ngày bắt đầu.", "It would end before it starts."
        faults.append(Fault("/ends_on", "before-start", vi, en))
    if body.starts_on.year > body.plan_year:
        vi = f"Khảo sát cho kế hoạch năm {body.plan_year} bắt đầu sau năm đó."
        en = f"A survey for the plan of {body.plan_year} does not start after that year."
        faults.append(Fault("/plan_year", "after-plan-year", vi, en))
    return faults + each_once_faults(body.provinces, body.starts_on, "/provinces")


def candidate_faults(body: CandidateCreate) -> list[Fault]:
    """No more is asked for than it would cost."""
    if body.requested <= body.estimated_cost:
        return []
    vi, en = "Đề nghị hỗ trợ nhiều hơn tổng kinh phí.", "More is asked for than it would cost."
    return [Fault("/requested", "above-cost", vi, en)]


def found_faults(survey: Mapping[str, Any], province: str, found_on: date) -> list[Fault]:
    """Something is found by a survey that was held and is not concluded, in one of its provinces."""
    state, held_on = survey["state"], survey["held_on"]
    if state != "held":
        vi = f"Khảo sát ở trạng thái «{SURVEY.states[state][0]}», không thể ghi nhu cầu."
        en = f"The survey is {state}: nothing can be found."
        return [Fault("/survey_id", "survey-not-held", vi, en)]
    if found_on < held_on:
        vi, en = f"Khảo sát xong ngày {held_on}.", f"The survey was held until {held_on}."
        return [Fault("/effective_on", "before-held", vi, en)]
    if places_of(province).isdisjoint(survey["provinces"]):
        vi, en = f"Khảo sát không đến {province}.", f"The survey does not go to {province}."
        return [Fault("/province", "not-of-the-survey", vi, en)]
    return []


def conclusion_faults(issued_on: date, held_on: date) -> list[Fault]:
    """What a survey found is reported once it was held."""
    if issued_on >= held_on:
        return []
    vi = f"Báo cáo ngày {issued_on} có trước ngày khảo sát xong {held_on}."
    en = f"A report of {issued_on} is older than the survey's last day, {held_on}."
    return [Fault("/document/issued_on", "before-held", vi, en)]


def citing_faults(
    places: Sequence[tuple[str, Mapping[str, Any]]],
    concluded: Mapping[UUID, date],
    registration: Mapping[str, Any],
    on: date,
) -> list[Fault]:
    """What keeps a list's lines from registering the candidates that they cite.

    `places`: where each line cites which; `concluded`: the surveys that are, and since when. A candidate is registered
    once, for its plan year or a later one, by the list of its province or of the centre that found it.
    """
    faults, seen = [], set()
    for pointer, candidate in places:
        reference, state, year = candidate["reference"], candidate["state"], candidate["plan_year"]
        if candidate["id"] in seen:
            faults.append(Fault(pointer, "duplicate", f"{reference} xuất hiện hai lần.", f"{reference} stands twice."))
        elif state != "open":
            vi, en = f"{reference} ở trạng thái «{CANDIDATE.states[state][0]}».", f"{reference} is {state}."
            faults.append(Fault(pointer, "not-open", vi, en))
        elif candidate["survey_id"] not in concluded or concluded[candidate["survey_id"]] > on:
            vi, en = f"Khảo sát của {reference} chưa báo cáo.", f"The survey of {reference} was not concluded."
            faults.append(Fault(pointer, "not-concluded", vi, en))
        elif registration["plan_year"] < year:
            vi, en = f"{reference} thuộc kế hoạch năm {year}.", f"{reference} is for the plan of {year}."
            faults.append(Fault(pointer, "earlier-year", vi, en))
        elif not _is_of(candidate, registration):
            vi, en = f"{reference} không thuộc danh mục này.", f"{reference} is for another's list."
            faults.append(Fault(pointer, "another-list", vi, en))
        seen.add(candidate["id"])
    return faults


def _is_of(candidate: Mapping[str, Any], registration: Mapping[str, Any]) -> bool:
    """Whether the list is that of the candidate's province, or of what took its place, or of its centre."""
    if registration["province"] is None:
        return bool(registration["implementer_unit"] == candidate["implementer_unit"])
    return registration["province"] in places_of(candidate["province"])

"""Reference data that the gateway answers: provinces, working days, the Agency's units, as of a given day."""

from typing import Annotated, Literal

from pydantic import Field

from arit_contracts.forms import Answer, SkippedDay
from arit_contracts.values import Day, ProvinceUid

Evidence = Literal["verified", "secondary", "memory", "unknown"]
"""How well a fact of law is known: read in the text, in a summary, from memory, or not at all."""

KhuyencongRegion = Literal["bac", "mien_trung_tay_nguyen", "nam"]
"""The three regions of industrial promotion (khuyến công): north, centre and highlands, south."""


class Province(Answer):
    """A provincial-level unit (đơn vị hành chính cấp tỉnh), under its name of the day asked for."""

    uid: ProvinceUid
    code: Annotated[str, Field(description="Two digits; ambiguous without the generation, so never sent to us.")]
    generation: Annotated[Literal["63", "34"], Field(description="63 units to 2025-06-30, 34 from 2025-07-01.")]
    name_vi: str
    full_name_vi: str
    name_en: str
    kind: Literal["province", "municipality"]
    region: str
    khuyencong_region: KhuyencongRegion
    valid_from: Day
    valid_to: Annotated[Day | None, Field(description="Its last day; null while it exists.")]
    predecessors: Annotated[list[str], Field(description="The uids merged into it.")]
    successors: Annotated[list[str], Field(description="The uid that took its place.")]
    basis: Annotated[str, Field(description="The legal instrument.")]


class AgencyUnit(Answer):
    """The Agency (Cục), a desk or a centre of its own, or a unit of the Ministry; by its name of the day."""

    code: str
    kind: Literal["agency", "desk", "centre", "ministry_unit"]
    parent: Annotated[str | None, Field(description="The code of the unit that it belongs to.")]
    region: KhuyencongRegion | None
    name_vi: str
    name_en: str
    valid_from: Annotated[Day | None, Field(description="First day of this name; null where it is not known.")]
    valid_to: Day | None
    basis: str
    status: Evidence


class DueDate(Answer):
    """When a term that an event started ends. The day of the event is not counted (BLDS 2015, Đ147)."""

    from_on: Annotated[Day, Field(description="The day of the event.")]
    days: int
    unit: Literal["working", "calendar"]
    due_on: Day
    last_working_day_on: Annotated[Day, Field(description="`due_on`, or the last working day before it.")]
    skipped: Annotated[list[SkippedDay], Field(description="Empty for calendar days: they all count.")]
    known: Annotated[
        bool,
        Field(description="False where the days off are not announced yet, or one of them is not certain."),
    ]

"""Statistics (số liệu thống kê): what a service counts of its own records for a period, in one shape for all services.

Whoever reads them need not know what a service counts: a figure brings its names and its unit.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from arit_contracts.forms import Answer, Request
from arit_contracts.values import CLEANED, Day, Instant, ProvinceUid

GREATEST_NUMBER_OF_PROVINCES = 97

_UID: TypeAdapter[str] = TypeAdapter(ProvinceUid)


def _provinces(text: str) -> str:
    uids = text.split(",")
    if len(uids) > GREATEST_NUMBER_OF_PROVINCES:
        raise PydanticCustomError("too_many", "Name at most {most} provinces.", {"most": GREATEST_NUMBER_OF_PROVINCES})
    for uid in uids:
        _UID.validate_python(uid)
    return ",".join(dict.fromkeys(uids))


class StatisticsAsked(Request):
    """For which days, and for which provinces also apart."""

    from_on: Annotated[Day, Field(description="The period's first day.")]
    to_on: Annotated[Day, Field(description="Its last day; what stands is told as of that day.")]
    province: Annotated[
        Annotated[str, Field(max_length=1000), CLEANED, AfterValidator(_provinces)] | None,
        Field(description="Provinces by commas: they are counted apart, and nothing else is counted."),
    ] = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> "StatisticsAsked":
        if self.to_on < self.from_on:
            raise PydanticCustomError("period", "The period ends before it begins.")
        return self

    @property
    def provinces(self) -> list[str]:
        """The provinces asked for; none means the whole country."""
        return self.province.split(",") if self.province else []


class Figure(Answer):
    """A figure with its names and its unit."""

    key: Annotated[str, Field(description="Its name for programs; stable.", examples=["agreements_signed"])]
    label_vi: str
    label_en: str
    when: Annotated[
        str, Field(description="period: counted over it; day: standing on its last day. Read as an open set.")
    ]
    unit: Annotated[
        str, Field(description="What the value counts: count, dong, hectare or percent; read as an open set.")
    ]
    value: Annotated[
        int | str | None,
        Field(description="An integer (count, đồng) or a decimal string (hectares, percent); null: cannot be told."),
    ]


class ProvinceFigures(Answer):
    """The same figures of one province and its predecessors."""

    province: str
    figures: list[Figure]


class Statistics(Answer):
    """What a service counts, and when it counted."""

    from_on: date
    to_on: date
    taken_at: Annotated[Instant, Field(description="The moment of recording up to which records were counted.")]
    figures: Annotated[list[Figure], Field(description="Over all that the caller sees, or over the provinces asked.")]
    provinces: Annotated[list[ProvinceFigures], Field(description="Each province asked for, in that order.")]

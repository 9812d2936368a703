"""The values that every contract is made of: text, money, dates, provinces, names of records.

Money is integer đồng; area hectares; a rate a percentage. Money, area and rates are never floats.
"""

import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Flag = Annotated[bool, Field(strict=True)]
"""True or false in a body; no text or number stands for either."""

GREATEST_AMOUNT = 9_007_199_254_740_991
"""The greatest integer that a JSON number carries exactly in every client (2^53 - 1)."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Control characters but newline and tab, and those that show nothing but change what is read (bidi, zero width)."""


def clean_text(value: object) -> object:
    """Text as it is stored: NFC, trimmed, lines ended by a newline alone; control characters are refused."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if _FORBIDDEN.search(text):
        raise PydanticCustomError("control_character", "The text holds a control character.")
    return text


CLEANED = BeforeValidator(clean_text)
"""Stands after the constraints of a text: in front of them, a schema would not show their pattern."""

Text = Annotated[str, CLEANED]
"""Text without a limit of its own."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=300), CLEANED]
Title = Annotated[str, StringConstraints(min_length=3, max_length=500), CLEANED]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=5_000), CLEANED]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1_000), CLEANED]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"), CLEANED]

Amount = Annotated[
    int,
    Field(ge=0, le=GREATEST_AMOUNT, strict=True, description="Integer đồng (VND).", examples=[300_000_000]),
]
PositiveAmount = Annotated[
    int,
    Field(ge=1, le=GREATEST_AMOUNT, strict=True, description="Integer đồng (VND).", examples=[300_000_000]),
]


def _no_float(value: object) -> object:
    if isinstance(value, Decimal) or (isinstance(value, str) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value)):
        return value
    raise PydanticCustomError("decimal_string", "Write the number as a string of digits, not as a JSON number.")


Area = Annotated[
    Decimal,
    BeforeValidator(_no_float),
    Field(ge=0, max_digits=12, decimal_places=4, description="Hectares, up to 4 decimal places."),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,8}(\.[0-9]{1,4})?$", "examples": ["49.9500"]}),
]
Percent = Annotated[
    Decimal,
    BeforeValidator(_no_float),
    Field(
        ge=0,
        max_digits=9,
        decimal_places=4,
        description="Percent; a plan can be exceeded, so not bounded by 100.",
    ),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,5}(\.[0-9]{1,4})?$", "examples": ["50"]}),
]

Points = Annotated[
    Decimal,
    BeforeValidator(_no_float),
    Field(ge=0, le=100, max_digits=5, decimal_places=2, description="Points, up to 2 decimal places."),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$", "examples": ["27.5"]}
    ),
]

EARLIEST_DAY = date(2000, 1, 1)
LATEST_DAY = date(2199, 12, 31)


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    raise PydanticCustomError("day", "Write the day as YYYY-MM-DD.")


Day = Annotated[date, BeforeValidator(_day), Field(ge=EARLIEST_DAY, le=LATEST_DAY, examples=["2022-07-15"])]
"""A day in Asia/Ho_Chi_Minh; the field's name ends in `_on`."""

Instant = AwareDatetime
"""A moment in UTC, RFC 3339 with Z; the field's name ends in `_at`."""

_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)
AskedInstant = Annotated[AwareDatetime, Field(ge=_EARLIEST, le=_LATEST)]
"""A moment that a request asks of, in any zone; at the ends of the calendar another zone has no such moment."""

Year = Annotated[int, Field(ge=2000, le=2099, strict=True, examples=[2022])]

AskedYear = Annotated[int, Field(ge=2000, le=2099, examples=[2022])]
"""A year as a parameter of a list, which is a text at first."""

_PROVINCE = re.compile(r"^VN(63|64|34)-[0-9]{2}$")


def _province_shape(value: str) -> str:
    if re.fullmatch(r"[0-9]{1,2}", value):
        number = value.zfill(2)
        raise PydanticCustomError(
            "bare_province_code",
            "A bare code names different provinces before and after 2025-07-01: write {old} or {new}.",
            {"old": f"VN63-{number}", "new": f"VN34-{number}"},
        )
    if not _PROVINCE.match(value):
        raise PydanticCustomError("province_uid", "Write the province's uid, such as VN63-86 or VN34-86.")
    return value


ProvinceUid = Annotated[
    Text,
    AfterValidator(_province_shape),
    Field(description="A province of a generation: VN63-86 to 2025-06-30, VN34-86 from 2025-07-01."),
    WithJsonSchema({"type": "string", "pattern": _PROVINCE.pattern, "examples": ["VN63-86"]}),
]

UnitCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{1,39}$"),
    CLEANED,
    Field(description="A unit that carries out or handles: TTKC-VN63-86, TTKC1.", examples=["TTKC-VN63-86"]),
]

_URN = re.compile(r"^urn:arit:[a-z_]+:[a-z_]+:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
Urn = Annotated[str, StringConstraints(pattern=_URN.pattern, max_length=120), CLEANED]
"""A record's name across services: urn:arit:<service>:<kind>:<uuid>."""


def urn(service: str, kind: str, id: UUID) -> str:
    """The name under which other services know the record."""
    return f"urn:arit:{service}:{kind}:{id}"

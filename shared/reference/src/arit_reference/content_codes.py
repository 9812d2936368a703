"""The contents of industrial promotion (nội dung hoạt động khuyến công) by code, and since when they hold."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from arit_reference.data_files import read
from arit_reference.instruments import cited

_BASE_LENGTH = len("C02")


class ContentCode(BaseModel):
    """A content that support can be asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name_vi: str
    name_en: str
    valid_from: date = date(2012, 7, 5)
    valid_to: date | None = None
    basis: str = "NĐ 45/2012/NĐ-CP, Đ4"

    @property
    def base(self) -> str:
        """The content without the letter that only divides its limits: C02 of C02a, C04 of C04L."""
        return base_of(self.code)

    def holds_on(self, day: date) -> bool:
        """Whether support for this content existed on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class UnknownContentCode(KeyError):
    """No content has this code; `candidates` are the divisions of it that exist (C07a and C07b for C07)."""

    def __init__(self, code: str, candidates: tuple[ContentCode, ...]) -> None:
        super().__init__(code)
        self.code = code
        self.candidates = candidates

    def __str__(self) -> str:
        if not self.candidates:
            return f"no content has the code {self.code!r}"
        meant = " or ".join(f"{content.code} ({content.name_en})" for content in self.candidates)
        return f"the content {self.code!r} is divided: write {meant}"


def base_of(code: str) -> str:
    """The undivided content of a code: C02 of C02a; also of a code that no content has."""
    return code[:_BASE_LENGTH]


def get(code: str) -> ContentCode:
    """The content of this code."""
    try:
        return _CODES[code]
    except KeyError:
        raise UnknownContentCode(code, tuple(c for c in _CODES.values() if c.base == code)) from None


def on(day: date) -> list[ContentCode]:
    """All contents of that day, in the order of their codes."""
    return [content for content in _CODES.values() if content.holds_on(day)]


def _read() -> dict[str, ContentCode]:
    codes: dict[str, ContentCode] = {}
    for row in read("content_codes.toml")["codes"]:
        content = ContentCode.model_validate(row)
        cited(content.basis)
        if content.code in codes:
            raise ValueError(f"content_codes.toml lists {content.code} twice")
        codes[content.code] = content
    return codes


_CODES = _read()

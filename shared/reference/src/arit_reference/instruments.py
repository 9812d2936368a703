"""The legal instruments that the rules cite: what they are called, who issued them, when they held.

A citation is a key of `data/instruments.toml`, the article after a comma, several joined by `;`:
"TT 36/2013/TT-BCT, Đ13; TT 17/2018/TT-BCT, Đ1 k13".
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from arit_reference.data_files import read
from arit_reference.evidence import Status


class Instrument(BaseModel):
    """A legal instrument (văn bản); None stands for a date that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    number: str
    title: str
    issuer: str
    signed_on: date | None = None
    effective_on: date | None = None
    ended_on: date | None = None
    status: Status


class UnknownInstrument(KeyError):
    """A citation names an instrument that `data/instruments.toml` does not list."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def __str__(self) -> str:
        return f"instruments.toml lists no instrument {self.key!r}"


def get(key: str) -> Instrument:
    """The instrument of this key, such as `TT 28/2018/TT-BTC`."""
    try:
        return _INSTRUMENTS[key]
    except KeyError:
        raise UnknownInstrument(key) from None


def cited(basis: str) -> tuple[Instrument, ...]:
    """The instruments that a citation names, in its order; refuses one that is not listed."""
    return tuple(get(part.split(",", 1)[0].strip()) for part in basis.split(";"))


def all_instruments() -> tuple[Instrument, ...]:
    """Every instrument, in the file's order."""
    return tuple(_INSTRUMENTS.values())


def _read() -> dict[str, Instrument]:
    instruments: dict[str, Instrument] = {}
    for row in read("instruments.toml")["instruments"]:
        instrument = Instrument.model_validate({"number": row["key"], **row})
        if instrument.key in instruments:
            raise ValueError(f"instruments.toml lists {instrument.key!r} twice")
        instruments[instrument.key] = instrument
    return instruments


_INSTRUMENTS = _read()

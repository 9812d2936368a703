"""The Agency (Cục), its desks and centres (Trung tâm Khuyến công 1, 2, 3), by their names of a given day."""

from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from arit_reference.data_files import read
from arit_reference.evidence import Status
from arit_reference.instruments import cited
from arit_reference.provinces import KhuyencongRegion

UnitKind = Literal["agency", "desk", "centre", "ministry_unit"]


class AgencyUnit(BaseModel):
    """A unit under one of its names; `valid_from` is None where its first day is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    kind: UnitKind
    parent: str | None = None
    region: KhuyencongRegion | None = None
    name_vi: str
    name_en: str
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str
    status: Status

    @property
    def is_of_the_agency(self) -> bool:
        """The Agency itself, or one of its own desks and centres, whose dossiers need no base appraisal."""
        return self.kind != "ministry_unit"

    def holds_on(self, day: date) -> bool:
        """Whether the unit bore this name on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class UnknownAgencyUnit(KeyError):
    """No unit has this code, or it had not begun or had ended on that day."""

    def __init__(self, code: str, day: date | None) -> None:
        super().__init__(code)
        self.code = code
        self.day = day

    def __str__(self) -> str:
        return f"no agency unit has the code {self.code!r}" + (f" on {self.day}" if self.day else "")


def get(code: str, on: date | None = None) -> AgencyUnit:
    """The unit under its name of that day; under its latest name when no day is given."""
    names = [unit for unit in _UNITS if unit.code == code and (on is None or unit.holds_on(on))]
    if not names:
        raise UnknownAgencyUnit(code, on)
    return names[-1]


def on(day: date) -> list[AgencyUnit]:
    """All units of that day, the Agency first."""
    return [unit for unit in _UNITS if unit.holds_on(day)]


def _read() -> list[AgencyUnit]:
    units = [AgencyUnit.model_validate(row) for row in read("agency_units.toml")["units"]]
    latest: dict[str, AgencyUnit] = {}
    for unit in units:
        cited(unit.basis)
        before = latest.get(unit.code)
        if before and (before.valid_to is None or unit.valid_from != before.valid_to + timedelta(days=1)):
            raise ValueError(f"agency_units.toml: the names of {unit.code} overlap or leave a gap")
        if unit.parent and unit.parent not in latest:
            raise ValueError(f"agency_units.toml: {unit.code} belongs to {unit.parent}, not listed above it")
        latest[unit.code] = unit
    return units


_UNITS = _read()

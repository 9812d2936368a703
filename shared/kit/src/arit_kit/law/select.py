"""Which rule of law holds on a day: the blocks of a key, one after another, each with basis and status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from arit_reference.evidence import Status, weakest


class NoRuleInForce(Exception):
    """No rule of this key held on that day."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(f"no rule {key} was in force on {day}")
        self.key = key
        self.day = day


class LawValueUnknown(Exception):
    """A rule held on that day, but its value is not known, so nothing may be decided by it."""

    def __init__(self, key: str, day: date, basis: str) -> None:
        super().__init__(f"{key} was set on {day} by {basis}, but its value is not known")
        self.key = key
        self.day = day
        self.basis = basis


class Block(BaseModel):
    """What the law says of one key for a time; each law file adds its own values.

    `less_sure` names the values whose status is weaker than the block's; an `unknown` one is left out.
    A value left out without that is one that the law does not set. A block of status `unknown` has no values.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    valid_from: date
    valid_to: date | None = None
    basis: str
    status: Status
    note: str | None = None
    applied: bool = True
    """False: recorded for the lawyer, while nothing in the service asks for it yet."""
    less_sure: dict[str, Status] = Field(default_factory=dict)

    @property
    def rule(self) -> str:
        """The name by which a case remembers which block judged it."""
        return f"{self.key}@{self.valid_from}"

    @classmethod
    def value_fields(cls) -> tuple[str, ...]:
        """The fields that the law file's own model adds."""
        return tuple(name for name in cls.model_fields if name not in Block.model_fields)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def is_known(self, name: str) -> bool:
        """Whether this value is known, be it that the law sets none."""
        return self.status != "unknown" and self.less_sure.get(name) != "unknown"

    def demand(self, day: date, *names: str) -> Status:
        """Refuses to go on without these values; answers how sure the least certain of them is."""
        if not all(self.is_known(name) for name in names):
            raise LawValueUnknown(self.key, day, self.basis)
        return weakest([self.status, *(self.less_sure.get(name, self.status) for name in names)])


class Doubt(BaseModel):
    """From a day on nothing in the file is surer than this, as when an amendment was not read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date
    valid_to: date | None = None
    basis: str
    status: Status
    note: str


class Gap(BaseModel):
    """A time in which a key has no rule, and why that is no mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    valid_from: date
    valid_to: date
    reason: str


class Label(BaseModel):
    """What a key or a code of the file is called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: str
    en: str


SomeBlock = TypeVar("SomeBlock", bound=Block)


@dataclass(frozen=True)
class LawFile(Generic[SomeBlock]):
    """One file of law. `selected_by` names the date of a case that selects the block."""

    name: str
    title: str
    selected_by: str
    blocks: Mapping[str, Sequence[SomeBlock]]
    gaps: Sequence[Gap] = ()
    doubts: Sequence[Doubt] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    content: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def on(self, day: date, key: str) -> SomeBlock:
        """The block of this key that held on that day, no surer than the doubts of that day allow."""
        for block in self.blocks.get(key, ()):
            if block.holds_on(day):
                return self._doubted(block, day)
        raise NoRuleInForce(key, day)

    def named(self, rule: str) -> SomeBlock:
        """The block that a case remembers to have been judged by, such as C04@2018-05-11."""
        key, _, first_day = rule.partition("@")
        return self.on(date.fromisoformat(first_day), key)

    def all_on(self, day: date) -> list[SomeBlock]:
        """Every block that held on that day, in the file's order."""
        return [self._doubted(block, day) for blocks in self.blocks.values() for block in blocks if block.holds_on(day)]

    def label(self, key: str) -> Label:
        """What the key or code is called; refuses one that the file does not name."""
        return self.labels[key]

    def _doubted(self, block: SomeBlock, day: date) -> SomeBlock:
        for doubt in self.doubts:
            if doubt.valid_from <= day and (doubt.valid_to is None or day <= doubt.valid_to):
                block = block.model_copy(
                    update={
                        "status": weakest([block.status, doubt.status]),
                        "less_sure": {
                            name: weakest([status, doubt.status]) for name, status in block.less_sure.items()
                        },
                        "basis": f"{block.basis}; {doubt.basis}",
                        "note": " ".join(filter(None, [block.note, doubt.note])),
                    }
                )
        return block

"""A step of the story: its day, who acts, its texts in both languages, and the function that tells it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, Source


@dataclass
class Story:
    """What has come about so far."""

    # Vĩnh Long's projects
    registration: Record = field(default_factory=dict)
    dossiers: list[Record] = field(default_factory=list)
    plan: Record = field(default_factory=dict)
    assignment: Record = field(default_factory=dict)
    supplement: Record = field(default_factory=dict)
    allocation: Record = field(default_factory=dict)
    agreement: Record = field(default_factory=dict)
    requests: list[Record] = field(default_factory=list)
    # clusters
    cluster: Record = field(default_factory=dict)
    proposal: Record = field(default_factory=dict)
    opinions: list[Record] = field(default_factory=list)
    # recommendations
    sessions: list[Record] = field(default_factory=list)
    letter: Record = field(default_factory=dict)
    items: list[Record] = field(default_factory=list)
    replies: list[Record] = field(default_factory=list)
    # the quarter
    finished: Record = field(default_factory=dict)
    work_plans: list[Record] = field(default_factory=list)

    @property
    def planned(self) -> list[Record]:
        """The three that reach the plan of 2022."""
        return self.dossiers[:3]

    @property
    def waiting(self) -> Record:
        """The fourth, which is registered again for 2023."""
        return self.dossiers[3]


Tell = Callable[[Teller, Story], None]


@dataclass(frozen=True)
class Step:
    """One of a chapter; its day is documented where it has a source."""

    day: Figure
    who: tuple[str, ...]
    title: Both
    why: Both
    tell: Tell

    def told(self, teller: Teller, story: Story, number: int, of: int) -> None:
        """Print the heading, do it, say why it matters."""
        assert isinstance(self.day.value, date)
        teller.step, teller.day, teller.day_source = number, self.day.value, self.day.source
        teller.page.heading(number, of, self.day, self.who, self.title)
        self.tell(teller, story)
        teller.page.why(self.why)


@dataclass(frozen=True)
class Chapter:
    """Steps that follow each other in time, of one subject."""

    when: Both
    title: Both
    steps: tuple[Step, ...]


def step(day: str, *who: str, title: Both, why: Both, source: Source | None = None) -> Callable[[Tell], Step]:
    """Make the function below a step."""
    return lambda tell: Step(Figure(date.fromisoformat(day), source), who, title, why, tell)

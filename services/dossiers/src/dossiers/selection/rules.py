"""The order of selection (Điều 7 TT 36/2013/TT-BCT; Điều 6 TT 46/2012/TT-BCT), as `priority.toml` has it (I17).

Pilots first, then who has priority by area and product. Where area and trade are the same as well, the implementer with
the better record goes first. No weights: whatever the law does not tell apart is equal.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dossiers.law import PRIORITY
from dossiers.law.priority import PriorityRule

CRITERIA = ("pilot", "priority")
"""What places every dossier; `capacity` only decides between equals of one province and trade."""

Rules = Mapping[str, PriorityRule]
"""Each criterion's rule of one day."""


@dataclass(frozen=True, slots=True)
class Project:
    """What of a dossier places it. `areas`, `products`: what is declared of any of its beneficiaries."""

    id: UUID
    reference: str
    pilot: bool
    province: str | None
    trades: frozenset[str]
    contents: frozenset[str]
    areas: frozenset[str]
    products: frozenset[str]
    implementer: str


@dataclass(frozen=True, slots=True)
class Record:
    """How an implementer's earlier dossiers ended."""

    accepted: int = 0
    settled_late: int = 0
    stopped: int = 0
    rejected: int = 0

    def is_better(self, other: "Record") -> bool:
        """More was accepted, or less went wrong, and neither the other way round: nothing is weighed."""
        mine, others = (self.accepted, -self.failed), (other.accepted, -other.failed)
        return mine != others and all(one >= another for one, another in zip(mine, others, strict=True))

    @property
    def failed(self) -> int:
        """What went wrong."""
        return self.settled_late + self.stopped + self.rejected


@dataclass(frozen=True, slots=True)
class Placed:
    """A project in its place: `rank` 1 + those before it; `turn` among its tie, None where it has none."""

    project: Project
    rank: int
    turn: int | None
    areas: frozenset[str]
    products: frozenset[str]


def rules_on(day: date) -> Rules:
    """The rules of that day; NoRuleInForce before there were any."""
    return {key: PRIORITY.on(day, key) for key in (*CRITERIA, "capacity")}


def priorities(project: Project, rules: Rules) -> tuple[frozenset[str], frozenset[str]]:
    """Its areas and its products that have priority by law (Điều 6 TT 46/2012/TT-BCT)."""
    rule = rules["priority"]
    return project.areas & frozenset(rule.areas or ()), project.products & frozenset(rule.products or ())


def standing(project: Project, rules: Rules) -> tuple[int, ...]:
    """Where the criteria put a project, less before more, the first criterion first (Điều 7 TT 36/2013/TT-BCT)."""
    areas, products = priorities(project, rules)
    by = {"pilot": 0 if project.pilot else 1, "priority": 2 - bool(areas) - bool(products)}
    return tuple(by[key] for key in sorted(CRITERIA, key=lambda key: rules[key].place or 0))


def ties(projects: Sequence[Project], rules: Rules) -> list[Sequence[Project]]:
    """The projects, two or more at a time, that only their implementers' records may tell apart.

    The trade is that of the beneficiaries; where none is declared, the contents stand for it.
    """
    found: dict[tuple[object, ...], list[Project]] = defaultdict(list)
    for project in projects:
        if project.province is not None:
            found[standing(project, rules), project.province, project.trades or project.contents].append(project)
    return [tie for tie in found.values() if len(tie) > 1]


def ranked(projects: Sequence[Project], records: Mapping[str, Record], rules: Rules) -> list[Placed]:
    """All in their order, whatever order they came in; those equal in rank and turn by reference."""
    standings = {project.id: standing(project, rules) for project in projects}
    before = {one: sum(other < one for other in standings.values()) for one in set(standings.values())}
    turns = {id: turn for tie in ties(projects, rules) for id, turn in _turns(tie, records).items()}
    placed = [
        Placed(project, 1 + before[standings[project.id]], turns.get(project.id), *priorities(project, rules))
        for project in projects
    ]
    return sorted(placed, key=lambda one: (one.rank, one.turn or 1, one.project.reference))


def _turns(tie: Sequence[Project], records: Mapping[str, Record]) -> dict[UUID, int]:
    """1 where nobody of the tie has a better record, else one after the last who has."""
    of = {project.implementer: records.get(project.implementer, Record()) for project in tie}
    turn: dict[str, int] = {}
    for name in sorted(of, key=lambda name: (-of[name].accepted, of[name].failed)):
        turn[name] = 1 + max((turn[other] for other in turn if of[other].is_better(of[name])), default=0)
    return {project.id: turn[project.implementer] for project in tie}

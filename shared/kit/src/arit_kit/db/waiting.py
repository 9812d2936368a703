"""What waits, over several kinds of record: one statement for the rows and one for the counts, of the same branches.

A branch is a kind in one state. Whose turn it is follows from the machine's moves and the privileges; moves `aside`
keep nobody waiting. The rows go by urgency, then by id, which is the order in which records were made: neither changes
when a record moves between two pages, and each branch reads its index on (state, id) from where the page before ended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, DATEMULTIRANGE, array

from arit_contracts import roles as R
from arit_contracts.inbox import Due, Whose
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side
from arit_kit.law.running import Running
from arit_kit.workflow.machine import Move

OVERDUE, SOON, LATER = 0, 1, 2
"""How urgent: its term has ended, ends soon, or neither."""
URGENCIES: dict[Due, tuple[int, ...]] = {"any": (OVERDUE, SOON, LATER), "overdue": (OVERDUE,), "soon": (SOON,)}
COLLEAGUES = (R.PROVINCIAL, frozenset({R.IMPLEMENTER}), R.AGENCY)
"""The roles that share their work: of a Sở, of a unit that carries out, of the Agency."""


@dataclass(frozen=True, eq=False)
class Waits:
    """A kind of record as an inbox shows it: what it is called, who may read it, its terms.

    `barred`: whom the law keeps from moving it on beside whoever drafted it, by the bound `subject` and `unit`.
    `rests`: where it waits for nothing, whatever its state admits; never by what a province may not know.
    `only`: by action, the records that it is for, where its state admits it of others too.
    """

    resource: Resource
    called: ColumnElement[Any]
    reads: str
    terms: tuple[Running, ...] = ()
    barred: ColumnElement[bool] | None = None
    rests: ColumnElement[bool] | None = None
    only: Mapping[str, ColumnElement[bool]] = field(default_factory=dict)

    def in_state(self, state: str) -> list[Running]:
        """The terms that it is under in that state."""
        return [one for one in self.terms if state in one.states]


@dataclass(frozen=True, slots=True)
class Look:
    """What a statement depends on: who looks, by what scope, and for what."""

    roles: frozenset[str]
    side: Side
    scope: Literal["", "own_provinces", "own_unit"]
    whose: Whose
    kind: str | None
    due: Due


def colleagues(roles: frozenset[str]) -> frozenset[str]:
    """The roles of the caller's side; whoever only looks stands by the Agency."""
    return frozenset[str]().union(*(group for group in COLLEAGUES if roles & group)) or R.AGENCY


@dataclass(frozen=True, eq=False)
class _Branch:
    waits: Waits
    state: str
    mine: ColumnElement[bool]
    unit: ColumnElement[bool]
    conditions: tuple[ColumnElement[bool], ...]

    def terms(self) -> list[Running]:
        return self.waits.in_state(self.state)

    def is_of(self, whose: Whose) -> ColumnElement[bool]:
        of: dict[Whose, ColumnElement[bool]] = {"mine": self.mine, "unit": self.unit, "all": true()}
        return of[whose]


class Waiting:
    """The statements over the kinds of a service; each compiled once for a set of roles and a question."""

    def __init__(self, kinds: Sequence[Waits]) -> None:
        self.kinds = kinds
        terms = [term for one in kinds for term in one.terms]
        self.terms = {term: f"term_{place}" for place, term in enumerate(terms)}
        self.rows = lru_cache(maxsize=512)(self._rows)
        self.counts = lru_cache(maxsize=512)(self._counts)

    def _branches(self, look: Look) -> Iterator[_Branch]:
        for waits in self.kinds:
            resource = waits.resource
            machine, table = resource.machine, resource.table
            if look.kind not in (None, resource.kind) or not look.roles & resource.privileges[waits.reads]:
                continue
            conditions = _scope(resource, look.scope)
            if waits.rests is not None:
                conditions.append(not_(waits.rests))
            for state in machine.states:
                known = machine.known_state(state, look.side)
                if known in machine.waiting:
                    yield _Branch(
                        waits,
                        state,
                        _turn(waits, known, look.roles, themselves=True),
                        _turn(waits, known, colleagues(look.roles), themselves=False),
                        (table.c.state == literal_column(f"'{state}'"), *conditions),
                    )

    def _urgency(self, branch: _Branch) -> dict[int, ColumnElement[bool]]:
        """The condition of each urgency that records of the branch can have."""
        terms = branch.terms()
        if not terms:
            return {LATER: true()}
        overdue, soon = (
            func.coalesce(or_(*(_within(term, f"{self.terms[term]}_{name}") for term in terms)), false())
            for name in ("overdue", "soon")
        )
        return {OVERDUE: overdue, SOON: and_(soon, not_(overdue)), LATER: not_(or_(soon, overdue))}

    def _rows(self, look: Look) -> Statement | None:
        """The page behind `after_0`, `after_1`, `after_2`, an id for each urgency; None where nothing can be found."""
        selects = []
        for branch in self._branches(look):
            turn = branch.is_of(look.whose)
            for urgency, condition in self._urgency(branch).items():
                if urgency in URGENCIES[look.due] and turn is not _NOBODYS:
                    selects.append(_page_of(branch, look.side, urgency, turn, condition))
        if not selects:
            return None
        page = union_all(*selects).subquery()
        ordered = (page.c.urgency, page.c.id)
        found = select(page).order_by(*ordered).limit(bindparam("limit", type_=Integer())).subquery()
        history = self.kinds[0].resource.table.metadata.tables["history"]
        came = (
            select(history.c.effective_on)
            .where(history.c.record_id == found.c.id, history.c.from_state.is_distinct_from(history.c.to_state))
            .order_by(history.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        since = func.coalesce(came, found.c.changed_on).label("since_on")
        return Statement(select(found, since).order_by(found.c.urgency, found.c.id))

    def _counts(self, look: Look) -> Statement | None:
        """By kind: `mine`, `unit`, `every`; of those asked for: `overdue`, `due_soon` and all that is `found`."""
        selects = [self._counted(branch, look.whose) for branch in self._branches(look)]
        if not selects:
            return None
        one = union_all(*selects).subquery()

        def many(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
            return func.count().filter(*conditions)

        wanted = or_(*(one.c.urgency == literal_column(str(urgency)) for urgency in URGENCIES[look.due]))
        return Statement(
            select(
                one.c.kind,
                many(one.c.mine).label("mine"),
                many(one.c.unit).label("unit"),
                func.count().label("every"),
                many(one.c.asked, one.c.urgency == literal_column(str(OVERDUE))).label("overdue"),
                many(one.c.asked, one.c.urgency == literal_column(str(SOON))).label("due_soon"),
                many(one.c.asked, wanted).label("found"),
            ).group_by(one.c.kind)
        )

    def _counted(self, branch: _Branch, whose: Whose) -> Select[Any]:
        later = literal_column(str(LATER), Integer)
        cases: list[tuple[ColumnElement[bool], ColumnElement[Any]]] = [
            (condition, literal_column(str(one))) for one, condition in self._urgency(branch).items() if one != LATER
        ]
        urgency = case(*cases, else_=later) if cases else later
        return (
            select(
                literal_column(f"'{branch.waits.resource.kind}'", Text).label("kind"),
                branch.mine.label("mine"),
                branch.unit.label("unit"),
                branch.is_of(whose).label("asked"),
                urgency.label("urgency"),
            )
            .select_from(branch.waits.resource.table)
            .where(*branch.conditions)
        )


_NOBODYS: ColumnElement[bool] = false()


def _turn(waits: Waits, state: str, roles: frozenset[str], *, themselves: bool) -> ColumnElement[bool]:
    """Whether these roles may move the record on; `themselves`: the caller, who may not move what it drafted."""
    resource = waits.resource
    machine, table = resource.machine, resource.table
    tracks: set[str | None] = {one.track for one in machine.moves if one.track} or {None}
    turns = []
    for track in sorted(tracks, key=str):
        on_track = true() if track is None else resource.track_column == literal_column(f"'{track}'")
        admitted: dict[str, list[Move]] = {}
        for move in machine.choices(state, track, roles, resource.privileges):
            if not move.aside:
                admitted.setdefault(move.action if move.action in waits.only else "", []).append(move)
        for action, moves in admitted.items():
            conditions = [on_track, waits.only.get(action, true())]
            if themselves and all(one.another_person for one in moves):
                conditions.append(table.c.drafted_by != bindparam("subject", type_=Text()))
                conditions += [not_(waits.barred)] if waits.barred is not None else []
            turns.append(and_(*conditions))
    return or_(*turns) if turns else _NOBODYS


def _scope(resource: Resource, scope: str) -> list[ColumnElement[bool]]:
    """The caller's scope as plain conditions beside row-level security, as in lists."""
    table = resource.table
    if "province" not in table.c:
        return []
    conditions: dict[str, list[ColumnElement[bool]]] = {
        "": [],
        "own_provinces": [table.c.province == func.any(bindparam("own_provinces", type_=ARRAY(Text)))],
        "own_unit": [table.c.implementer_unit == bindparam("own_unit", type_=Text())],
    }
    return conditions[scope]


def _within(term: Running, name: str) -> ColumnElement[bool]:
    """Whether the event that the term counts from lies within the days that are bound by this name."""
    days = cast(bindparam(name, type_=Text()), DATEMULTIRANGE)
    return cast(term.anchor, Date).op("<@", is_comparison=True)(days)


def _page_of(
    branch: _Branch, side: Side, urgency: int, turn: ColumnElement[bool], condition: ColumnElement[bool]
) -> Select[Any]:
    """The first rows of a branch behind its place, in the columns that all branches share."""
    resource = branch.waits.resource
    table = resource.table
    anchors: Any = array([cast(term.anchor, Date) for term in branch.terms()], type_=Date())

    def placed(name: str) -> ColumnElement[Any]:
        return table.c[name] if name in table.c else cast(null(), Text)

    return (
        select(
            literal_column(f"'{resource.kind}'", Text).label("kind"),
            literal_column(str(urgency), Integer).label("urgency"),
            table.c.id,
            table.c.reference,
            cast(branch.waits.called, Text).label("title"),
            table.c.state,
            cast(resource.track_column, Text).label("track"),
            placed("province").label("province"),
            placed("implementer_unit").label("implementer_unit"),
            resource.known(side, "effective_on").label("changed_on"),
            branch.mine.label("mine"),
            cast(anchors, ARRAY(Date)).label("anchors"),
        )
        .where(*branch.conditions, condition, turn, table.c.id > bindparam(f"after_{urgency}", type_=Uuid()))
        .order_by(table.c.id)
        .limit(bindparam("limit", type_=Integer()))
    )

"""A state machine (máy trạng thái) as one table of moves; what is allowed, offered and drawn comes from it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from arit_kit.identity.caller import Caller, Side
from arit_kit.identity.privileges import Privileges
from arit_kit.web.problems import Problem


@dataclass(frozen=True, slots=True)
class Move:
    """One action: from which states, to which, by whom.

    `privilege` None: the system's own move, made by another feature's action or an event (`because` says
    which). `another_person`: refused to whoever drafted the record. Several targets: the action picks one.
    `track`: only for records on that track, such as those that a province filed. `aside`: it may be done, but is not
    what the record waits for: it takes the record off its way (withdraw, cancel), or changes one that rests.
    """

    action: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    privilege: str | None
    label_vi: str
    label_en: str
    another_person: bool = False
    because: str = ""
    track: str | None = None
    aside: bool = False


def move(
    action: str,
    sources: str | Sequence[str],
    targets: str | Sequence[str],
    privilege: str | None,
    label_vi: str,
    label_en: str,
    *,
    another_person: bool = False,
    because: str = "",
    track: str | None = None,
    aside: bool = False,
) -> Move:
    """A row of the table; a single state may be written as a text."""
    return Move(
        action,
        _names(sources),
        _names(targets),
        privilege,
        label_vi,
        label_en,
        another_person,
        because,
        track,
        aside,
    )


def _names(one_or_more: str | Sequence[str]) -> tuple[str, ...]:
    return (one_or_more,) if isinstance(one_or_more, str) else tuple(one_or_more)


CHANGES = {
    "create": ("Lập", "Create"),
    "amend": ("Sửa", "Amend"),
    "attach": ("Đính kèm tệp", "Attach a file"),
    "refuse_attachment": ("Từ chối tệp đính kèm", "Refuse an attached file"),
}
"""What may happen to records of any kind without a change of state."""


@dataclass(frozen=True)
class Machine:
    """The states of a kind of record and the moves between them; the first state is the initial one."""

    kind: str
    collection: str
    states: dict[str, tuple[str, str]]
    """Each state with its label in Vietnamese and English."""
    moves: tuple[Move, ...]
    shown_to_provinces_as: dict[str, str] = field(default_factory=dict)
    """States that provinces may not know of yet, and what they see instead."""
    told_later: bool = False
    """Whether some moves that hide no state are the Agency's until they are disclosed, as their actions say."""
    track_column: str | None = None
    """The column that says on which track a record is, where moves differ by it."""
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Its own actions that change fields and not the state, with their labels; `CHANGES` are those of all kinds."""

    def __hash__(self) -> int:
        return hash(self.kind)

    @property
    def initial(self) -> str:
        """Where a new record starts."""
        return next(iter(self.states))

    @property
    def final(self) -> frozenset[str]:
        """The states that no move leaves."""
        return frozenset(self.states) - {source for one in self.moves for source in one.sources}

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The states in which a record waits for somebody, or for the system: some move leads it on."""
        return frozenset(source for one in self.moves if not one.aside for source in one.sources)

    def action_labels(self, action: str) -> tuple[str, str]:
        """What an action of its history is called, in Vietnamese and English; its own name where nothing says it."""
        moved = {one.action: (one.label_vi, one.label_en) for one in self.moves}
        return (CHANGES | self.changes | moved).get(action, (action, action))

    def fire(
        self,
        action: str,
        state: str,
        track: str | None,
        *,
        caller: Caller,
        privileges: Privileges,
        drafted_by: str,
    ) -> Move:
        """The move that the caller makes by this action in this state.

        Raises 409 `action-not-allowed` with the allowed ones, 403 `forbidden`, 403 `same-person`.
        """
        candidates = [one for one in self._from(state, track) if one.action == action and one.privilege]
        if not candidates:
            raise self._refusal(action, state, track, caller, privileges)
        permitted = [one for one in candidates if caller.roles & privileges[str(one.privilege)]]
        if not permitted:
            if caller.side == "province" and self.is_ambiguous(state):
                raise self._refusal(action, state, track, caller, privileges)  # 403 here would tell the hidden state
            raise Problem("forbidden")
        if permitted[0].another_person and drafted_by == caller.subject:
            raise Problem("same-person")
        return permitted[0]

    def advance(self, action: str, state: str, track: str | None, side: Side = "agency") -> Move:
        """The system's own move (no privilege asked); 409 `action-not-allowed` where the state does not admit it.

        `side` is told no more of the state than it may know.
        """
        for one in self._from(state, track):
            if one.action == action and one.privilege is None:
                return one
        state = self.known_state(state, side)
        raise Problem(
            "action-not-allowed",
            vi=f"Không thể {self._said(action, state)}.",
            en=f"The {self.kind} is {state}, which does not admit {action}.",
            extra={"state": state, "allowed_actions": []},
        )

    def known_state(self, state: str, side: Side) -> str:
        """The state as that side may know it."""
        return self.shown_to_provinces_as.get(state, state) if side == "province" else state

    def is_ambiguous(self, state: str) -> bool:
        """Whether provinces cannot tell this state from another: it is hidden from them, or what they see instead."""
        return self.known_state(state, "province") in self.shown_to_provinces_as.values()

    def is_unseen(self, source: str | None, target: str) -> bool:
        """Whether provinces may not know of a move: into a hidden state, or back from one to what they see anyway."""
        hidden = self.shown_to_provinces_as
        return target in hidden or (source in hidden and hidden[source] == target)

    @cached_property
    def returns_unseen(self) -> bool:
        """Whether a hidden state may be left unseen too, or a move hides no state: what provinces know of a record then
        leaves those moves out.
        """
        if self.told_later:
            return True
        steps = {(source, target) for one in self.moves for source in one.sources for target in one.targets}
        return any(self.is_unseen(*step) for step in steps if step[1] not in self.shown_to_provinces_as)

    def may_lag(self, state: str) -> bool:
        """Whether a record in this state may be known to its province as it stood before a hidden move."""
        return state in self.shown_to_provinces_as or self.returns_unseen

    def choices(self, state: str, track: str | None, roles: frozenset[str], privileges: Privileges) -> list[Move]:
        """The moves that these roles may make in this state."""
        return [one for one in self._from(state, track) if one.privilege and roles & privileges[one.privilege]]

    def _from(self, state: str, track: str | None) -> list[Move]:
        return [one for one in self.moves if state in one.sources and one.track in (None, track)]

    def _refusal(self, action: str, state: str, track: str | None, caller: Caller, privileges: Privileges) -> Problem:
        shown = self.known_state(state, caller.side)
        choices = self.choices(state, track, caller.roles, privileges)
        allowed, named = [one.action for one in choices], [f"«{one.label_vi}»" for one in choices]
        return Problem(
            "action-not-allowed",
            vi=f"Không thể {self._said(action, shown)}. Bạn có thể: {', '.join(named) or 'không có thao tác nào'}.",
            en=f"Cannot {action} while {shown}. You may: {', '.join(allowed) or 'nothing'}.",
            extra={"state": shown, "allowed_actions": allowed},
        )

    def _said(self, action: str, state: str) -> str:
        """An action in a state by what people call both, in Vietnamese."""
        return f"«{self.action_labels(action)[0]}» khi đang ở trạng thái «{self.states[state][0]}»"


SPLICED = ("href", "state_label_vi", "state_label_en", "allowed_actions")
"""Fields of a record that come from its machine, and not from its row."""


class Spliced:
    """Those fields as JSON, rendered once for each set of roles, side, state and track."""

    def __init__(self, machine: Machine, privileges: Privileges) -> None:
        address = f"/v1/{machine.collection}/{{id}}"

        @cache
        def rendered(roles: frozenset[str], side: Side, state: str, track: str | None) -> bytes:
            shown = machine.shown_to_provinces_as.get(state, state) if side == "province" else state
            label_vi, label_en = machine.states[shown]
            choices = [
                {
                    "action": one.action,
                    "label_vi": one.label_vi,
                    "label_en": one.label_en,
                    "method": "POST",
                    "href": f"{address}/actions/{one.action}",
                    "another_person": one.another_person,
                }
                for one in machine.choices(state, track, roles, privileges)
            ]
            values = (address, label_vi, label_en, choices)
            fields = dict(zip(SPLICED, values, strict=True))
            return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))[1:].encode()

        self._rendered = rendered

    def onto(self, record: bytes, roles: frozenset[str], side: Side, state: str, track: str | None, id: str) -> bytes:
        """A record's JSON with these fields at its end."""
        return b"%b,%b" % (record[:-1], self._rendered(roles, side, state, track).replace(b"{id}", id.encode()))

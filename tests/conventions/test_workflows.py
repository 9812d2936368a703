"""Every machine: states that can be reached and left or are final, actions that are named in both languages."""

import itertools
from collections import Counter

import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.db.resource import Resource
from arit_kit.workflow.diagram import mermaid
from budget.main import SERVICE as BUDGET
from clusters.main import SERVICE as CLUSTERS
from dossiers.main import SERVICE as DOSSIERS
from recommendations.main import SERVICE as RECOMMENDATIONS

SERVICES = (DOSSIERS, BUDGET, CLUSTERS, RECOMMENDATIONS)
RESOURCES = [resource for service in SERVICES for resource in service.resources]
FINAL = {
    "registration": {"received"},
    "dossier": {"re_registered", "moved_local", "rejected", "withdrawn"},
    "appraisal": set(),
    "plan": {"decided"},
    "agreement": {"liquidated", "stopped", "void"},
    "payment_request": {"refused"},
    "acceptance": {"confirmed"},
    "progress_report": {"acknowledged"},
    "survey": {"concluded", "cancelled"},
    "candidate": {"registered", "dropped"},
    "programme_task": {"closed", "cancelled"},
    "dossier_attachment": {"clean", "infected", "unscannable"},
    "mission": {"closed", "cancelled"},
    "finding": {"settled", "withdrawn"},
    "promotion_event": {"reported", "cancelled"},
    "voting_round": {"recognised", "cancelled"},
    "voting_entry": {"recognised", "not_recognised", "withdrawn"},
    "promotion_centre": {"merged", "dissolved"},
    "centre_review": {"concluded", "dropped"},
    "promotion_policy": {"replaced", "repealed"},
    "cluster": {"removed_from_plan", "abolished"},
    "cluster_proposal": {"decided", "lapsed", "withdrawn"},
    "letter": {"withdrawn"},
    "recommendation": {"merged"},
    "tasking": {"done", "recalled"},
    "reply": {"issued", "withdrawn"},
    "follow_up": {"done", "dropped"},
    "working_session": {"closed", "cancelled"},
    "work_plan": set(),
}
"""Where a record may rest for ever.

An approved appraisal stays approved while its conditions are met.
"""

NO_INBOX = {"budget", "clusters"}
"""Services whose moves aside are not named yet, since no inbox asks."""

DECIDED_ELSEWHERE = {("cluster_proposal", "decide")}
"""What another body decided and this system only records, so that whoever drafted may record it."""


@pytest.fixture(params=RESOURCES, ids=lambda resource: f"{resource.service}.{resource.kind}")
def resource(request: pytest.FixtureRequest) -> Resource:
    return request.param


def test_a_reference_is_of_one_record_of_its_service() -> None:
    """Each kind numbers its records alone, so what stands before the number tells them apart."""
    numbered = [(one.service, str(one.table.c.reference.server_default.arg).split("'")[1]) for one in RESOURCES]
    assert [prefix for prefix, kinds in Counter(numbered).items() if kinds > 1] == []


def test_every_state_is_reached_from_the_first(resource: Resource) -> None:
    machine = resource.machine
    reached, due = set(), [machine.initial]
    while due:
        state = due.pop()
        if state not in reached:
            reached.add(state)
            due += [target for move in machine.moves if state in move.sources for target in move.targets]
    assert reached == set(machine.states)


def test_every_state_is_left_or_known_to_be_final(resource: Resource) -> None:
    if resource.kind in FINAL:
        assert resource.machine.final == FINAL[resource.kind]
    else:
        assert len(resource.machine.final) < len(resource.machine.states) or len(resource.machine.states) == 1


def test_every_move_starts_and_ends_in_states_that_exist(resource: Resource) -> None:
    states = set(resource.machine.states)
    for move in resource.machine.moves:
        assert move.sources and move.targets
        assert set(move.sources) | set(move.targets) <= states, move.action


def test_every_state_and_action_is_named_in_both_languages(resource: Resource) -> None:
    for state, (vi, en) in resource.machine.states.items():
        assert vi and en and vi != en, state
    for move in resource.machine.moves:
        assert move.label_vi and move.label_en and move.label_vi != move.label_en, move.action


def test_a_move_is_somebodys_or_says_what_causes_it(resource: Resource) -> None:
    for move in resource.machine.moves:
        assert bool(move.privilege) != bool(move.because), move.action
        if move.privilege:
            assert move.privilege in resource.privileges, move.action


def test_no_caller_could_mean_two_moves_by_one_action(resource: Resource) -> None:
    moves = [move for move in resource.machine.moves if move.privilege]
    for one in moves:
        for other in moves:
            same = one is not other and one.action == other.action and set(one.sources) & set(other.sources)
            assert not same or one.track != other.track, one.action


def test_approval_asks_for_another_person(resource: Resource) -> None:
    approvals = {"approve", "decide", "sign", "liquidate", "confirm", "send", "agree", "assign", "reverse"}
    for move in resource.machine.moves:
        if move.action in approvals and move.privilege:
            recorded = (resource.kind, move.action) in DECIDED_ELSEWHERE
            assert move.another_person or recorded, f"{resource.kind} {move.action}"


def test_what_is_hidden_from_provinces_is_shown_as_a_state_that_exists(resource: Resource) -> None:
    for hidden, shown in resource.machine.shown_to_provinces_as.items():
        assert {hidden, shown} <= set(resource.machine.states) and shown not in resource.machine.shown_to_provinces_as


def test_a_hidden_state_offers_provinces_what_its_shown_state_offers(resource: Resource) -> None:
    """Otherwise `allowed_actions` would give it away."""
    machine, tracks = resource.machine, {move.track for move in resource.machine.moves}
    for hidden, shown in machine.shown_to_provinces_as.items():
        for role, track in itertools.product(R.PROVINCIAL, tracks):
            of_hidden, of_shown = (
                {move.action for move in machine.choices(state, track, frozenset({role}), resource.privileges)}
                for state in (hidden, shown)
            )
            assert of_hidden == of_shown, (resource.kind, hidden, role, track)


def test_a_hidden_state_waits_for_provinces_as_its_shown_state_does(resource: Resource) -> None:
    """Otherwise the inbox would give it away."""
    machine, tracks = resource.machine, {move.track for move in resource.machine.moves}
    for hidden, shown in machine.shown_to_provinces_as.items():
        assert (hidden in machine.waiting) == (shown in machine.waiting)
        for role, track in itertools.product(R.PROVINCIAL, tracks):
            of_hidden, of_shown = (
                {(move.action, move.aside, move.another_person) for move in moves}
                for moves in (
                    machine.choices(state, track, frozenset({role}), resource.privileges) for state in (hidden, shown)
                )
            )
            assert of_hidden == of_shown, (resource.kind, hidden, role, track)


def test_what_ends_a_records_way_by_name_is_aside(resource: Resource) -> None:
    """Nobody is kept waiting by what takes a record off its way."""
    off_the_way = {"withdraw", "cancel", "void", "drop", "recall", "extend", "reopen", "lapse"}
    for move in resource.machine.moves:
        assert move.aside or move.action not in off_the_way or resource.service in NO_INBOX, move.action


def test_a_machine_can_be_drawn(resource: Resource) -> None:
    drawn = mermaid(resource.machine)
    assert all(f"{move.sources[0]} --> {move.targets[0]}" in drawn for move in resource.machine.moves)


def test_the_database_admits_the_machines_states_and_no_others(service: Service) -> None:
    for resource in service.resources:
        [check] = [one for one in resource.table.constraints if one.name == f"ck_{resource.table.name}_state"]
        named = set(str(check.sqltext).partition("(")[2].rstrip(")").replace("'", "").split(", "))
        assert named == set(resource.machine.states)

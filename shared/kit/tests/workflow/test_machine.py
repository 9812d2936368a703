"""A machine refuses in the order that story demands: the state, the privilege, the person."""

import json

import pytest

from arit_kit.identity.caller import Caller
from arit_kit.web.problems import Problem
from arit_kit.workflow.machine import Machine, Spliced, move

PRIVILEGES = {"x.write": frozenset({"writer"}), "x.approve": frozenset({"leader"}), "x.own": frozenset({"writer"})}
MACHINE = Machine(
    kind="thing",
    collection="things",
    track_column="filed_by",
    states={
        "drafted": ("Nháp", "Drafted"),
        "hidden": ("Ẩn", "Hidden"),
        "filed": ("Nộp", "Filed"),
        "done": ("Xong", "Done"),
    },
    shown_to_provinces_as={"hidden": "filed"},
    moves=(
        move("file", "drafted", "filed", "x.write", "Nộp", "File"),
        move("approve", "filed", "done", "x.approve", "Duyệt", "Approve", another_person=True, track="province"),
        move("approve", "filed", "done", "x.own", "Duyệt", "Approve", another_person=True, track="agency"),
        move("hide", "filed", "hidden", None, "Ẩn", "Hide", because="an event"),
    ),
)  # fmt: skip


def caller(*roles: str, subject: str = "a", province: bool = False) -> Caller:
    all_roles = frozenset(roles) | ({"province_officer"} if province else set())
    return Caller(subject, all_roles, None, None, None, frozenset())


def fire(action: str, state: str, who: Caller, track: str = "province", drafted_by: str = "z"):
    return MACHINE.fire(action, state, track, caller=who, privileges=PRIVILEGES, drafted_by=drafted_by)


def refusal(*args, **kwargs) -> Problem:
    with pytest.raises(Problem) as refused:
        fire(*args, **kwargs)
    return refused.value


def test_a_move_of_the_state_by_who_may_is_made() -> None:
    assert fire("file", "drafted", caller("writer")).targets == ("filed",)


def test_what_the_state_does_not_admit_is_409_with_what_it_does() -> None:
    refused = refusal("approve", "drafted", caller("leader", "writer"))
    assert refused.kind.code == "action-not-allowed"
    assert refused.extra == {"state": "drafted", "allowed_actions": ["file"]}


def test_the_state_is_judged_before_the_privilege_and_that_before_the_person() -> None:
    assert refusal("approve", "drafted", caller()).kind.code == "action-not-allowed"
    assert refusal("approve", "filed", caller("writer", subject="z")).kind.code == "forbidden"
    assert refusal("approve", "filed", caller("leader", subject="z")).kind.code == "same-person"
    assert fire("approve", "filed", caller("leader")).action == "approve"


def test_a_move_belongs_to_its_track() -> None:
    assert refusal("approve", "filed", caller("leader"), track="agency").kind.code == "forbidden"
    assert fire("approve", "filed", caller("writer"), track="agency").privilege == "x.own"


def test_no_caller_makes_the_systems_own_move() -> None:
    assert refusal("hide", "filed", caller("writer", "leader")).kind.code == "action-not-allowed"
    assert MACHINE.advance("hide", "filed", "province").targets == ("hidden",)


def test_people_are_told_by_what_they_call_actions_and_states() -> None:
    said = refusal("approve", "drafted", caller("writer")).vi
    labels = {name: label for name, (label, _) in MACHINE.states.items()}
    named = {one.action: one.label_vi for one in MACHINE.moves}
    assert f"«{named['approve']}» khi đang ở trạng thái «{labels['drafted']}»" in said
    assert f"Bạn có thể: «{named['file']}»." in said


def test_a_hidden_state_is_told_to_no_province() -> None:
    told = refusal("file", "hidden", caller("writer", province=True))
    assert "hidden" not in told.en + told.vi + json.dumps(told.extra)
    assert told.extra["state"] == "filed"
    with pytest.raises(Problem) as refused:
        MACHINE.advance("hide", "hidden", "province", "province")
    assert "hidden" not in refused.value.en + refused.value.vi + json.dumps(refused.value.extra)


def test_a_province_is_not_told_by_a_403_that_a_state_is_hidden() -> None:
    """`hidden` is shown as `filed`, so both must be refused alike."""
    answers = [refusal("approve", state, caller("writer", province=True)) for state in ("filed", "hidden")]
    assert [one.kind.code for one in answers] == ["action-not-allowed"] * 2
    assert answers[0].en == answers[1].en and answers[0].extra == answers[1].extra


@pytest.mark.parametrize(
    "roles, side, state, track, actions",
    [
        ({"leader"}, "agency", "filed", "province", ["approve"]),
        ({"leader"}, "agency", "filed", "agency", []),
        ({"writer"}, "agency", "filed", "agency", ["approve"]),
        (set(), "agency", "drafted", "province", []),
        ({"writer"}, "province", "drafted", "province", ["file"]),
        ({"writer", "leader"}, "province", "hidden", "province", []),
    ],
)
def test_a_record_offers_the_actions_of_roles_state_and_track(roles, side, state, track, actions) -> None:
    spliced = Spliced(MACHINE, PRIVILEGES)
    record = json.loads(spliced.onto(b'{"id":"ID"}', frozenset(roles), side, state, track, "ID"))
    assert [one["action"] for one in record["allowed_actions"]] == actions
    for one in record["allowed_actions"]:
        assert (one["href"], one["method"]) == (f"/v1/things/ID/actions/{one['action']}", "POST")
        assert one["another_person"] == (one["action"] == "approve")


def test_a_hidden_state_bears_the_label_that_it_is_shown_by() -> None:
    spliced = Spliced(MACHINE, PRIVILEGES)
    for side, label in [("agency", "Hidden"), ("province", "Filed")]:
        record = json.loads(spliced.onto(b'{"id":"ID"}', frozenset(), side, "hidden", "province", "ID"))
        assert (record["state_label_en"], record["href"]) == (label, "/v1/things/ID")


def test_a_move_into_a_hidden_state_or_back_to_what_it_is_shown_as_is_unseen() -> None:
    assert MACHINE.is_unseen("filed", "hidden") and MACHINE.is_unseen("hidden", "hidden")
    assert MACHINE.is_unseen("hidden", "filed")
    assert not MACHINE.is_unseen("hidden", "done") and not MACHINE.is_unseen("filed", "filed")
    assert not MACHINE.is_unseen(None, "drafted")


def test_what_provinces_know_lags_in_hidden_states_or_always_where_one_is_left_unseen() -> None:
    assert not MACHINE.returns_unseen
    assert MACHINE.may_lag("hidden") and not MACHINE.may_lag("filed")
    back = move("unhide", "hidden", "filed", None, "Hiện", "Unhide", because="an event")
    returning = Machine("thing", "things", MACHINE.states, (*MACHINE.moves, back), MACHINE.shown_to_provinces_as)
    assert returning.returns_unseen and returning.may_lag("filed")

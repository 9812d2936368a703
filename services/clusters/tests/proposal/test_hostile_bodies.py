"""Whatever a client sends about a proposal gets a problem that names the field, never a 500, and changes nothing."""

import json
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

NOBODYS = "01900000-0000-7000-8000-000000000000"
COUNTS = """
SELECT (SELECT count(*) FROM cluster_proposal), (SELECT count(*) FROM cluster), (SELECT count(*) FROM document),
       (SELECT count(*) FROM cluster_plan_line), (SELECT count(*) FROM feed), (SELECT count(*) FROM history)
"""

WRONG: list[tuple[str, Any]] = [
    ("/kind", "removals"), ("/province", "24"), ("/province", "VN63-99"), ("/province", "VN34-24"), ("/title", "x"),
    ("/title", "Điều chỉnh\u202e"), ("/letter", None), ("/letter/issued_on", "2022-01-05"), ("/letter/number", "a"),
    ("/lines", []), ("/lines", None), ("/lines", [{}] * 101), ("/lines/0/change", "adds"), ("/lines/0/name", ""),
    ("/lines/0/name", None), ("/lines/0/area", 40), ("/lines/0/area", "0"), ("/lines/0/area", "1" * 9),
    ("/lines/0/mountainous", "no"), ("/lines/0/cluster_id", "x"), ("/lines/0/cluster_id", NOBODYS),
    ("/lines/0/conversion_plan", "x"), ("/lines/0/verdict", "agree"), ("/items", [{"code": "P 1"}]),
    ("/items", [{"code": "P1", "sets": 21}]), ("/items", [{"code": "P1"}] * 61), ("/state", "decided"),
    ("/filed_by", "agency"), ("/effective_on", "2999-01-01"),
]  # fmt: skip


def edited(body: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """The body with one value put in the place of another."""
    copy = json.loads(json.dumps(body))
    *way, last = pointer.strip("/").split("/")
    place = copy
    for step in way:
        place = place[int(step) if step.isdecimal() else step]
    place[last] = value
    return dict(copy)


@pytest.mark.parametrize(("pointer", "value"), WRONG, ids=lambda value: repr(value)[:30])
async def test_a_wrong_field_is_named_in_both_languages(world: World, case, pointer: str, value: Any) -> None:
    body, details = edited(case.proposal(), pointer, value), []
    async with world.as_owner() as owner:
        before = await owner.fetchrow(COUNTS)
        for language in ("vi", "en"):
            client = case.client(R.PROVINCE_OFFICER)
            client.headers["Accept-Language"] = language
            answer = await client.post("/v1/cluster-proposals", json=body)
            problem = expect.problem(answer, 422, answer.json()["code"])
            assert any(error["pointer"].startswith(pointer) for error in problem["errors"]), problem
            details.append([error["detail"] for error in problem["errors"]])
        assert all(vi != en for vi, en in zip(*details, strict=True)), details
        assert await owner.fetchrow(COUNTS) == before


ACTIONS: list[tuple[str, str, dict[str, Any], str]] = [
    ("accept", "checking", {"override": {"rule_set": "CCN-20", "basis": "NĐ 66"}}, "/override/rule_set"),
    ("accept", "checking", {"override": {"rule_set": "CCN-2017", "basis": ""}}, "/override/basis"),
    ("request_supplement", "checking", {}, "/note"),
    ("consult", "appraising", {"body": "", "document": {}}, "/body"),
    ("appraise", "appraising", {"lines": [], "verdict": "agree"}, "/lines"),
    ("appraise", "appraising", {"lines": [{"line": 0, "verdict": "agree"}], "verdict": "agree"}, "/lines/0/line"),
    ("appraise", "appraising", {"lines": [{"line": "1", "verdict": "agree"}], "verdict": "agree"}, "/lines/0/line"),
    ("appraise", "appraising", {"lines": [{"line": 1, "verdict": "AGREE"}], "verdict": "agree"}, "/lines/0/verdict"),
    ("appraise", "appraising", {"lines": [{"line": 1, "verdict": "agree"}]}, "/verdict"),
    ("withdraw", "appraising", {}, "/note"),
]


@pytest.mark.parametrize(("action", "state", "body", "pointer"), ACTIONS, ids=lambda value: str(value)[:30])
async def test_a_wrong_field_of_an_action_is_named(
    world: World, case, action: str, state: str, body: dict[str, Any], pointer: str
) -> None:
    proposal = await (case.checking() if state == "checking" else case.appraising())
    role = R.PROVINCE_LEADER if action == "withdraw" else R.AGENCY_OFFICER
    answer = await case.try_act(role, proposal, action, "2022-01-20", **body)
    expect.problem(answer, 422, "invalid-content", pointer)
    assert (await case.read(proposal))["version"] == proposal["version"]


@pytest.mark.parametrize("suffix", ["", "/history", "/check", "/deadline"])
@pytest.mark.parametrize("id", ["%00", "'", "null", "x" * 81, "QH-2026-999999", NOBODYS])
async def test_a_strange_id_finds_nothing(world: World, id: str, suffix: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"/v1/cluster-proposals/{id}{suffix}")
    assert answer.status_code in (404, 422), answer.text
    expect.problem(answer, answer.status_code, answer.json()["code"])


async def test_a_decided_proposal_is_not_decided_again(world: World, case) -> None:
    issued = await case.issued()
    decided = (await case.decided(issued)).json()
    expect.problem(await case.decided(decided), 409, "action-not-allowed")


async def test_an_opinions_number_known_with_another_day_is_refused(world: World, case) -> None:
    first, second = await case.appraised(), await case.appraised()
    opinion = case.document("2022-01-12", "BCT-CTĐP", "Bộ Công Thương")
    await case.act(R.AGENCY_LEADER, first, "issue_opinion", "2022-01-13", document=opinion)
    again = opinion | {"issued_on": "2022-01-13"}
    answer = await case.try_act(R.AGENCY_LEADER, second, "issue_opinion", "2022-01-13", document=again)
    expect.problem(answer, 409, "document-number-taken")
    assert (await case.read(second))["state"] == "appraised"

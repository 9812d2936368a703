"""Accepting by content: at actual cost, by the rule that was frozen with the plan; the form follows the invoice."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

MILLION = 1_000_000
CONTENTS = [
    {"content": "C04", "total_cost": 400 * MILLION, "requested": 200 * MILLION},
    {"content": "C02b", "total_cost": 150 * MILLION, "requested": 100 * MILLION},
]


def body(story: Any, agreement: dict[str, Any], **changed: Any) -> dict[str, Any]:
    return {
        "agreement_id": agreement["id"],
        "dossier_id": agreement["lines"][0]["dossier_id"],
        "form": "5a",
        "actual_cost": 550 * MILLION,
        "accepted": 300 * MILLION,
        **story.dated("2022-11-25"),
    } | changed


async def write(world: World, content: dict[str, Any]) -> Any:
    return await world.client(R.IMPLEMENTER).post("/v1/acceptances", json=content)


def line(content: str, cost: int, accepted: int) -> dict[str, Any]:
    return {"content": content, "actual_cost": cost * MILLION, "accepted": accepted * MILLION}


async def of_two_contents(world: World, story: Any) -> dict[str, Any]:
    """An agreement over one dossier of machines and of a model that already works."""
    [dossier] = await story.dossier_in(contents=CONTENTS)
    lines = [
        {"content": one["content"], "eligible_cost": one["total_cost"], "proposed": one["requested"]}
        for one in CONTENTS
    ]
    for level, drafter, approver in (
        ("base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER),
        ("ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER),
    ):
        asked = story.appraisal(dossier, level, lines=lines)
        await world.act(approver, await world.create(drafter, "/v1/appraisals", asked), "approve", _dated(asked))
        if level == "base":
            await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    return dict(await story.signed([dossier]))


def _dated(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: asked[name] for name in ("effective_on", "reason")}


async def test_dossiers_I31_each_content_is_accepted_at_its_actual_cost(world: World, story: Any, budget: Any) -> None:
    agreement = await of_two_contents(world, story)
    silent = await write(world, body(story, agreement))
    assert "C04, C02b" in expect.problem(silent, 422, "rule-broken", "/lines")["detail"]

    over = [line("C04", 380, 200), line("C02b", 150, 100)]
    refused = expect.problem(
        await write(world, body(story, agreement, lines=over)), 422, "rule-broken", "/lines/0/accepted"
    )
    assert "190,000,000" in refused["detail"]

    fitting = [line("C04", 380, 190), line("C02b", 150, 100)]
    written = (await write(world, body(story, agreement, lines=fitting, accepted=290 * MILLION))).json()
    limits = [(one["content"], one["limit"], one["rule"], one["status"]) for one in written["lines"]]
    assert limits == [
        ("C04", 190 * MILLION, "C04@2018-05-11", "verified"),
        ("C02b", 100 * MILLION, "C02b@2018-05-11", "secondary"),
    ]
    confirmed = await world.act(R.PROVINCE_OFFICER, written, "confirm", story.dated("2022-11-25"))
    assert confirmed["lines"] == written["lines"]
    assert (await story.now(agreement))["lines"][0]["accepted"] == 290 * MILLION


async def test_dossiers_I31_of_one_content_the_line_follows_the_sums(world: World, story: Any, budget: Any) -> None:
    agreement = await story.signed(await story.planned())
    half = 499_999_999 // 2
    over = await write(world, body(story, agreement, actual_cost=499_999_999, accepted=half + 1))
    assert expect.problem(over, 422, "rule-broken", "/accepted")["errors"][0]["code"] == "above-actual-cost"
    written = (await write(world, body(story, agreement, actual_cost=499_999_999, accepted=half))).json()
    [only] = written["lines"]
    assert (only["content"], only["actual_cost"], only["accepted"], only["limit"]) == ("C04", 499_999_999, half, half)


async def test_dossiers_I31_the_rule_is_the_one_frozen_with_the_plan(world: World, story: Any, budget: Any) -> None:
    """A plan decided under the circular of 2014 had a cap of 200 triệu."""
    agreement = await story.signed(await story.planned())
    async with world.as_owner() as owner:
        await owner.execute(
            "UPDATE dossier SET ceilings = jsonb_set(ceilings, '{0,rule}', '\"C04@2014-04-08\"') WHERE id = $1",
            agreement["lines"][0]["dossier_id"],
        )
    over = await write(world, body(story, agreement, accepted=200 * MILLION + 1))
    expect.problem(over, 422, "rule-broken", "/accepted")
    assert (await write(world, body(story, agreement, accepted=200 * MILLION))).status_code == 201


async def test_what_is_confirmed_must_still_hold(world: World, story: Any, budget: Any) -> None:
    agreement = await story.signed(await story.planned())
    written = (await write(world, body(story, agreement, actual_cost=800 * MILLION))).json()
    async with world.as_owner() as owner:
        lowered = "UPDATE agreement_line SET amount = amount - 1 WHERE agreement_id = $1"
        await owner.execute(lowered, agreement["id"])
    refused = await world.try_act(R.PROVINCE_OFFICER, written, "confirm", story.dated("2022-11-25"))
    expect.problem(refused, 422, "rule-broken", "record:/accepted")


@pytest.mark.parametrize(("issues_invoice", "refused", "fitting"), [(True, "5a", "5c"), (False, "5b", "5a")])
async def test_dossiers_I32_who_issues_an_invoice_is_accepted_on_another_form(
    world: World, story: Any, budget: Any, issues_invoice: bool, refused: str, fitting: str
) -> None:
    draft = await story.agreement(await story.planned(), issues_invoice=issues_invoice)
    agreement = await world.act(R.AGENCY_LEADER, draft, "sign", story.dated("2022-07-15"))
    assert agreement["issues_invoice"] is issues_invoice
    asked = body(story, agreement, actual_cost=800 * MILLION)
    expect.problem(await write(world, asked | {"form": refused}), 422, "rule-broken", "/form")
    assert (await write(world, asked | {"form": fitting})).status_code == 201

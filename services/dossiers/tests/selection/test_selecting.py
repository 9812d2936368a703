"""The order of selection as it is asked for: who waits for a plan, in what order and why; a province sees its own."""

from typing import Any

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

PATH = "/v1/selection-orders?plan_year="
C04 = {"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}
ON_AN_ISLAND = {"place": {"kind": "commune", "priority_areas": ["island"]}, "priority_products": ["export"]}


def beneficiary(**facts: Any) -> dict[str, Any]:
    return {"name": "Cơ sở A", "commune": "Xã Long Phước", "trade": "handicraft", **facts}


async def listed(story: Any, year: int, *lines: dict[str, Any]) -> list[str]:
    """Dossiers of a plan year, listed, by reference."""
    registration = await story.create(
        R.PROVINCE_OFFICER,
        "/v1/registrations",
        story.registration(*(story.line(**line) for line in lines), plan_year=year),
    )
    await story.act(
        R.PROVINCE_LEADER, registration, "send", {"document": story.document(), **story.dated("2021-06-15")}
    )
    return [(await story.dossier(id))["reference"] for id in registration["dossier_ids"]]


async def order(world: World, year: int, role: str = R.AGENCY_LEADER, more: str = "", **claims: str) -> dict[str, Any]:
    answer = await world.client(role, **claims).get(f"{PATH}{year}{more}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_dossiers_I17_pilots_then_priorities_and_equal_stays_equal(world: World, story: Any) -> None:
    pilot = {"kind": "pilot", "contents": [C04, C04], "plan_years": [2024, 2025]}
    plain, island, again, first = await listed(
        story,
        2024,
        {"title": "Đề án thường"},
        {"beneficiaries": [beneficiary(), beneficiary(name="Cơ sở B", **ON_AN_ISLAND)]},
        {"title": "Đề án thường khác", "implementer_unit": "TTKC-KHAC"},
        pilot,
    )
    await listed(type(story)(world, "VN63-91", "VN34-91"), 2024, {"beneficiaries": [beneficiary(**ON_AN_ISLAND)]})

    answer = await order(world, 2024)

    assert [(row["rank"], row["group"]) for row in answer["rows"]] == [
        (1, "pilot_none"), (2, "other_both"), (2, "other_both"), (4, "other_none"), (4, "other_none"),
    ]  # fmt: skip
    assert (answer["total"], answer["truncated"]) == (5, False)
    rows = {row["reference"]: row for row in answer["rows"]}
    assert (rows[first]["rank"], rows[island]["rank"], rows[plain]["rank"], rows[again]["rank"]) == (1, 2, 4, 4)
    assert [one["criterion"] for one in rows[first]["reasons"]] == ["pilot", "priority"]
    [reason] = rows[island]["reasons"]
    assert "hải đảo" in reason["text_vi"] and "island" in reason["text_en"]
    assert "TT 46/2012/TT-BCT" in reason["basis"] and reason["status"] == "secondary"
    assert rows[island]["turn"] is None and rows[island]["implementer_record"] is None
    assert rows[plain]["turn"] == rows[again]["turn"] == 1

    own = await order(world, 2024, R.PROVINCE_OFFICER)
    assert [(row["rank"], row["reference"]) for row in own["rows"]] == [(1, first), (2, island), (3, plain), (3, again)]
    assert [row["rank"] for row in (await order(world, 2024, more="&province=VN34-86"))["rows"]] == [1, 2, 3, 3]
    assert (await order(world, 2024, more="&province=VN34-86&exact=true"))["rows"] == []
    short = await order(world, 2024, more="&limit=1")
    assert ([row["reference"] for row in short["rows"]], short["total"], short["truncated"]) == ([first], 5, True)
    assert (await order(world, 2024, R.PROVINCE_OFFICER, province="VN34-01"))["rows"] == []
    strange = await world.client(R.AUDITOR).get(f"{PATH}2024&province=VN63-99")
    expect.problem(strange, 422, "invalid-content", "province")
    before = await world.client(R.AUDITOR).get(f"{PATH}2024&on=2014-02-09")
    expect.problem(before, 422, "no-rule-in-force")


async def test_dossiers_I17_a_tie_goes_to_the_implementer_with_the_better_record(
    world: World, story: Any, budget: Any
) -> None:
    story = type(story)(world, "VN63-83", "VN34-86")
    [done] = await story.planned()
    agreement = await story.signed([done])
    await story.accepted(agreement, done["id"])
    other = type(story)(world, "VN63-83", "VN34-86")
    other.unit = "TTKC-KHAC-1"
    [failed] = await other.dossier_in()
    await other.appraised(failed, "base", verdict="failed")
    registration, [left_out] = await story.registered(implementer_unit="TTKC-KHAC-2")
    await story.act(
        R.PROVINCE_LEADER, registration, "send", {"document": story.document(), **story.dated("2021-06-15")}
    )
    await story.act(R.AGENCY_LEADER, left_out, "decline", {"note": "Ngoài khả năng", **story.dated("2021-07-01")})
    units = ["TTKC-KHAC-1", "TTKC-KHAC-2", story.unit]
    failing, fresh, proven = await listed(
        story, 2025, *({"implementer_unit": unit, "beneficiaries": [beneficiary()]} for unit in units)
    )
    [elsewhere] = await listed(
        story, 2025, {"implementer_unit": "TTKC-KHAC-1", "beneficiaries": [beneficiary(trade="mining")]}
    )

    answer = await order(world, 2025)

    placed = [(row["reference"], row["rank"], row["turn"]) for row in answer["rows"]]
    assert placed == [(proven, 1, 1), (elsewhere, 1, None), (fresh, 1, 2), (failing, 1, 3)]
    records = {row["reference"]: row["implementer_record"] for row in answer["rows"]}
    none = dict.fromkeys(("accepted", "settled_late", "stopped", "rejected"), 0)
    assert records == {
        proven: none | {"accepted": 1},
        fresh: none,
        failing: none | {"rejected": 1},
        elsewhere: None,
    }, "what was only left out is no failure"
    tie = next(row for row in answer["rows"] if row["reference"] == failing)
    assert [one["criterion"] for one in tie["reasons"]] == ["priority", "capacity"]
    assert tie["reasons"][-1]["note"]


async def test_dossiers_I17_a_stop_counts_whatever_became_of_the_project(world: World, story: Any) -> None:
    story.unit = "TTKC-KHAC-3"
    [stopped] = await story.planned()
    await story.adjusted(await story.dossier(stopped["id"]), stop=True)
    await story.act(R.PROVINCE_LEADER, stopped, "move_local", story.dated("2022-09-01"))
    proud, fresh = await listed(
        story, 2027, {"beneficiaries": [beneficiary()]}, {"implementer_unit": None, "beneficiaries": [beneficiary()]}
    )
    rows = {row["reference"]: row for row in (await order(world, 2027))["rows"]}
    assert rows[proud]["implementer_record"]["stopped"] == 1
    assert (rows[fresh]["turn"], rows[proud]["turn"]) == (1, 2)


async def test_dossiers_I17_who_waits_for_no_plan_is_not_in_the_order(world: World, story: Any) -> None:
    story = type(story)(world, "VN63-56", "VN34-56")
    _, [registered] = await story.registered()
    [hidden] = await story.ministry_appraised()
    await story.planned()
    states = {
        role: {row["dossier_id"]: row["state"] for row in (await order(world, 2022, role, **claims))["rows"]}
        for role, claims in ((R.AGENCY_OFFICER, {}), (R.PROVINCE_OFFICER, {"province": "VN34-56"}))
    }
    assert registered["id"] not in states[R.AGENCY_OFFICER]
    assert states[R.AGENCY_OFFICER][hidden["id"]] == "ministry_appraised"
    assert states[R.PROVINCE_OFFICER] == {hidden["id"]: "forwarded"}

"""Breakdowns of a year: what was published recomputes, sums add up, and nobody counts what they may not see."""

import csv
import io
import itertools
from decimal import Decimal
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.web.statistics import percent

PATH = "/v1/dossier-breakdowns"
AMOUNTS = ("requested", "proposed", "plan_amount", "agreed", "accepted")
DIMENSIONS = ("province", "content", "state", "kind")
EVERY_WAY = [*DIMENSIONS, *(",".join(two) for two in itertools.permutations(DIMENSIONS, 2))]
TRIEU, TY = 1_000_000, 1_000_000_000


async def told(world: World, by: str = "province", role: str = R.AUDITOR, **params: Any) -> dict[str, Any]:
    answer = await world.client(role).get(PATH, params={"plan_year": 2022, "by": by} | params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def of(world: World, by: str, role: str = R.AUDITOR, live: str = "false", **keys: str | None) -> dict[str, Any]:
    groups = (await told(world, by, role, live=live))["groups"]
    [group] = [one for one in groups if all(one[name] == keys[name] for name in keys)]
    return dict(group)


def amounts(group: dict[str, Any]) -> dict[str, int]:
    return {name: group[name] for name in AMOUNTS if group[name]}


def elsewhere(story: Any, province: str) -> Any:
    """The same story in another province of the 63, which still is one of the 34."""
    return type(story)(story.world, f"VN63-{province}", f"VN34-{province}")


async def test_vinh_longs_three_projects_of_2022_come_to_900_million(world: World, story, budget) -> None:
    """Three projects for machines at the cap of 300 million each; the year's plan states 140 billion for 122."""
    dossiers = await story.planned(3)
    assert await of(world, "province", province="VN63-86") | {"share_percent": None} == {
        "label_vi": "Vĩnh Long", "label_en": "Vinh Long",
        "province": "VN63-86", "content": None, "state": None, "kind": None,
        "dossiers": 3, "requested": 900 * TRIEU, "proposed": 900 * TRIEU, "plan_amount": 900 * TRIEU,
        "agreed": 0, "accepted": 0,
        "share_percent": None, "agreed_percent": "0.00", "accepted_percent": "0.00",
    }  # fmt: skip
    stated = [(one["amount"], one["projects"]) for one in (await told(world))["plans"]]
    assert stated == [(140 * TY, 122)]
    agreement = await story.agreement(dossiers[:2])
    assert (await of(world, "province", province="VN63-86"))["agreed"] == 0, "a draft promises nothing"
    await story.act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"))
    await story.accepted(agreement, dossiers[0]["id"], 250 * TRIEU)
    done = await of(world, "province,content", province="VN63-86", content="C04")
    assert amounts(done) == {
        "requested": 900 * TRIEU, "proposed": 900 * TRIEU, "plan_amount": 900 * TRIEU,
        "agreed": 600 * TRIEU, "accepted": 250 * TRIEU,
    }  # fmt: skip
    assert (done["agreed_percent"], done["accepted_percent"]) == ("66.67", "27.78")


async def test_dossiers_I40_shown_percentages_recompute(world: World, story, budget) -> None:
    """The figures of Miền Trung – Tây Nguyên in 2017, a hundredth of them: 19.530 and 4.400 of 23.600."""
    assert percent(Decimal(29 * TY), Decimal(140 * TY)) == "20.7"
    assert percent(Decimal(19_530), Decimal(23_600), 2) == "82.75"
    assert percent(Decimal(4_400), Decimal(23_600), 2) == "18.64"
    there = elsewhere(story, "42")
    [dossier] = await there.ministry_appraised()
    plan = await there.create(R.AGENCY_OFFICER, "/v1/plans", there.plan([dossier], 236 * TRIEU))
    await there.act(R.MINISTRY_LEADER, plan, "decide", there.decision())
    agreement = await there.agreement([dossier], lines=[
        {"dossier_id": dossier["id"], "year": 2022, "amount": 195_300_000}
    ])  # fmt: skip
    await there.act(R.AGENCY_LEADER, agreement, "sign", there.dated("2022-07-15"))
    await there.accepted(agreement, dossier["id"], 44 * TRIEU)
    shown = await of(world, "province", province="VN63-42")
    assert (shown["agreed_percent"], shown["accepted_percent"]) == ("82.75", "18.64")
    total = (await told(world))["total"]
    assert shown["share_percent"] == percent(Decimal(236 * TRIEU), Decimal(total["plan_amount"]), 2)
    assert (total["label_en"], total["share_percent"]) == ("Total", "100.00")


async def test_a_dossier_of_several_contents_is_under_each_and_its_plan_amount_under_none(world, story, budget) -> None:
    there = elsewhere(story, "91")
    contents = [
        {"content": "C04", "total_cost": 800 * TRIEU, "requested": 300 * TRIEU},
        {"content": "C08", "total_cost": 50 * TRIEU, "requested": 35 * TRIEU},
    ]
    [several] = await there.ministry_appraised(contents=contents)
    plan = await there.create(R.AGENCY_OFFICER, "/v1/plans", there.plan([several], 250 * TRIEU))
    await there.act(R.MINISTRY_LEADER, plan, "decide", there.decision())
    await there.planned()
    of_content = {
        one["content"]: (one["dossiers"], amounts(one))
        for one in (await told(world, "province,content"))["groups"]
        if one["province"] == "VN63-91"
    }
    assert of_content == {
        "C04": (2, {"requested": 600 * TRIEU, "proposed": 600 * TRIEU, "plan_amount": 300 * TRIEU}),
        "C08": (1, {"requested": 35 * TRIEU}),
        None: (1, {"plan_amount": 250 * TRIEU}),
    }
    assert (await of(world, "province", province="VN63-91"))["dossiers"] == 2


async def test_every_way_adds_up_to_one_total_and_to_the_lists(world: World, story, budget) -> None:
    await story.of_the_agency()
    await story.registered(kind="group")
    ways = {by: await told(world, by) for by in EVERY_WAY}
    first = ways["province"]["total"]
    for by, one in ways.items():
        assert one["total"] == first, by
        assert one["by"] == by.split(",") and one["counted_under_each"] == ("content" in by)
        for name in AMOUNTS:
            assert sum(group[name] for group in one["groups"]) == first[name], (by, name)
        if "content" not in by:
            assert sum(group["dossiers"] for group in one["groups"]) == first["dossiers"]
        keys = [tuple(group[name] for name in DIMENSIONS) for group in one["groups"]]
        assert len(keys) == len(set(keys)) and all(
            (value is None) or (name in by) for key in keys for name, value in zip(DIMENSIONS, key, strict=True)
        )
        assert all(group["label_vi"] and group["label_en"] for group in one["groups"])
    listed = (await world.client(R.AUDITOR).get("/v1/dossiers?plan_year=2022&limit=200&count=true")).json()
    assert listed["total"] == first["dossiers"]
    for name in ("requested", "plan_amount"):
        assert sum(one[name] or 0 for one in listed["items"]) == first[name]
    assert [one["province"] for one in ways["province"]["groups"]][-1] is None, "the Agency's own come last"


async def test_what_is_live_leaves_out_projects_whose_way_has_ended(world: World, story, budget) -> None:
    there = elsewhere(story, "68")
    registration, [declined, withdrawn] = await there.registered(2)
    sending = {"document": there.document(), **there.dated("2021-06-15")}
    await there.act(R.PROVINCE_LEADER, registration, "send", sending)
    await there.act(R.AGENCY_LEADER, declined, "decline", {"note": "Trùng", **there.dated("2021-07-01")})
    await there.act(R.PROVINCE_LEADER, withdrawn, "withdraw", there.dated("2021-07-01"))
    [moved, _] = await there.planned(2)
    await there.act(R.PROVINCE_LEADER, moved, "move_local", there.dated("2022-03-01"))

    async def counted(**params: Any) -> tuple[int, ...]:
        one = await of(world, "province", province="VN63-68", **params)
        return one["dossiers"], one["requested"] // TRIEU, one["plan_amount"] // TRIEU

    assert (await counted(), await counted(live="true")) == ((4, 1200, 600), (1, 300, 300))
    live = await told(world, "state,content", live="true")
    assert not {"withdrawn", "rejected", "moved_local"} & {one["state"] for one in live["groups"]}
    assert (live["live"], (await told(world))["live"]) == (True, False)


@pytest.mark.parametrize("role", [R.PROVINCE_OFFICER, R.IMPLEMENTER])
async def test_a_province_counts_its_own_and_no_appraisal_before_its_time(world: World, story, role: str) -> None:
    [dossier] = await story.forwarded()

    async def seen() -> list[dict[str, Any]]:
        return [{**await told(world, by, role), "taken_at": None} for by in EVERY_WAY]

    before = await seen()
    assert {one["province"] for one in before[0]["groups"]} == {"VN63-86"}
    await story.appraised(dossier, "ministry")
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    assert await seen() == before
    assert await of(world, "state", state="ministry_appraised")
    await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    assert (await told(world, "province", role))["total"]["plan_amount"] == before[0]["total"][
        "plan_amount"
    ] + 300_000_000


async def test_a_year_without_dossiers_is_told_as_nothing(world: World) -> None:
    nothing = await told(world, plan_year=2041)
    assert (nothing["groups"], nothing["plans"], nothing["total"]["dossiers"]) == ([], [], 0)
    assert nothing["total"]["share_percent"] is None


async def test_as_a_file_it_has_its_groups_and_then_the_total(world: World, story) -> None:
    await story.registered()
    answer = await world.client(R.AUDITOR).get(f"{PATH}?plan_year=2022&by=state,kind", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    shown = await told(world, "state,kind")
    assert [int(row["requested"]) for row in rows] == [
        one["requested"] for one in [*shown["groups"], shown["total"]]
    ]  # fmt: skip
    assert rows[-1]["label_vi"] == "Tổng cộng"


@pytest.mark.parametrize("query, field", [("by=province", "plan_year"), ("plan_year=2022&by=commune", "by"),
                                          ("plan_year=2022&by=kind,kind", "by"), ("plan_year=2022&by=", "by"),
                                          ("plan_year=2022&by=kind,state,content", "by"),
                                          ("plan_year=1999", "plan_year"),
                                          ("plan_year=2022&live=perhaps", "live")])  # fmt: skip
async def test_a_wrong_parameter_is_named(world: World, query: str, field: str) -> None:
    expect.problem(await world.client(R.AUDITOR).get(f"{PATH}?{query}"), 422, "invalid-content", field)

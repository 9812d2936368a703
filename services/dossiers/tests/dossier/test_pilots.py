"""A pilot (đề án điểm) is submitted only as one: two contents, two beneficiaries, two or three years."""

from typing import Any

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

CONTENTS = [{"content": code, "total_cost": 800_000_000, "requested": 200_000_000} for code in ("C02a", "C04")]
BENEFICIARIES = [{"name": f"Cơ sở {name}", "commune": "Xã Long Phước"} for name in "AB"]


async def pilot(story: Any, **fields: Any) -> dict[str, Any]:
    """A pilot with all its papers, selected."""
    [dossier] = await story.selected(kind="pilot", **fields)
    return dict(await story.complete(dossier, "R4", "D2", "D6"))


async def test_dossiers_I11_what_is_no_pilot_is_not_submitted_as_one(world: World, story) -> None:
    dossier = await pilot(story)
    refused = await world.try_act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    faults = expect.problem(
        refused, 422, "rule-broken", "record:/contents", "record:/beneficiaries", "record:/plan_years"
    )["errors"]
    assert all("TT 17/2018/TT-BCT" in one["detail"] for one in faults)
    assert (await story.dossier(dossier["id"]))["state"] == "selected"
    warned = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/check")).json()
    assert (warned["complete"], warned["missing"]) == (False, [])
    assert [f"record:/{one['field']}" for one in warned["unmet"]] == [one["pointer"] for one in faults]

    mended = {"contents": CONTENTS, "beneficiaries": BENEFICIARIES, "plan_years": [2022, 2023]}
    assert (await story.patch(dossier, **mended)).status_code == 200
    submitted = await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    assert (submitted["state"], submitted["plan_years"]) == ("dossier_in", [2022, 2023])


async def test_dossiers_I11_a_supplement_cannot_make_it_less(world: World, story) -> None:
    whole = {"contents": CONTENTS, "beneficiaries": BENEFICIARIES, "plan_years": [2022, 2023, 2024]}
    dossier = await pilot(story, **whole)
    await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"))
    note = {"note": "Bổ sung báo giá", **story.dated("2021-08-05")}
    await world.act(R.PROVINCE_OFFICER, dossier, "request_supplement", note)
    assert (await story.patch(dossier, "2021-08-06", beneficiaries=BENEFICIARIES[:1] * 2)).status_code == 200
    refused = await world.try_act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-08-07"))
    [fault] = expect.problem(refused, 422, "rule-broken", "record:/beneficiaries")["errors"]
    assert fault["code"] == "pilot"


async def test_a_check_also_tells_what_is_only_remembered_to_be_asked_for(world: World, story) -> None:
    [dossier] = await story.selected()
    await story.complete(dossier, "D1", "D2", "D6")
    checked = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{dossier['id']}/check")).json()
    assert (checked["complete"], checked["unmet"]) == (True, [])
    assert [one["code"] for one in checked["worth_checking"]] == ["D5", "D7"]

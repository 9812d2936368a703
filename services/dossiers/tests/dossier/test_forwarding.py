"""Forwarding asks the checklist's gate: the base appraisal's record goes with the dossier."""

from datetime import date

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.checklist.rules import Papers, missing


async def test_a_dossier_without_its_base_appraisal_is_not_forwarded(world: World, story) -> None:
    """Nothing in the API takes an approval back, so the record is taken away behind it."""
    [dossier] = await story.dossier_in()
    appraisal = await story.appraised(dossier, "base")
    taken_away = "UPDATE appraisal SET state = $1 WHERE id = $2"
    async with world.as_owner() as owner:
        await owner.execute(taken_away, "drafted", appraisal["id"])
    refused = await world.try_act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    expect.problem(refused, 422, "dossier-incomplete", "record:/items/A1")
    async with world.as_owner() as owner:
        await owner.execute(taken_away, "approved", appraisal["id"])
    forwarded = await world.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    assert forwarded["state"] == "forwarded"


async def test_dossiers_I15_the_agencys_own_units_forward_without_one(world: World, story) -> None:
    dossier = await story.of_the_agency()
    claims = {"unit": "TTKC1"}
    response = await story.patch(dossier, items=[{"code": code, "sets": 2} for code in ("D1", "D2", "D6")])
    assert response.status_code == 200, response.text
    await world.act(R.IMPLEMENTER, dossier, "submit", story.dated("2021-08-02"), **claims)
    forwarded = await world.act(R.AGENCY_OFFICER, dossier, "forward", story.dated("2021-10-01"))
    assert forwarded["state"] == "forwarded"


def test_what_the_gate_asks_depends_on_who_filed() -> None:
    dossier = {"kind": "single", "content_codes": ["C04"], "items": [], "beneficiaries": []}
    day = date(2021, 10, 1)
    of_province = dossier | {"filed_by": "province"}
    assert [one.code for one in missing(Papers.of(of_province), "forward", day)] == ["A1"]
    assert missing(Papers.of(of_province, ["A1"]), "forward", day) == []
    assert missing(Papers.of(dossier | {"filed_by": "agency"}), "forward", day) == []

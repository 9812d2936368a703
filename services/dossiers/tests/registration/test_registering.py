"""Registering a year's projects: in time or late, by a province or the Agency's own unit, again in a later year."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def sent(world: World, story, plan_year: int, drafted: str, day: str) -> dict:
    body = story.registration(day=drafted, plan_year=plan_year)
    registration = await world.create(R.PROVINCE_OFFICER, "/v1/registrations", body)
    return await world.act(R.PROVINCE_LEADER, registration, "send", {"document": story.document(), **story.dated(day)})


async def test_dossiers_I14_a_list_after_20_june_is_flagged_late_and_not_lost(world: World, story) -> None:
    in_time = await sent(world, story, 2022, "2021-06-15", "2021-06-20")
    late = await sent(world, story, 2022, "2021-06-15", "2021-06-21")
    assert (in_time["due_on"], in_time["late"]) == ("2021-06-20", False)
    assert (late["state"], late["late"]) == ("sent", True)
    assert {(await story.dossier(id))["state"] for id in late["dossier_ids"]} == {"listed"}
    received = await world.act(R.CLERK, late, "receive", story.dated("2021-06-22"))
    assert (received["state"], received["late"]) == ("received", True)


async def test_dossiers_I14_lateness_reads_the_effective_date_not_the_day_of_recording(world: World, story) -> None:
    assert (await sent(world, story, 2023, "2022-06-15", "2022-06-15"))["late"] is False


async def test_dossiers_I14_before_2018_08_23_the_law_knew_20_may_alone(world: World, story) -> None:
    body = story.registration(day="2017-05-10", plan_year=2018)
    registration = await world.create(R.CLERK, "/v1/registrations", body)
    assert registration["due_on"] == "2017-05-20"


async def test_a_registration_is_late_or_not_only_once_it_is_sent(world: World, story) -> None:
    registration, _ = await story.registered()
    assert (registration["state"], registration["late"]) == ("drafted", None)


async def test_sending_lists_every_dossier_of_the_list_and_no_other(world: World, story) -> None:
    registration, mine = await story.registered(lines=3)
    _, [other] = await story.registered()
    await world.act(
        R.PROVINCE_LEADER, registration, "send", {"document": story.document(), **story.dated("2021-06-15")}
    )
    assert [(await story.dossier(one["id"]))["state"] for one in mine] == ["listed"] * 3
    assert (await story.dossier(other["id"]))["state"] == "registered"


async def test_whoever_drafted_a_registration_does_not_send_it(world: World, story) -> None:
    registration, _ = await story.registered()
    body = {"document": story.document(), **story.dated("2021-06-15")}
    refused = await world.try_act(R.PROVINCE_LEADER, registration, "send", body, subject=R.PROVINCE_OFFICER)
    expect.problem(refused, 403, "same-person")


async def test_a_registration_names_a_province_or_a_unit_and_not_both(world: World, story) -> None:
    for province, unit in [(None, None), ("VN63-86", "TTKC1")]:
        refused = await world.client(R.CLERK).post(
            "/v1/registrations", json=story.registration(province=province, unit=unit)
        )
        expect.problem(refused, 422, "invalid-content", "/province")


async def test_only_one_of_the_agencys_own_units_files_without_a_province(world: World, story) -> None:
    for unit in ("TTKC-VN63-86", "NOWHERE", "TDTCT"):
        refused = await world.client(R.CLERK).post(
            "/v1/registrations", json=story.registration(province=None, unit=unit)
        )
        expect.problem(refused, 422, "invalid-content", "/unit")


async def test_the_agencys_unit_carries_out_what_it_files(world: World, story) -> None:
    elsewhere = story.registration(story.line(implementer_unit="TTKC-VN63-86"), province=None, unit="TTKC1")
    refused = await world.client(R.CLERK).post("/v1/registrations", json=elsewhere)
    expect.problem(refused, 422, "invalid-content", "/lines/0/implementer_unit")
    silent = story.registration(story.line(implementer_unit=None), province=None, unit="TTKC1")
    registration = await world.create(R.CLERK, "/v1/registrations", silent)
    assert (await story.dossier(registration["dossier_ids"][0]))["implementer_unit"] == "TTKC1"


async def test_no_one_registers_for_another_province(world: World, story) -> None:
    refused = await world.client(R.PROVINCE_OFFICER).post(
        "/v1/registrations", json=story.registration(province="VN63-91")
    )
    expect.problem(refused, 403, "forbidden")


async def test_a_predecessor_registers_for_its_own_days_only(world: World, story) -> None:
    registration = await world.create(R.PROVINCE_OFFICER, "/v1/registrations", story.registration(province="VN63-83"))
    assert registration["province"] == "VN63-83"
    for province, day in [("VN63-86", "2025-07-01"), ("VN34-86", "2025-06-30")]:
        refused = await world.client(R.PROVINCE_OFFICER).post(
            "/v1/registrations", json=story.registration(province=province, day=day, plan_year=2026)
        )
        expect.problem(refused, 422, "province-not-in-force", "/province")
    today = story.registration(province="VN34-86", plan_year=2027)
    del today["effective_on"]
    await world.create(R.PROVINCE_OFFICER, "/v1/registrations", today)


class TestReRegistering:
    """A line of a later year that cites an earlier dossier."""

    def later(self, story, *ids: str, **changed) -> dict:
        lines = [story.line(re_registers=id) for id in ids]
        return story.registration(*lines, day="2022-06-15", plan_year=2023) | changed

    async def test_the_earlier_dossier_gives_way(self, world: World, story) -> None:
        [old] = await story.planned()
        registration = await world.create(R.PROVINCE_OFFICER, "/v1/registrations", self.later(story, old["id"]))
        new = await story.dossier(registration["dossier_ids"][0])
        assert (await story.dossier(old["id"]))["state"] == "re_registered"
        assert (new["state"], new["plan_year"], new["re_registers"]) == ("registered", 2023, old["id"])

    async def test_a_dossier_gives_way_once(self, world: World, story) -> None:
        [old] = await story.selected()
        await world.create(R.PROVINCE_OFFICER, "/v1/registrations", self.later(story, old["id"]))
        again = await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=self.later(story, old["id"]))
        expect.problem(again, 409, "action-not-allowed")

    async def test_two_lines_cannot_replace_one_dossier(self, world: World, story) -> None:
        [old] = await story.selected()
        body = self.later(story, old["id"], old["id"])
        refused = await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=body)
        expect.problem(refused, 422, "rule-broken", "/lines/1/re_registers")
        assert (await story.dossier(old["id"]))["state"] == "selected"

    async def test_only_a_dossier_of_an_earlier_year_is_replaced(self, world: World, story) -> None:
        [old] = await story.selected()
        refused = await world.client(R.PROVINCE_OFFICER).post(
            "/v1/registrations", json=self.later(story, old["id"], plan_year=2022)
        )
        expect.problem(refused, 422, "rule-broken", "/lines/0/re_registers")

    @pytest.mark.parametrize("role, claims", [(R.PROVINCE_OFFICER, {"province": "VN34-91"})])
    async def test_another_provinces_dossier_is_not_found_and_stays(self, world: World, story, role, claims) -> None:
        [old] = await story.selected()
        plain = story.line()
        body = story.registration(
            plain, story.line(re_registers=old["id"]), day="2022-06-15", plan_year=2023, province="VN63-91"
        )
        refused = await world.client(role, **claims).post("/v1/registrations", json=body)
        expect.problem(refused, 422, "invalid-content", "/lines/1/re_registers")
        assert (await story.dossier(old["id"]))["state"] == "selected"

    async def test_a_dossier_under_agreement_stays(self, world: World, story, budget) -> None:
        [old] = await story.planned()
        await story.signed([old])
        body = self.later(story, old["id"]) | story.dated("2022-08-01")
        refused = await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=body)
        expect.problem(refused, 409, "action-not-allowed")


async def test_the_agencys_clerk_does_not_give_a_provinces_dossier_to_another(world: World, story) -> None:
    elsewhere = type(story)(world, "VN63-91", "VN34-91")
    for [old] in (await elsewhere.selected(), [await story.of_the_agency()]):
        body = story.registration(story.line(re_registers=old["id"]), day="2022-06-15", plan_year=2023)
        refused = await world.client(R.CLERK).post("/v1/registrations", json=body)
        [fault] = expect.problem(refused, 422, "rule-broken", "/lines/0/re_registers")["errors"]
        assert fault["code"] == "another-filer"
        assert (await story.dossier(old["id"]))["state"] == "selected"

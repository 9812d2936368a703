"""No expenditure is supported twice: claims stand across provinces, and are free again when a dossier ends."""

import asyncio
import itertools
from datetime import date
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.db.own_connection import lock_number
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_reference import content_codes
from dossiers.dossier.workflow import DOSSIER, ENDED

SERIALS = itertools.count(1)
WHY = {"double_funding_justification": "Giai đoạn hai, máy khác với máy đã hỗ trợ"}


def who(**declared: Any) -> dict[str, Any]:
    return {"name": "Cơ sở A", "commune": "Xã Long Phước"} | declared


def with_machine() -> dict[str, Any]:
    """A beneficiary with a machine that no other test names."""
    return who(machines=[{"name": "Máy ép", "serial": f"SN-{next(SERIALS)}", "maker": "Đại Việt"}])


def with_tax_code() -> dict[str, Any]:
    return who(tax_code=f"15{next(SERIALS):08}")


@pytest.fixture
def elsewhere(story: Any) -> Any:
    """The same story in Kiên Giang."""
    return type(story)(story.world, "VN63-91", "VN34-91")


async def prepared(story: Any, *beneficiaries: dict[str, Any], **changed: Any) -> dict[str, Any]:
    [dossier] = await story.selected(beneficiaries=list(beneficiaries), **changed)
    return dict(await story.complete(dossier, "D1", "D2", "D3", "D6"))


async def submit(story: Any, dossier: dict[str, Any], day: str = "2021-08-02") -> httpx.Response:
    unit = dossier["implementer_unit"]
    return await story.world.try_act(R.IMPLEMENTER, dossier, "submit", story.dated(day), unit=unit)


async def live(story: Any, *beneficiaries: dict[str, Any], **changed: Any) -> dict[str, Any]:
    answer = await submit(story, await prepared(story, *beneficiaries, **changed))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def fault_of(answer: httpx.Response, field: str, code: str) -> str:
    """What the refusal says at this field."""
    faults = expect.problem(answer, 422, "rule-broken", field)["errors"]
    [detail] = [one["detail"] for one in faults if (one["pointer"], one["code"]) == (field, code)]
    return str(detail)


SERIAL, TAX_CODE = "record:/beneficiaries/0/machines/0/serial", "record:/beneficiaries/0/tax_code"


async def test_dossiers_I18_a_machine_is_supported_once_in_all_provinces(world: World, story, elsewhere) -> None:
    same = with_machine()
    first = await live(story, same)
    abroad = await prepared(elsewhere, same)
    assert (await elsewhere.patch(abroad, **WHY)).status_code == 200
    said = fault_of(await submit(elsewhere, abroad), SERIAL, "machine-supported")
    assert "another province" in said and first["reference"] not in said
    at_home = await prepared(story, same)
    told = (await world.client(R.IMPLEMENTER).get(f"/v1/dossiers/{at_home['id']}/check")).json()
    assert (told["complete"], [one["code"] for one in told["double_funding"]]) == (False, ["machine-supported"])
    assert first["reference"] in told["double_funding"][0]["detail_en"]
    assert first["reference"] in fault_of(await submit(story, at_home), SERIAL, "machine-supported")


async def test_dossiers_I18_a_beneficiarys_content_twice_must_be_justified(world: World, story, elsewhere) -> None:
    same = with_tax_code()
    first = await live(story, same)
    later = await prepared(elsewhere, same)
    fault_of(await submit(elsewhere, later), TAX_CODE, "beneficiary-supported")
    assert (await elsewhere.patch(later, **WHY)).json()["double_funding_justification"]
    assert (await submit(elsewhere, later)).status_code == 200
    # Who claimed first need not answer for who came later.
    await story.act(R.PROVINCE_OFFICER, first, "request_supplement", {"note": "Báo giá", **story.dated("2021-08-05")})
    back = await world.try_act(R.IMPLEMENTER, first, "resubmit", story.dated("2021-08-06"))
    assert back.status_code == 200, back.text
    # And the justification stays with the claim that it is for.
    asked = {"note": "Báo giá", **story.dated("2021-08-05")}
    await elsewhere.act(R.PROVINCE_OFFICER, later, "request_supplement", asked)
    assert (await elsewhere.patch(later, "2021-08-06", double_funding_justification=None)).status_code == 200
    again = await world.try_act(R.IMPLEMENTER, later, "resubmit", story.dated("2021-08-07"), unit=elsewhere.unit)
    fault_of(again, TAX_CODE, "beneficiary-supported")


async def test_dossiers_I18_another_content_of_the_same_beneficiary_is_no_matter(world: World, story) -> None:
    same = with_tax_code()
    await live(story, same)
    contents = [{"content": "C12", "total_cost": 800_000_000, "requested": 200_000_000}]
    await live(story, same, contents=contents)


async def test_dossiers_I18_other_state_support_must_be_justified(world: World, story) -> None:
    dossier = await prepared(story, who(other_state_support="Tỉnh hỗ trợ 100 triệu cho cùng dây chuyền"))
    field = "record:/beneficiaries/0/other_state_support"
    fault_of(await submit(story, dossier), field, "other-state-support")
    assert (await story.patch(dossier, **WHY)).status_code == 200
    assert (await submit(story, dossier)).status_code == 200


def test_every_end_without_support_frees_what_was_claimed() -> None:
    assert {"rejected", "withdrawn", "re_registered", "moved_local"} <= ENDED
    assert "in_agreement" not in ENDED and set(DOSSIER.states) >= ENDED


@pytest.mark.parametrize("end", ["withdrawn", "rejected", "moved_local", "re_registered"])
async def test_dossiers_I18_what_ends_without_support_is_free_again(world: World, story, elsewhere, end: str) -> None:
    same = with_machine()
    if end == "moved_local":
        [dossier] = await story.planned(beneficiaries=[same])
        await world.act(R.PROVINCE_LEADER, dossier, "move_local", story.dated("2022-02-01"))
    else:
        dossier = await live(story, same)
        if end == "withdrawn":
            await world.act(R.PROVINCE_LEADER, dossier, "withdraw", story.dated("2021-08-03"))
        elif end == "rejected":
            await story.appraised(dossier, "base", verdict="failed")
        else:
            again = story.registration(story.line(re_registers=dossier["id"]), day="2022-06-15", plan_year=2023)
            await story.create(R.PROVINCE_OFFICER, "/v1/registrations", again)
    assert (await story.dossier(dossier["id"]))["state"] == end
    await live(elsewhere, same)


async def test_dossiers_I18_a_project_registered_again_claims_for_itself_what_it_claimed_before(
    world: World, story
) -> None:
    same = with_machine() | with_tax_code()
    old = await live(story, same)
    again = story.registration(
        story.line(re_registers=old["id"], beneficiaries=[same]), day="2022-06-15", plan_year=2023
    )
    registration = await story.create(R.PROVINCE_OFFICER, "/v1/registrations", again)
    letter = {"document": story.document(day="2022-06-15"), **story.dated("2022-06-15")}
    await story.act(R.PROVINCE_LEADER, registration, "send", letter)
    new = await story.dossier(registration["dossier_ids"][0])
    await story.act(R.AGENCY_LEADER, new, "select", story.dated("2022-07-01"))
    items = [{"code": code, "sets": 2} for code in ("D1", "D2", "D3", "D6")]
    assert (await story.patch(new, "2022-08-01", items=items)).status_code == 200
    answer = await submit(story, new, "2022-08-02")
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("paid", [False, True])
@pytest.mark.parametrize("then", ["stopped", "moved_local", "re_registered"])
async def test_dossiers_I18_of_a_stopped_project_what_the_fund_paid_for_stays_claimed(
    world: World, story, elsewhere, budget, then: str, paid: bool
) -> None:
    same = with_machine()
    [dossier] = await story.planned(beneficiaries=[same])
    agreement = await story.signed([dossier])
    if paid:
        await story.told(await story.approved(agreement))
    await story.adjusted(await story.dossier(dossier["id"]), stop=True)
    if then == "moved_local":
        await world.act(R.PROVINCE_LEADER, dossier, "move_local", story.dated("2022-09-01"))
    elif then == "re_registered":
        again = story.registration(story.line(re_registers=dossier["id"]), day="2022-09-01", plan_year=2023)
        await story.create(R.PROVINCE_OFFICER, "/v1/registrations", again)
    assert (await story.dossier(dossier["id"]))["state"] == then
    answer = await submit(elsewhere, await prepared(elsewhere, same))
    if paid:
        fault_of(answer, SERIAL, "machine-supported")
    else:
        assert answer.status_code == 200, answer.text


async def test_dossiers_I18_what_was_accepted_stays_claimed_whatever_is_named_later(
    world: World, story, elsewhere, budget
) -> None:
    bought, named = with_machine(), with_machine()
    [dossier] = await story.planned(beneficiaries=[bought])
    await story.accepted(await story.signed([dossier]), dossier["id"], day="2022-07-25")
    await story.adjusted(await story.dossier(dossier["id"]), beneficiaries=[named])
    for one in (bought, named):
        fault_of(await submit(elsewhere, await prepared(elsewhere, one)), SERIAL, "machine-supported")


async def test_as_many_as_a_contract_admits_are_claimed_without_a_lock_for_each(world: World, story) -> None:
    """The server's table of locks is of all clients."""
    codes = [one.code for one in content_codes.on(date(2021, 8, 2))][:20]
    contents = [{"content": code, "total_cost": 1_000, "requested": 100} for code in codes]
    many = [who(name=f"Cơ sở {n}", tax_code=f"16{n:08}") for n in range(200)]
    dossier = await prepared(story, *many, contents=contents)
    async with world.as_owner() as owner:
        held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
        await owner.execute("SELECT pg_advisory_lock($1)", lock_number("funding_claim", "1600000000"))
        waiting = asyncio.create_task(submit(story, dossier))
        while not (waiting.done() or await owner.fetchval(f"{held} AND NOT granted")):
            await asyncio.sleep(0.05)
        assert not waiting.done(), "one lock for all that is claimed of an enterprise"
    assert (await waiting).status_code == 200


async def test_dossiers_I18_a_supplement_claims_anew_and_gives_up_the_rest(world: World, story, elsewhere) -> None:
    old, new = with_machine(), with_machine()
    dossier = await live(story, old)
    await story.act(R.PROVINCE_OFFICER, dossier, "request_supplement", {"note": "Đổi máy", **story.dated("2021-08-05")})
    assert (await story.patch(dossier, "2021-08-06", beneficiaries=[new])).status_code == 200
    await world.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-08-07"))
    await live(elsewhere, old)
    fault_of(await submit(elsewhere, await prepared(elsewhere, new)), SERIAL, "machine-supported")


async def test_dossiers_I18_a_group_claims_when_it_names_its_beneficiaries(world: World, story, elsewhere) -> None:
    same = with_machine()
    [group] = await story.planned(kind="group", beneficiaries=[])
    await live(elsewhere, same)
    refused = await story.patch(group, "2022-02-01", beneficiaries=[same])
    fault_of(refused, "/beneficiaries/0/machines/0/serial", "machine-supported")
    mine = with_machine()
    assert (await story.patch(group, "2022-02-01", beneficiaries=[mine])).status_code == 200
    fault_of(await submit(elsewhere, await prepared(elsewhere, mine)), SERIAL, "machine-supported")


async def test_dossiers_I18_ministry_and_plan_ask_again(world: World, story, elsewhere) -> None:
    """What came in before claims were kept, as the owner makes it seem, may be doubled at the later gates."""
    same = with_tax_code()
    [dossier] = await story.forwarded(beneficiaries=[same])
    other = await prepared(elsewhere, same)

    async def claimed_by(one: dict[str, Any], instead_of: dict[str, Any]) -> None:
        async with world.as_owner() as owner:
            await owner.execute("DELETE FROM funding_claim WHERE dossier_id = ANY($1)", [one["id"], instead_of["id"]])

    await claimed_by(other, dossier)
    assert (await submit(elsewhere, other)).status_code == 200
    client = world.client(R.AGENCY_OFFICER)
    refused = await client.post("/v1/appraisals", json=story.appraisal(dossier, "ministry"))
    assert other["reference"] in fault_of(refused, "/dossier_id", "beneficiary-supported")
    failing = await client.post("/v1/appraisals", json=story.appraisal(dossier, "ministry", verdict="failed"))
    assert failing.status_code == 201, failing.text

    async with world.as_owner() as owner:
        await owner.execute("DELETE FROM funding_claim WHERE dossier_id = $1", other["id"])
    await story.appraised(dossier, "ministry")
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    third = await live(elsewhere, same)
    refused = await world.try_act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    assert third["reference"] in fault_of(refused, "record:/lines/0/dossier_id", "beneficiary-supported")


@pytest.mark.parametrize("claimed", [with_machine, with_tax_code])
async def test_dossiers_I18_of_two_that_claim_at_once_exactly_one_wins(world: World, story, elsewhere, claimed) -> None:
    same = claimed()
    rivals = [(one, await prepared(one, same)) for one in (story, elsewhere, story, elsewhere)]
    answers = await asyncio.gather(*(submit(one, dossier) for one, dossier in rivals))
    assert sorted(answer.status_code for answer in answers).count(200) == 1, [answer.text for answer in answers]
    assert {answer.status_code for answer in answers} <= {200, 409, 422}
    assert [(await story.dossier(dossier["id"]))["state"] for _, dossier in rivals].count("dossier_in") == 1


async def test_dossiers_I18_the_database_itself_refuses_a_machine_twice(world: World, story, elsewhere) -> None:
    """Whatever the order in which two transactions read and write."""
    one, other = await prepared(story, with_machine()), await prepared(elsewhere, with_machine())
    async with world.as_role("agency") as first, world.as_role("agency") as second:
        claim = "INSERT INTO funding_claim (dossier_id, kind, key) VALUES ($1, 'machine', 'raced')"
        ended = first.transaction()
        await ended.start()
        await first.execute(claim, one["id"])
        waiting = asyncio.create_task(second.execute(claim, other["id"]))
        await asyncio.sleep(0)
        await ended.commit()
        with pytest.raises(Exception, match="uq_funding_claim_machine"):
            await waiting


async def test_the_longest_names_that_a_contract_admits_are_claimed(world: World, story) -> None:
    longest = {"name": "M" * 300, "serial": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 100, "maker": "Đ" * 300}
    await live(story, who(machines=[longest]))

"""Asking for money: by class and rate, never above what was agreed, nothing more once the settlement file is late."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.web.problems import Problem


@pytest.fixture
async def agreement(world: World, story, budget) -> dict:
    return await story.signed(await story.planned())


async def try_file(world: World, story, agreement: dict, **changed):
    request = await world.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(agreement, **changed))
    day = request["effective_on"]
    return request, await world.try_act(R.IMPLEMENTER, request, "file", story.dated(day))


async def pay(world: World, request: dict, day: str = "2022-07-20", event_id: str | None = None) -> None:
    data = {"payment_request_id": request["id"], "effective_on": day}
    await world.deliver("budget.payment.paid.v1", f"urn:arit:budget:payment:{request['id']}", data, event_id)


async def state(world: World, collection: str, id: str) -> str:
    return (await world.client(R.AUDITOR).get(f"/v1/{collection}/{id}")).json()["state"]


async def test_dossiers_I24_advances_together_stay_within_rate_times_support(world: World, story, agreement) -> None:
    """ADV-M: 50 % of 300 triệu."""
    await story.filed(agreement, amount=100_000_000)
    over, refused = await try_file(world, story, agreement, amount=50_000_001)
    expect.problem(refused, 422, "rule-broken", "record:/amount")
    assert await state(world, "payment-requests", over["id"]) == "drafted"
    _, within = await try_file(world, story, agreement, amount=50_000_000)
    assert (within.json()["state"], within.json()["advance_class"]) == ("filed", "ADV-M")
    _, one_more = await try_file(world, story, agreement, amount=1)
    expect.problem(one_more, 422, "rule-broken", "record:/amount")


async def test_dossiers_I24_two_requests_filed_at_once_do_not_pass_the_rate(world: World, story, agreement) -> None:
    drafts = [
        await world.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(agreement, amount=100_000_000))
        for _ in range(4)
    ]
    body = story.dated("2022-07-16")
    answers = await asyncio.gather(*(world.try_act(R.IMPLEMENTER, one, "file", body) for one in drafts))
    assert sorted(one.status_code for one in answers) == [200, 422, 422, 422]


async def test_dossiers_I24_a_refused_request_can_be_asked_again(world: World, story, agreement) -> None:
    filed = await story.filed(agreement)
    note = {"note": "Sai số tài khoản", **story.dated("2022-07-17")}
    refused = await world.act(R.AGENCY_OFFICER, filed, "refuse", note)
    assert refused["state"] == "refused"
    history = (await world.client(R.IMPLEMENTER).get(f"/v1/payment-requests/{filed['id']}/history")).json()
    assert "Sai số tài khoản" in history["items"][-1]["reason"]
    await story.filed(agreement, **story.dated("2022-07-18"))


async def test_what_is_not_accepted_is_only_advanced(world: World, story, agreement) -> None:
    _, refused = await try_file(world, story, agreement, kind="payment", amount=1)
    expect.problem(refused, 422, "rule-broken", "record:/kind")


async def test_dossiers_I23_all_payments_together_stay_within_what_was_accepted(world: World, story, agreement) -> None:
    await story.filed(agreement, amount=150_000_000)
    dossier_id = agreement["lines"][0]["dossier_id"]
    await story.accepted(agreement, dossier_id, accepted=200_000_000, day="2022-11-25")
    later = {"kind": "payment", **story.dated("2022-11-26")}
    _, over = await try_file(world, story, agreement, amount=50_000_001, **later)
    expect.problem(over, 422, "rule-broken", "record:/amount")
    _, within = await try_file(world, story, agreement, amount=50_000_000, **later)
    assert within.status_code == 200


async def test_an_approver_is_another_person(world: World, story, agreement) -> None:
    filed = await story.filed(agreement)
    refused = await world.try_act(R.AGENCY_OFFICER, filed, "approve", story.dated("2022-07-17"), subject=R.IMPLEMENTER)
    expect.problem(refused, 403, "same-person")


async def test_nothing_is_asked_under_a_draft(world: World, story) -> None:
    draft = await story.agreement(await story.planned())
    refused = await world.client(R.IMPLEMENTER).post("/v1/payment-requests", json=story.request(draft))
    assert expect.problem(refused, 409, "action-not-allowed")["state"] == "drafted"


async def test_a_dossier_must_be_the_agreements(world: World, story, agreement) -> None:
    body = story.request(agreement, dossier_id=agreement["id"])
    expect.problem(
        await world.client(R.IMPLEMENTER).post("/v1/payment-requests", json=body), 422, "invalid-content", "/dossier_id"
    )
    body = story.request(agreement, agreement_id=body["dossier_id"][::-1].replace("-", "")[:32])
    refused = await world.client(R.IMPLEMENTER).post("/v1/payment-requests", json=body)
    expect.problem(refused, 422, "invalid-content", "/agreement_id")


async def test_dossiers_I25_where_a_contractor_is_hired_its_contract_is_a_paper(world: World, story, agreement) -> None:
    """Infrastructure of a cluster, signed while the progress that the class asks for was known."""
    async with world.as_owner() as owner:
        await owner.execute("UPDATE agreement SET signed_on = '2018-07-15' WHERE id = $1", agreement["id"])
        dossier_id = agreement["lines"][0]["dossier_id"]
        await owner.execute("UPDATE dossier SET content_codes = '{C16}' WHERE id = $1", dossier_id)
    asked = {"amount": 90_000_000, "progress_percent": "60", "papers": [{"code": "P6"}, {"code": "P8"}]}
    request, refused = await try_file(world, story, agreement, contractor_hired=True, **asked)
    expect.problem(refused, 422, "rule-broken", "record:/papers/P7")
    assert request["contractor_hired"] is True
    for hired, papers in ((True, [*asked["papers"], {"code": "P7"}]), (False, asked["papers"])):
        _, filed = await try_file(
            world, story, agreement, **asked | {"amount": 45_000_000, "papers": papers, "contractor_hired": hired}
        )
        assert (filed.status_code, filed.json()["advance_class"]) == (200, "ADV30")


async def test_dossiers_I30_a_late_filer_is_paid_nothing_more(world: World, story, agreement) -> None:
    advance = await story.filed(agreement, amount=100_000_000)
    await world.act(R.AGENCY_OFFICER, advance, "approve", story.dated("2022-07-17"))
    await pay(world, advance)
    dossier_id = agreement["lines"][0]["dossier_id"]
    await story.accepted(agreement, dossier_id, day="2022-11-25")
    waiting = await story.filed(agreement, kind="payment", amount=50_000_000, **story.dated("2022-11-26"))
    overdue = {"kind": "payment", "amount": 50_000_000, **story.dated("2022-12-11")}
    _, unfiled = await try_file(world, story, agreement, **overdue)
    expect.problem(unfiled, 422, "rule-broken")
    await story.settlement_filed(agreement, "2022-12-12")
    _, late = await try_file(world, story, agreement, **overdue | story.dated("2022-12-13"))
    expect.problem(late, 422, "rule-broken")
    approving = await world.try_act(R.AGENCY_OFFICER, waiting, "approve", story.dated("2022-12-13"))
    expect.problem(approving, 422, "rule-broken")


async def test_dossiers_I30_who_files_in_time_is_paid_afterwards_too(world: World, story, agreement) -> None:
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], day="2022-11-25")
    await story.settlement_filed(agreement, "2022-12-10")
    filed = await story.filed(agreement, kind="payment", amount=300_000_000, **story.dated("2022-12-20"))
    await world.act(R.AGENCY_OFFICER, filed, "approve", story.dated("2022-12-21"))


class TestPaymentEvents:
    """What budget tells: paid, and taken back; twice, late, or out of order."""

    @pytest.fixture
    async def approved(self, world: World, story, agreement) -> dict:
        filed = await story.filed(agreement)
        return await world.act(R.AGENCY_OFFICER, filed, "approve", story.dated("2022-07-17"))

    async def test_the_first_payment_starts_the_work(self, world: World, approved) -> None:
        await pay(world, approved)
        paid = (await world.client(R.IMPLEMENTER).get(f"/v1/payment-requests/{approved['id']}")).json()
        assert (paid["state"], paid["paid_on"]) == ("paid", "2022-07-20")
        assert await state(world, "agreements", approved["agreement_id"]) == "implementing"

    async def test_an_event_delivered_twice_changes_nothing_twice(self, world: World, approved) -> None:
        for _ in range(2):
            await pay(world, approved, event_id="01900000-0000-7000-8000-0000000000aa")
        history = (await world.client(R.AUDITOR).get(f"/v1/payment-requests/{approved['id']}/history")).json()
        assert [one["action"] for one in history["items"]].count("pay") == 1
        begun = (await world.client(R.AUDITOR).get(f"/v1/agreements/{approved['agreement_id']}/history")).json()
        assert [one["action"] for one in begun["items"]].count("start") == 1

    async def test_an_event_delivered_eight_times_at_once_is_applied_once(self, world: World, approved) -> None:
        same = [pay(world, approved, event_id="01900000-0000-7000-8000-0000000000bb") for _ in range(8)]
        await asyncio.gather(*same)
        history = (await world.client(R.AUDITOR).get(f"/v1/payment-requests/{approved['id']}/history")).json()
        assert [one["action"] for one in history["items"]].count("pay") == 1

    async def test_a_late_event_keeps_the_records_later_date(self, world: World, story, approved, agreement) -> None:
        """Budget paid on 20 July; the acceptance of November was recorded before the event arrived."""
        await story.accepted(agreement, agreement["lines"][0]["dossier_id"], day="2022-11-25")
        await pay(world, approved, day="2022-07-20")
        current = (await world.client(R.AUDITOR).get(f"/v1/agreements/{agreement['id']}")).json()
        assert (current["state"], current["effective_on"]) == ("accepted", "2022-11-25")
        paid = (await world.client(R.AUDITOR).get(f"/v1/payment-requests/{approved['id']}")).json()
        assert (paid["state"], paid["paid_on"]) == ("paid", "2022-07-20")

    async def test_a_payment_taken_back_can_be_made_again(self, world: World, approved) -> None:
        await pay(world, approved)
        data = {"payment_request_id": approved["id"], "effective_on": "2022-07-25"}
        await world.deliver("budget.payment.reversed.v1", "urn:arit:budget:payment:1", data)
        assert await state(world, "payment-requests", approved["id"]) == "approved"
        await pay(world, approved, day="2022-07-26")
        assert await state(world, "payment-requests", approved["id"]) == "paid"

    async def test_an_event_that_cannot_be_applied_leaves_no_trace(self, world: World, approved) -> None:

        event_id = "01900000-0000-7000-8000-0000000000cc"
        broken = {"payment_request_id": approved["id"]}
        with pytest.raises((Problem, ValueError, KeyError)):
            await world.deliver("budget.payment.paid.v1", "urn:arit:budget:payment:1", broken, event_id)
        async with world.as_owner() as owner:
            assert not await owner.fetchval("SELECT count(*) FROM inbox WHERE event_id = $1", event_id)
        await pay(world, approved, event_id=event_id)
        assert await state(world, "payment-requests", approved["id"]) == "paid"

    async def test_an_event_of_no_interest_is_read_over(self, world: World, approved) -> None:
        await world.deliver("budget.allocation.agreed.v1", "urn:arit:budget:allocation:1", {"whatever": 1})
        assert await state(world, "payment-requests", approved["id"]) == "approved"


async def test_a_paper_that_no_advance_and_no_settlement_knows_is_named_by_its_place(
    world: World, story, agreement
) -> None:
    papers = [{"code": code} for code in ("P3", "P8", "P2d", "P9", "D1")]
    answer = await world.client(R.IMPLEMENTER).post(
        "/v1/payment-requests", json=story.request(agreement, papers=papers)
    )
    errors = expect.problem(answer, 422, "invalid-content", "/papers/3/code")["errors"]
    assert [(one["pointer"], one["code"]) for one in errors] == [
        ("/papers/3/code", "unknown-paper"), ("/papers/4/code", "unknown-paper")
    ]  # fmt: skip
    drafted = story.request(agreement, papers=papers[:3])
    assert (await world.create(R.IMPLEMENTER, "/v1/payment-requests", drafted))["state"] == "drafted"

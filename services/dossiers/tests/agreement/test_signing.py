"""Agreeing and signing: within plan and ceiling, with the money held first; a neighbour's failure writes nothing."""

import asyncio
from uuid import uuid4

import httpx
import jwt
import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.web import client

DECISION = {"number": "437", "symbol": "CTĐP-QLKC", "issuer": "Cục", "issued_on": "2022-07-08", "signer": None}


async def try_sign(world: World, story, agreement: dict, **claims):
    return await world.try_act(R.AGENCY_LEADER, agreement, "sign", story.dated("2022-07-15"), **claims)


async def nothing_changed(world: World, story, agreement: dict) -> None:
    """Neither the agreement nor its dossiers, nor history or feed, know of the signing that failed."""
    auditor = world.client(R.AUDITOR)
    assert (await auditor.get(f"/v1/agreements/{agreement['id']}")).json()["state"] == "drafted"
    history = (await auditor.get(f"/v1/agreements/{agreement['id']}/history")).json()["items"]
    assert [one["action"] for one in history] == ["create"]
    for line in agreement["lines"]:
        dossier = await story.dossier(line["dossier_id"])
        assert (dossier["state"], dossier["agreement_id"]) == ("plan_approved", None)
    told = [one.type for one in await world.events() if one.subject == agreement["urn"]]
    assert "dossiers.agreement.signed.v1" not in told


def held(agreement_id: str, **changed) -> dict:
    return {"state": "held", "agreement_id": agreement_id, "lines": [{"allocation_document": DECISION}]} | changed


async def test_dossiers_I22_a_plan_alone_pays_nothing(world: World, story, budget) -> None:
    """Approved is not funded: the state says plan_approved, and signing asks budget, which has no money for it."""
    [dossier] = await story.planned()
    assert not [name for name in dossier if "funded" in name or "alloc" in name]
    agreement = await story.agreement([dossier])
    errors = [{"pointer": "/lines/0/amount", "code": "free", "detail": "300000000 asked, 0 free"}]
    budget.answer = httpx.Response(
        409, json={"code": "limit-exceeded", "detail": "Only 0 đồng is free.", "errors": errors}
    )
    refused = expect.problem(await try_sign(world, story, agreement), 409, "limit-exceeded", "record:/lines/0/amount")
    assert "0 đồng" in refused["detail"]
    await nothing_changed(world, story, agreement)
    budget.answer = None
    assert (await try_sign(world, story, agreement)).json()["state"] == "signed"


async def test_dossiers_I22_nothing_is_signed_that_rests_on_no_allocation(world: World, story, budget) -> None:
    agreement = await story.agreement(await story.planned())
    budget.answer = httpx.Response(200, json=held(agreement["id"], lines=[]))
    expect.problem(await try_sign(world, story, agreement), 503, "neighbour-unavailable")
    await nothing_changed(world, story, agreement)


async def test_dossiers_I42_a_signed_agreement_cites_plan_decision_and_allocation(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    assert agreement["plan_decision"]["symbol"] == "QĐ-BCT"
    assert [(one["number"], one["symbol"]) for one in agreement["allocation_documents"]] == [("437", "CTĐP-QLKC")]


async def test_dossiers_I23_an_agreement_stays_within_the_plan(world: World, story) -> None:
    [dossier] = await story.planned()
    over = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([dossier], 300_000_001))
    expect.problem(over, 422, "rule-broken", "/lines/0/amount")


async def test_dossiers_I23_years_of_one_dossier_are_summed(world: World, story) -> None:
    [dossier] = await story.planned()
    lines = [{"dossier_id": dossier["id"], "year": year, "amount": 150_000_001} for year in (2022, 2023)]
    over = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([dossier]) | {"lines": lines})
    expect.problem(over, 422, "rule-broken", "/lines/1/amount")
    within = [{**line, "amount": 150_000_000} for line in lines]
    agreement = await story.agreement([dossier], lines=within)
    assert agreement["amount"] == 300_000_000


async def test_one_year_of_a_dossier_stands_once(world: World, story) -> None:
    [dossier] = await story.planned()
    line = {"dossier_id": dossier["id"], "year": 2022, "amount": 1}
    twice = await world.client(R.AGENCY_OFFICER).post(
        "/v1/agreements", json=story.agreed([dossier]) | {"lines": [line, line]}
    )
    expect.problem(twice, 422, "invalid-content", "/lines/1")


async def test_an_agreement_has_one_implementer(world: World, story) -> None:
    [one], [other] = await story.planned(), await story.planned(implementer="Trung tâm khác")
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([one, other]))
    expect.problem(refused, 422, "rule-broken", "/lines")


async def test_only_planned_dossiers_are_agreed_on(world: World, story) -> None:
    [early] = await story.ministry_appraised()
    refused = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([early]))
    expect.problem(refused, 422, "rule-broken", "/lines/0/dossier_id")
    body = story.agreed([early]) | {"lines": [{"dossier_id": str(uuid4()), "year": 2022, "amount": 1}]}
    unknown = await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=body)
    expect.problem(unknown, 422, "invalid-content", "/lines/0/dossier_id")


async def test_dossiers_I12_a_group_is_planned_without_names_but_not_agreed(world: World, story, budget) -> None:
    [group] = await story.planned(kind="group", beneficiaries=[])
    assert (group["state"], group["beneficiaries"]) == ("plan_approved", [])

    async def try_agree() -> httpx.Response:
        return await world.client(R.AGENCY_OFFICER).post("/v1/agreements", json=story.agreed([group]))

    faults = expect.problem(await try_agree(), 422, "rule-broken", "/lines/0/dossier_id")["errors"]
    assert {"BEN", "PLC"} <= {one["code"] for one in faults}
    nameless = [{"name": "Cơ sở A"}]
    assert (await story.patch(group, "2022-02-01", beneficiaries=nameless)).status_code == 200
    faults = expect.problem(await try_agree(), 422, "rule-broken")["errors"]
    assert "PLC" in {one["code"] for one in faults} and "BEN" not in {one["code"] for one in faults}
    named = [{"name": "Cơ sở A", "commune": "Xã Long Phước"}]
    items = [{"code": code, "sets": 2} for code in ("D1", "D2", "D3", "D6")]
    assert (await story.patch(group, "2022-02-02", beneficiaries=named, items=items)).status_code == 200
    assert (await try_sign(world, story, (await try_agree()).json())).json()["state"] == "signed"


async def test_dossiers_I12_names_taken_back_after_the_draft_stop_the_signing(world: World, story, budget) -> None:
    [group] = await story.planned(kind="group")
    agreement = await story.agreement([group])
    assert (await story.patch(group, "2022-07-15", beneficiaries=[])).status_code == 200
    expect.problem(await try_sign(world, story, agreement), 422, "rule-broken")
    assert budget.holds == []


async def test_whoever_drafted_an_agreement_does_not_sign_it(world: World, story, budget) -> None:
    agreement = await story.agreement(await story.planned())
    expect.problem(await try_sign(world, story, agreement, subject=R.AGENCY_OFFICER), 403, "same-person")
    assert budget.holds == []


async def test_a_dossier_is_signed_once_though_two_drafts_name_it(world: World, story, budget) -> None:
    dossiers = await story.planned()
    one, two = [await story.agreement(dossiers) for _ in "12"]
    await world.act(R.AGENCY_LEADER, one, "sign", story.dated("2022-07-15"))
    expect.problem(await try_sign(world, story, two), 422, "rule-broken")
    assert len(budget.holds) == 1


async def test_a_void_draft_frees_nothing_but_tells_budget(world: World, story, budget) -> None:
    agreement = await story.agreement(await story.planned())
    void = await world.act(R.AGENCY_LEADER, agreement, "void", story.dated("2022-07-16"))
    assert void["state"] == "void"
    expect.problem(await try_sign(world, story, agreement), 409, "action-not-allowed")
    told = [one.type for one in await world.events() if one.subject == agreement["urn"]]
    assert told[-1] == "dossiers.agreement.void.v1"


async def test_a_signing_held_money_for_its_own_version_and_person(world: World, story) -> None:
    seen = []

    def budget(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=held(request.url.path.rpartition("/")[2]))

    world.neighbour("budget", httpx.MockTransport(budget))
    agreement = await story.agreement(await story.planned())
    assert (await try_sign(world, story, agreement)).status_code == 200
    [request] = seen
    body = httpx.Response(200, content=request.content).json()
    assert (request.method, request.url.path) == ("PUT", f"/v1/commitments/{agreement['id']}")
    assert (body["agreement_version"], body["effective_on"]) == (1, "2022-07-15")
    assert body["lines"] == [{"dossier": agreement["lines"][0]["dossier_id"], "year": 2022, "amount": 300_000_000}]
    token = jwt.decode(request.headers["authorization"].removeprefix("Bearer "), options={"verify_signature": False})
    assert (token["sub"], token["act"], token["roles"]) == (R.AGENCY_LEADER, {"sub": "dossiers"}, ["service"])
    assert token["exp"] - token["iat"] == 60


class TestNeighbour:
    """Budget down, slow, or talking nonsense: a clear 503 and nothing half-written."""

    @pytest.fixture(autouse=True)
    def no_time_between_attempts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(client.random, "uniform", lambda low, high: 0)

    @pytest.mark.parametrize(
        "answer",
        [
            httpx.ConnectError("refused"),
            httpx.ReadTimeout("slow"),
            httpx.RemoteProtocolError("cut off"),
            httpx.Response(500, text="<html>Internal Server Error</html>"),
            httpx.Response(503, json={"code": "service-unavailable"}),
            httpx.Response(200, text="<html>Welcome</html>"),
            httpx.Response(200, content=b"\xff\xfe\x00"),
            httpx.Response(200, content=b"[" * 100_000),
            httpx.DecodingError("not gzip"),
            httpx.Response(200, json=[]),
            httpx.Response(200, json={"state": "held"}),
            httpx.Response(200, json=held(str(uuid4()))),
            httpx.Response(200, json=held("00000000-0000-0000-0000-000000000000", state="released")),
            httpx.Response(302, headers={"location": "http://elsewhere/"}),
            httpx.Response(401, json={"code": "unauthenticated"}),
            httpx.Response(404, json={"code": "not-found"}),
            httpx.Response(409, text="conflict"),
            httpx.Response(204),
        ],
        ids=lambda answer: repr(answer)[:40],
    )
    async def test_what_is_no_answer_is_503(self, world: World, story, budget, answer) -> None:
        budget.answer = answer
        agreement = await self.agreement(world, story)
        refused = await try_sign(world, story, agreement)
        expect.problem(refused, 503, "neighbour-unavailable")
        assert refused.headers["retry-after"]
        await nothing_changed(world, story, agreement)

    async def test_a_slow_one_is_not_waited_for(self, world: World, story) -> None:
        async def never(request: httpx.Request) -> httpx.Response:
            await asyncio.Event().wait()
            raise AssertionError

        world.neighbour("budget", httpx.MockTransport(never), timeout=0.2)
        agreement = await self.agreement(world, story)
        expect.problem(await try_sign(world, story, agreement), 503, "neighbour-unavailable")
        await nothing_changed(world, story, agreement)

    @pytest.mark.parametrize("status, code", [(409, "frozen-year"), (422, "some-new-rule")])
    async def test_a_refusal_that_the_catalogue_does_not_have_yet_is_still_a_refusal(
        self, world: World, story, budget, status: int, code: str
    ) -> None:
        budget.answer = httpx.Response(status, json={"code": code, "detail": "The year is frozen.", "errors": [7]})
        agreement = await self.agreement(world, story)
        refused = await try_sign(world, story, agreement)
        assert refused.status_code == status and "The year is frozen." in refused.text
        await nothing_changed(world, story, agreement)

    async def test_a_newer_one_may_say_more(self, world: World, story, budget) -> None:
        agreement = await self.agreement(world, story)
        line = {"allocation_document": DECISION | {"pages": 2}, "remark": "x"}
        budget.answer = httpx.Response(200, json=held(agreement["id"], lines=[line]) | {"new": 1})
        assert (await try_sign(world, story, agreement)).status_code == 200

    async def test_a_put_that_failed_once_is_repeated_with_the_same_content(self, world: World, story) -> None:
        seen: list[bytes] = []

        def once(request: httpx.Request) -> httpx.Response:
            seen.append(request.content)
            if len(seen) == 1:
                raise httpx.ReadError("connection reset")
            return httpx.Response(200, json=held(request.url.path.rpartition("/")[2]))

        world.neighbour("budget", httpx.MockTransport(once))
        agreement = await self.agreement(world, story)
        assert (await try_sign(world, story, agreement)).status_code == 200
        assert len(seen) == 2 and seen[0] == seen[1]

    async def test_what_changes_while_budget_answers_is_seen(self, world: World, story, budget) -> None:
        """The dossier's beneficiaries are taken back after the preflight: the second check refuses."""
        [group] = await story.planned(kind="group")
        agreement = await story.agreement([group])

        async def meddling(request: httpx.Request) -> httpx.Response:
            # A task has a context of its own, as another request in truth has.
            taken_back = asyncio.create_task(story.patch(group, "2022-07-15", beneficiaries=[]))
            assert (await taken_back).status_code == 200
            return budget(request)

        world.neighbour("budget", httpx.MockTransport(meddling))
        expect.problem(await try_sign(world, story, agreement), 422, "rule-broken")
        await nothing_changed(world, story, agreement)

    @staticmethod
    async def agreement(world: World, story) -> dict:
        return await story.agreement(await story.planned())


async def test_money_held_for_one_version_signs_no_other(world: World, story, budget) -> None:
    """`If-Match` may name several versions; the money is held for the one that was read."""
    agreement = await story.agreement(await story.planned())

    async def meanwhile(request: httpx.Request) -> httpx.Response:
        async with world.as_owner() as owner:
            await owner.execute("UPDATE agreement SET version = version + 1 WHERE id = $1", agreement["id"])
        return budget(request)

    world.neighbour("budget", httpx.MockTransport(meanwhile))
    answer = await world.client(R.AGENCY_LEADER).post(
        f"/v1/agreements/{agreement['id']}/actions/sign",
        json=story.dated("2022-07-15"),
        headers={"If-Match": '"1", "2"'},
    )
    expect.problem(answer, 412, "stale-version")

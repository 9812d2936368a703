"""Whom the Agency consults and how it judges is hidden from a province until the opinion is issued, and known then."""

import json
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

WATCHERS = [R.PROVINCE_OFFICER, R.PROVINCE_LEADER]


async def seen(case, role: str, proposal: dict) -> dict[str, Any]:
    """Everything that a caller can read of a proposal, byte by byte."""
    client, id = case.client(role), proposal["id"]
    await case.world.events()
    answers = {
        path: await client.get(path)
        for path in (
            proposal["href"],
            f"/v1/cluster-proposals/{proposal['reference']}",
            f"{proposal['href']}/history",
            f"{proposal['href']}/history?limit=2",
            f"{proposal['href']}/deadline",
            f"{proposal['href']}/check",
            f"/v1/cluster-proposals?id={id}",
            f"/v1/cluster-proposals?id={id}&state=appraising&count=true",
            f"/v1/cluster-proposals?id={id}&state=consulting&count=true",
            f"/v1/cluster-proposals?id={id}&state=appraised&count=true",
            "/v1/cluster-statistics?from_on=2022-01-01&to_on=2022-12-31",
            "/v1/feeds/clusters?limit=1000",
        )
    }
    return {
        path: (answer.status_code, answer.headers.get("etag"), _timeless(answer.text))
        for path, answer in answers.items()
    }


def _timeless(text: str) -> str:
    """Without the moment at which statistics were taken."""
    body = json.loads(text)
    if isinstance(body, dict):
        body.pop("taken_at", None)
    return json.dumps(body, ensure_ascii=False)


async def consulted(case, proposal: dict, day: str = "2022-01-06") -> dict:
    body = {"body": "Bộ Xây dựng", "document": case.document(day, "CTĐP-CCN"), "answer_by": "2022-01-20"}
    return await case.act(R.AGENCY_OFFICER, proposal, "consult", day, **body)


async def answered(case, proposal: dict, day: str = "2022-01-10") -> dict:
    body = {"view": "Không thống nhất", "document": case.document(day, "BXD-QHKT", "Bộ Xây dựng")}
    return await case.act(R.AGENCY_OFFICER, proposal, "record_consultation", day, **body)


async def judged(case, proposal: dict, day: str = "2022-01-11") -> dict:
    return await case.act(R.AGENCY_OFFICER, proposal, "appraise", day, **case.verdicts("disagree"))


async def sent_back(case, proposal: dict, day: str = "2022-01-12") -> dict:
    return await case.act(R.AGENCY_LEADER, proposal, "send_back", day, note="Xem lại")


@pytest.mark.parametrize("role", WATCHERS)
async def test_nothing_that_a_province_reads_changes_while_the_agency_judges(world: World, case, role: str) -> None:
    proposal = await case.appraising()
    before = await seen(case, role, proposal)
    assert [status for status, *_ in before.values()] == [200] * len(before)
    for step in (consulted, answered, judged, sent_back):
        proposal = await step(case, proposal)
        assert await seen(case, role, proposal) == before, step.__name__
    proposal = await judged(case, proposal, "2022-01-12")
    assert await seen(case, role, proposal) == before
    assert proposal["version"] == 9
    known = await case.read(proposal, role)
    assert (known["version"], known["state"], known["consultations"], known["verdict"], known["partial"]) == (
        4, "appraising", [], None, None,
    )  # fmt: skip
    assert [known["lines"][0][name] for name in ("verdict", "conditions", "note")] == [None] * 3


@pytest.mark.parametrize("role", WATCHERS)
async def test_all_of_it_is_known_with_the_opinion(world: World, case, role: str) -> None:
    proposal = await judged(case, await answered(case, await consulted(case, await case.appraising())))
    opinion = case.document("2022-01-14", "BCT-CTĐP")
    issued = await case.act(R.AGENCY_LEADER, proposal, "issue_opinion", "2022-01-14", document=opinion)
    known = await case.read(issued, role)
    assert known["version"] == issued["version"] == 8
    assert (known["verdict"], known["lines"][0]["verdict"]) == ("disagree", "disagree")
    assert known["consultations"][0]["view"] == "Không thống nhất"
    history = (await case.client(role).get(f"{issued['href']}/history")).json()["items"]
    assert [(one["seq"], one["action"], one["from_state"]) for one in history][4:] == [
        (5, "consult", "appraising"), (6, "record_consultation", "consulting"), (7, "appraise", "appraising"),
        (8, "issue_opinion", "appraised"),
    ]  # fmt: skip
    assert history == (await case.client(R.AUDITOR).get(f"{issued['href']}/history")).json()["items"]
    feed = [one for one in await world.events() if one.subject == issued["urn"]]
    assert (feed[-1].data["version"], feed[-1].data["verdict"]) == (8, "disagree")


async def test_a_supplement_asked_for_after_a_consultation_gives_nothing_of_it_away(world: World, case) -> None:
    hidden = await answered(case, await consulted(case, await case.appraising()))
    plain = await case.appraising()
    told = []
    for proposal in (hidden, plain):
        asked = await case.act(R.AGENCY_OFFICER, proposal, "request_supplement", "2022-01-13", note="Bổ sung số liệu")
        back = await case.act(R.PROVINCE_OFFICER, asked, "resubmit", "2022-01-17")
        told.append(await _whole(case, back))
    assert told[0] == told[1]
    assert (await case.read(hidden))["version"] == (await case.read(plain))["version"] + 2


async def _whole(case, proposal: dict) -> str:
    """What the province reads of one proposal: its record, history and events, without its own names."""
    client = case.client(R.PROVINCE_OFFICER)
    await case.world.events()
    record = await client.get(proposal["href"])
    history = (await client.get(f"{proposal['href']}/history")).json()
    pages, cursor = [], ""
    while cursor is not None:
        page = (await client.get(f"{proposal['href']}/history?limit=2{cursor and f'&cursor={cursor}'}")).json()
        pages += page["items"]
        cursor = page["next_cursor"]
    assert pages == history["items"]
    feed = (await client.get("/v1/feeds/clusters?limit=1000")).json()
    events = [(one["type"], one["data"]) for one in feed if one["subject"] == proposal["urn"]]
    for entry in history["items"]:
        for name in ("recorded_at", "request_id"):
            entry.pop(name)
        if entry["seq"] == 1:
            entry.pop("changes")
    body = record.json()
    for name in ("recorded_at", "letter"):
        body.pop(name)
    return _neutral([record.headers["etag"], body, history, events], proposal)


def _neutral(told: Any, proposal: dict) -> str:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    for place, name in (("ID", proposal["id"]), ("REFERENCE", proposal["reference"]),
                        ("NAME", proposal["lines"][0]["name"])):  # fmt: skip
        text = text.replace(name, place)
    return text


@pytest.mark.parametrize("steps", [[consulted], [consulted, answered], [judged], [judged, sent_back]], ids=len)
async def test_no_refusal_and_no_offer_gives_the_hidden_state_away(world: World, case, steps) -> None:
    hidden, plain = await case.appraising(), await case.appraising()
    for step in steps:
        hidden = await step(case, hidden)

    async def refusals(proposal: dict) -> list[str]:
        path, dated = proposal["href"], case.dated("2022-01-07")
        leader, officer = case.client(R.PROVINCE_LEADER), case.client(R.PROVINCE_OFFICER)
        read = await leader.get(path)
        match = {"If-Match": read.headers["etag"]}
        note = {"note": "Rà soát lại"}
        answers = [
            await officer.patch(path, json={"title": "Tên mới", **dated}, headers=match),
            await officer.post(f"{path}/actions/resubmit", json=dated, headers=match),
            await officer.post(f"{path}/actions/resubmit", json=dated, headers={"If-Match": '"1"'}),
            await leader.post(f"{path}/actions/send", json=dated, headers=match),
            await officer.post(f"{path}/actions/decide", json={
                "document": case.document("2022-01-07"), "lines": [{"line": 1, "adopted": True}], **dated,
            }, headers=match),
            await leader.post(f"{path}/actions/withdraw", json=note | case.dated("2022-01-03"), headers=match),
        ]  # fmt: skip
        told = [[one.status_code, one.headers.get("etag"), one.json() | {"request_id": ""}] for one in answers]
        return [_neutral(one, proposal) for one in [*told, read.json()["allowed_actions"]]]

    assert await refusals(hidden) == await refusals(plain)


async def test_a_province_that_takes_its_proposal_back_never_learns_of_what_it_did_not_see(world: World, case) -> None:
    """Not even by dating its letter before what the Agency did in the meantime."""
    hidden, plain = await judged(case, await case.appraising()), await case.appraising()
    told = []
    for proposal in (hidden, plain):
        back = await case.act(R.PROVINCE_LEADER, proposal, "withdraw", "2022-01-06", note="Tỉnh rà soát lại")
        assert (back["state"], back["effective_on"]) == ("withdrawn", "2022-01-06")
        told.append(await _whole(case, back))
    assert told[0] == told[1]
    full = (await case.client(R.AUDITOR).get(f"{hidden['href']}/history")).json()["items"]
    assert [one["action"] for one in full][-2:] == ["appraise", "withdraw"]


async def test_what_the_agency_hides_it_sees_itself(world: World, case) -> None:
    appraised = await judged(case, await case.appraising())
    known = await case.read(appraised, R.AGENCY_LEADER)
    assert (known["state"], known["verdict"], known["version"]) == ("appraised", "disagree", 5)
    listed = await case.client(R.AUDITOR).get(f"/v1/cluster-proposals?id={appraised['id']}&state=appraised")
    assert len(listed.json()["items"]) == 1


async def test_a_province_acts_upon_the_version_that_it_sees(world: World, case) -> None:
    appraised = await judged(case, await case.appraising())
    client = case.client(R.PROVINCE_LEADER)
    body = case.dated("2022-01-14") | {"note": "Rà soát lại"}
    path = f"{appraised['href']}/actions/withdraw"
    stale = await client.post(path, json=body, headers={"If-Match": f'"{appraised["version"]}"'})
    assert expect.problem(stale, 412, "stale-version")["current_version"] == 4
    done = await client.post(path, json=body, headers={"If-Match": '"4"'})
    assert (done.status_code, done.headers["etag"]) == (200, '"5"')

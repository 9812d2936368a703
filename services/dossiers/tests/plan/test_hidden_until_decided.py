"""What the ministry appraises and plans is hidden from provinces until the plan is decided, and known from then on."""

import json
from typing import Any
from uuid import UUID

import pytest

from arit_contracts import roles as R
from arit_kit.files.actions import judge
from arit_kit.files.clamav import Verdict
from arit_kit.itself import acting
from arit_kit.testing import expect
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.dossier.queries import DOSSIERS

IN_DEPTH: dict[str, Any] = {
    "method": "council",
    "council": {"members": [{"name": "Chủ tịch", "role": "chair", "verdict": "passed"}]},
    "opinions": [{"by": "Phòng Quản lý khuyến công", "text": "Đề nghị thông qua"}],
    "scores": [{"criterion": "Hiệu quả", "points": "45.5", "most": "50"}],
    "conditions": ["Bổ sung báo giá", "Bổ sung cam kết vốn"],
}
WATCHERS = [R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER]


async def seen(world: World, role: str, dossier: dict) -> dict[str, object]:
    """Everything that a caller can read about a dossier and what hangs on it, byte by byte."""
    client, id = world.client(role), dossier["id"]
    await world.events()
    feed = [] if role == R.IMPLEMENTER else ["/v1/feeds/dossiers?limit=1000"]
    answers = {
        path: await client.get(path)
        for path in (
            f"/v1/dossiers/{id}",
            f"/v1/dossiers/{dossier['reference']}",
            f"/v1/dossiers/{id}/history",
            f"/v1/dossiers/{id}/clock",
            "/v1/selection-orders?plan_year=2022",
            f"/v1/dossiers?id={id}",
            f"/v1/dossiers?id={id}&state=forwarded&count=true",
            f"/v1/dossiers?id={id}&state=ministry_appraised&count=true",
            f"/v1/appraisals?dossier_id={id}&count=true",
            "/v1/plans?count=true",
            *feed,
        )
    }
    return {path: (answer.status_code, answer.headers.get("etag"), answer.text) for path, answer in answers.items()}


@pytest.mark.parametrize("role", WATCHERS)
async def test_nothing_that_a_province_reads_changes_until_the_plan_is_decided(world: World, story, role: str) -> None:
    [dossier] = await story.forwarded()
    before = await seen(world, role, dossier)
    body = story.appraisal(dossier, "ministry", **IN_DEPTH)
    body["council"] = {**IN_DEPTH["council"], "decision": story.document("QĐ-CTĐP", "2021-10-20")}
    draft = await world.create(R.AGENCY_OFFICER, "/v1/appraisals", body)
    assert await seen(world, role, dossier) == before
    appraisal = await world.act(R.AGENCY_LEADER, draft, "approve", story.dated("2021-11-01"))
    assert await seen(world, role, dossier) == before
    met = {"condition": 0, "note": "Đã bổ sung báo giá", "document": story.document(day="2021-11-10")}
    await world.act(R.AGENCY_OFFICER, appraisal, "meet_condition", met | story.dated("2021-11-15"))
    assert await seen(world, role, dossier) == before
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    assert await seen(world, role, dossier) == before
    client = world.client(role)
    for hidden in (f"/v1/appraisals/{appraisal['id']}", f"/v1/appraisals/{appraisal['reference']}",
                   f"/v1/appraisals/{appraisal['id']}/history", f"/v1/plans/{plan['id']}",
                   f"/v1/plans/{plan['id']}/history"):  # fmt: skip
        expect.problem(await client.get(hidden), 404, "not-found")
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    after = (await client.get(f"/v1/dossiers/{dossier['id']}")).json()
    assert (after["state"], after["plan_amount"]) == ("plan_approved", 300_000_000)
    known = (await client.get(f"/v1/appraisals/{appraisal['id']}")).json()
    assert known["council"]["decision"]["symbol"] == "QĐ-CTĐP"
    assert [one["met_on"] for one in known["conditions"]] == ["2021-11-15", None]
    past = (await client.get(f"/v1/appraisals/{appraisal['id']}/history")).json()["items"]
    assert [one["action"] for one in past] == ["create", "approve", "meet_condition"]


async def test_a_file_that_is_refused_late_tells_nothing_either(world: World, story) -> None:
    """Its dossier's history would name the hidden state's entry, or leave a gap."""
    hidden, open_ = await story.dossier_in(2)
    client, seen = world.client(R.IMPLEMENTER), []
    for dossier in (hidden, open_):
        asked = {"file_name": "a.pdf", **story.dated("2021-08-02")}
        sent = await client.post(f"/v1/dossiers/{dossier['id']}/attachments", params=asked, content=PDF)
        await story.appraised(dossier, "base")
        await story.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
        if dossier is hidden:
            await story.appraised(dossier, "ministry")
        async with acting(world.app) as tx:
            await judge(tx, ATTACHMENTS, {"dossier": DOSSIERS}, UUID(sent.json()["id"]), Verdict("infected", "Eicar"))
        file = (await client.get(f"/v1/dossier-attachments/{sent.json()['id']}")).json()
        past = (await client.get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
        seen.append((file["state"], [(one["seq"], one["action"], one["to_state"]) for one in past]))
    assert seen[0] == seen[1] and seen[0][0] == "infected"


@pytest.mark.parametrize("role", WATCHERS)
async def test_all_of_it_is_known_once_the_plan_is_decided(world: World, story, role: str) -> None:
    [dossier] = await story.planned()
    client = world.client(role)
    history = (await client.get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
    assert [one["seq"] for one in history] == list(range(1, dossier["version"] + 1))
    assert [one["to_state"] for one in history][-3:] == ["forwarded", "ministry_appraised", "plan_approved"]
    appraisals = (await client.get(f"/v1/appraisals?dossier_id={dossier['id']}")).json()["items"]
    assert {one["level"] for one in appraisals} == {"base", "ministry"}
    ministry = next(one for one in appraisals if one["level"] == "ministry")
    past = (await client.get(f"/v1/appraisals/{ministry['id']}/history")).json()["items"]
    assert [one["action"] for one in past] == ["create", "approve"]
    if role == R.IMPLEMENTER:
        return
    await world.events()
    feed = (await client.get("/v1/feeds/dossiers?limit=1000")).json()
    assert [one["type"] for one in feed if one["subject"] == dossier["urn"]][-1] == (
        "dossiers.dossier.plan_approved.v1"
    )


async def test_a_decided_plan_shows_a_province_its_own_lines_and_no_total(world: World, story) -> None:
    [mine] = await story.ministry_appraised()
    centre = await story.of_the_agency()
    await story.complete(centre, "D1", "D2", "D3", "D6")
    await world.act(R.IMPLEMENTER, centre, "submit", story.dated("2021-08-02"), unit="TTKC1")
    await world.act(R.AGENCY_OFFICER, centre, "forward", story.dated("2021-10-01"))
    await story.appraised(centre, "ministry")
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([mine, centre]))
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    known = (await world.client(R.PROVINCE_OFFICER).get(f"/v1/plans/{plan['id']}")).json()
    assert [one["dossier_id"] for one in known["lines"]] == [mine["id"]]
    assert known["lines_total"] is None
    elsewhere = (await world.client(R.PROVINCE_OFFICER, province="VN34-91").get(f"/v1/plans/{plan['id']}")).json()
    assert (elsewhere["lines"], elsewhere["lines_total"]) == ([], None)
    assert (await world.client(R.AUDITOR).get(f"/v1/plans/{plan['id']}")).json()["lines_total"] == 600_000_000


async def test_no_refusal_gives_the_hidden_state_away(world: World, story) -> None:
    [hidden], [open_] = await story.ministry_appraised(), await story.forwarded()
    officer, implementer = world.client(R.PROVINCE_OFFICER), world.client(R.IMPLEMENTER)

    async def refusals(dossier: dict) -> list[str]:
        shown = (await officer.get(f"/v1/dossiers/{dossier['id']}")).headers["etag"]
        match, path = {"If-Match": shown}, f"/v1/dossiers/{dossier['id']}"
        dated = story.dated("2021-12-01")
        answers = [
            await officer.post("/v1/appraisals", json=story.appraisal(dossier, "base")),
            await implementer.patch(path, json={"title": "Tên mới", **dated}, headers=match),
            await implementer.post(f"{path}/actions/submit", json=dated, headers=match),
            await implementer.post(f"{path}/actions/submit", json=dated, headers={"If-Match": '"1"'}),
            await world.client(R.PROVINCE_LEADER).post(f"{path}/actions/withdraw", json=dated, headers=match),
            await implementer.post(f"{path}/attachments?file_name=a.pdf", content=PDF),
        ]
        return [_neutral(one, dossier) for one in answers]

    assert await refusals(hidden) == await refusals(open_)


async def test_while_the_agency_appraises_it_a_dossier_is_not_registered_again(world: World, story) -> None:
    """Otherwise the day of the hidden verdict would come out with the refusal of an earlier one."""
    [hidden], [open_] = await story.ministry_appraised(), await story.forwarded()

    async def refusal(dossier: dict) -> str:
        line = story.line(re_registers=dossier["id"])
        body = story.registration(line, day="2021-10-15", plan_year=2023)
        return _neutral(await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=body), dossier)

    assert '"code": "action-not-allowed"' in await refusal(hidden)
    assert await refusal(hidden) == await refusal(open_)


async def test_a_ministry_appraisal_that_was_never_approved_stays_hidden_for_good(world: World, story) -> None:
    [dossier] = await story.forwarded()
    body = story.appraisal(dossier, "ministry", verdict="failed")
    draft = await world.create(R.AGENCY_OFFICER, "/v1/appraisals", body)
    await story.appraised(dossier, "ministry")
    plan = await world.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    await world.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    answer = await world.client(R.PROVINCE_OFFICER).get(f"/v1/appraisals/{draft['id']}")
    assert answer.status_code == 404


def _neutral(answer, dossier: dict) -> str:
    body = answer.json() | {"request_id": ""}
    text = json.dumps([answer.status_code, answer.headers.get("etag"), body], ensure_ascii=False, sort_keys=True)
    return text.replace(dossier["id"], "ID").replace(dossier["reference"], "REFERENCE")

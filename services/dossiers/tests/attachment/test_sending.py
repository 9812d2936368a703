"""Sending a file to a record: what is kept of it, who may, and that it is whole or not there."""

import asyncio
import hashlib

import pytest

from arit_contracts import roles as R
from arit_kit.db.chain import first_break
from arit_kit.db.engine import prepare
from arit_kit.testing import expect
from arit_kit.testing.papers import PDF, PNG, docx
from arit_kit.testing.world import World

SHA256 = hashlib.sha256(PDF).hexdigest()


async def test_a_file_is_kept_with_its_hash_type_and_size(world: World, files) -> None:
    sent = await files.try_send(PDF, "Đơn đề nghị.pdf")
    attachment = sent.json()
    assert sent.status_code == 201 and sent.headers["location"] == attachment["href"]
    assert attachment["href"] == f"/v1/dossier-attachments/{attachment['id']}"
    assert attachment["record"] == files.dossier["urn"] and attachment["record_id"] == files.dossier["id"]
    assert (attachment["file_name"], attachment["media_type"]) == ("Đơn đề nghị.pdf", "application/pdf")
    assert (attachment["sha256"], attachment["size"]) == (SHA256, len(PDF))
    assert (attachment["state"], attachment["downloadable"], attachment["revision"]) == ("pending", False, 1)
    assert attachment["province"] == "VN63-86" and attachment["reference"].startswith("TL-")
    assert await files.get(attachment) == attachment
    assert await files.get({"href": f"/v1/dossier-attachments/{attachment['reference']}"}) == attachment


async def test_the_type_is_told_by_the_content_whatever_the_client_declares(files) -> None:
    for declared in ("application/pdf", "text/html", "", "application/json"):
        attachment = await files.send(docx(), "a.docx", headers={"Content-Type": declared})
        assert attachment["media_type"].endswith("wordprocessingml.document")


async def test_the_records_history_tells_the_file_and_its_version_moves_on(world: World, files) -> None:
    before = files.dossier["version"]
    attachment = await files.send(file_name="b.pdf")
    dossier = await files.story.dossier(files.dossier["id"])
    assert dossier["version"] == before + 1
    entries = (await world.client(R.AUDITOR).get(f"/v1/dossiers/{dossier['id']}/history")).json()["items"]
    assert (entries[-1]["action"], entries[-1]["actor"]) == ("attach", "implementer")
    assert entries[-1]["reason"] == f"{attachment['reference']} b.pdf sha256:{SHA256}"
    own = (await world.client(R.AUDITOR).get(f"{attachment['href']}/history")).json()["items"]
    assert own[0]["changes"]["sha256"] == [None, SHA256]
    async with world.as_owner() as owner:
        await prepare(owner)
        assert await first_break(owner, world.service.resources) is None


async def test_the_feed_tells_it(world: World, files) -> None:
    attachment = await files.send(file_name="c.pdf")
    told = [event for event in await world.events() if event.subject == attachment["urn"]]
    assert [event.type for event in told] == ["dossiers.dossier_attachment.sent.v1"]
    assert told[0].data["sha256"] == SHA256 and told[0].data["record"] == files.dossier["urn"]
    assert told[0].province == "VN63-86"


async def test_a_key_answers_the_same_file_again_and_stores_it_once(files) -> None:
    key = {"Idempotency-Key": "the-same-file"}
    first = await files.try_send(headers=key)
    stored = files.stored()
    again = await files.try_send(headers=key)
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true" and files.stored() == stored
    expect.problem(await files.try_send(PDF + b" ", headers=key), 422, "key-reused")
    expect.problem(await files.try_send(file_name="b.pdf", headers=key), 422, "key-reused")
    assert files.stored() == stored


async def test_a_key_is_answered_even_once_the_record_takes_no_file(world: World, files) -> None:
    key = {"Idempotency-Key": "before-the-end"}
    first = await files.try_send(headers=key)
    await world.act(
        R.PROVINCE_LEADER,
        files.dossier,
        "withdraw",
        files.story.dated("2021-08-01") | {"effective_on": first.json()["effective_on"], "reason": "Rút hồ sơ"},
    )
    assert (await files.try_send(headers=key)).content == first.content
    for headers in ({}, {"Idempotency-Key": "after-it"}):
        expect.problem(await files.try_send(headers=headers), 409, "action-not-allowed")


async def test_twins_at_once_keep_one_file(files) -> None:
    stored = files.stored()
    key = {"Idempotency-Key": "twins"}
    answers = await asyncio.gather(*(files.try_send(headers=key) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(files.stored() - stored) == 1


async def test_a_file_may_be_dated_back_with_its_reason(files) -> None:
    attachment = await files.send(effective_on="2021-08-01", reason="Hồ sơ giấy năm 2021")
    assert attachment["effective_on"] == "2021-08-01"
    expect.problem(await files.try_send(effective_on="2021-08-02"), 422, "effective-date", "/effective_on")
    expect.problem(await files.try_send(effective_on="2021-07-01", reason="Trước đó"), 422, "effective-date")


async def test_a_replaced_paper_keeps_its_earlier_revisions(world: World, files) -> None:
    first = await files.send(PDF, "a.pdf")
    second = await files.send(PNG, "a.png", replaces=first["id"])
    third = await files.send(docx(), "a.docx", replaces=second["id"])
    assert [one["revision"] for one in (first, second, third)] == [1, 2, 3]
    assert (second["replaces"], (await files.get(second))["replaced_by"]) == (first["id"], third["id"])
    listed = {}
    for current in ("true", "false", None):
        params = {"record_id": files.dossier["id"], "count": "true"} | ({"current": current} if current else {})
        answer = (await world.client(R.IMPLEMENTER).get("/v1/dossier-attachments", params=params)).json()
        listed[current] = [one["id"] for one in answer["items"]]
        assert answer["total"] == len(answer["items"])
    ids = [one["id"] for one in (third, second, first)]
    assert listed == {"true": ids[:1], "false": ids[1:], None: ids}
    judged = await files.judged(first)
    assert judged["downloadable"] and (await files.content(judged)).content == PDF


async def test_a_paper_is_replaced_once_and_by_its_own_records_files(files, story) -> None:
    first = await files.send()
    await files.send(replaces=first["id"])
    stored = files.stored()
    expect.problem(await files.try_send(replaces=first["id"]), 409, "duplicate", "replaces")
    [other] = await story.selected()
    path = f"/v1/dossiers/{other['id']}/attachments"
    expect.problem(await files.try_send(path=path, replaces=first["id"]), 422, "invalid-content", "replaces")
    assert len(files.stored() - stored) <= 1


async def test_names_are_found_without_diacritics(world: World, files) -> None:
    attachment = await files.send(file_name="Biên bản nghiệm thu cơ sở.pdf")
    found = await world.client(R.IMPLEMENTER).get("/v1/dossier-attachments?q=bien ban nghiem thu co so")
    assert attachment["id"] in [one["id"] for one in found.json()["items"]]


async def test_nothing_of_another_provinces_file_is_there(world: World, files) -> None:
    attachment = await files.clean()
    stored = files.stored()
    abroad = {"unit": "TTKC-VN63-91"}
    expect.problem(await files.try_send(claims=abroad), 404, "not-found")
    assert files.stored() == stored
    for role, claims in ((R.IMPLEMENTER, abroad), (R.PROVINCE_OFFICER, {"province": "VN34-91"})):
        client = world.client(role, **claims)
        for path in (attachment["href"], attachment["content_href"], attachment["href"] + "/history"):
            expect.problem(await client.get(path), 404, "not-found")
        listed = await client.get(f"/v1/dossier-attachments?record_id={files.dossier['id']}&count=true")
        assert (listed.json()["items"], listed.json()["total"]) == ([], 0)


async def test_who_may_not_write_a_dossier_sends_it_no_file(files) -> None:
    expect.problem(await files.try_send(role=R.AGENCY_OFFICER), 403, "forbidden")
    expect.problem(await files.try_send(role=R.AUDITOR), 403, "forbidden")
    expect.problem(await files.try_send(path="/v1/dossiers/KC-2022-999999/attachments"), 404, "not-found")


async def test_other_records_take_files_too(world: World, story, budget, files) -> None:
    registration, _ = await story.registered()
    agreement = await story.agreement(await story.planned())
    for role, path in (
        (R.PROVINCE_OFFICER, f"/v1/registrations/{registration['id']}/attachments"),
        (R.AGENCY_OFFICER, f"/v1/agreements/{agreement['reference']}/attachments"),
    ):
        attachment = await files.send(role=role, path=path)
        assert attachment["record"].split(":")[3] + "s" == path.split("/")[2]


async def test_no_transaction_is_open_while_a_file_comes(world: World, files) -> None:
    open_ones = []

    async def slowly():
        yield PDF
        async with world.as_owner() as owner:
            open_ones.append(
                await owner.fetchval(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND xact_start IS NOT NULL AND pid <> pg_backend_pid() AND usename LIKE 'dossiers_%'"
                )
            )
        yield b" " * 6_000_000

    answer = await files.try_send(slowly())
    assert answer.status_code == 201 and answer.json()["size"] == len(PDF) + 6_000_000
    assert open_ones == [0]


async def test_a_client_that_leaves_midway_leaves_nothing(world: World, files) -> None:
    stored = files.stored()

    coming = [
        {"type": "http.request", "body": PDF + b" " * 6_000_000, "more_body": True},
        {"type": "http.disconnect"},
    ]
    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "path": files.path, "raw_path": files.path.encode(),
        "root_path": "", "scheme": "http", "query_string": b"file_name=a.pdf", "client": None, "server": None,
        "headers": [(b"authorization", f"Bearer {world.token(R.IMPLEMENTER)}".encode())],
    }  # fmt: skip
    answered = []

    async def receive():
        return coming.pop(0)

    async def send(message):
        answered.append(message)

    await world.app(scope, receive, send)
    assert answered[0]["status"] == 400 and coming == []
    assert files.stored() == stored
    listed = await world.client(R.AUDITOR).get(f"/v1/dossier-attachments?record_id={files.dossier['id']}")
    assert listed.json()["items"] == []


async def test_a_province_changes_nothing_of_a_file_not_even_by_sql(world: World, files) -> None:
    attachment = await files.send()
    async with world.as_role("province", provinces=["VN63-86"], unit="TTKC-VN63-86") as connection:
        for statement in ("UPDATE attachment SET state = 'clean'", "DELETE FROM attachment"):
            with pytest.raises(Exception, match="permission denied"):
                await connection.execute(statement)
    assert (await files.get(attachment))["state"] == "pending"


async def test_attachments_of_a_hidden_record_are_hidden(world: World, files) -> None:
    """By the database: the row is in the province's scope, its record is not."""
    attachment = await files.send()
    async with world.as_owner() as owner:
        await owner.execute("UPDATE attachment SET record_id = gen_random_uuid() WHERE id = $1", attachment["id"])
    expect.problem(await world.client(R.PROVINCE_OFFICER).get(attachment["href"]), 404, "not-found")
    expect.problem(await world.client(R.PROVINCE_OFFICER).get(attachment["content_href"]), 404, "not-found")
    assert (await world.client(R.AUDITOR).get(attachment["href"])).status_code == 200

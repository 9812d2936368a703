"""Classifying: what it is about and whose it is; the records that it concerns must exist."""

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.ids import uuid7
from arit_kit.testing import expect


def urn(kind: str, id: object = None, service: str = "dossiers") -> str:
    return f"urn:arit:{service}:{kind}:{id or uuid7()}"


async def classify(story, item, *about: str, **changed) -> httpx.Response:
    return await story.try_act(R.AGENCY_OFFICER, item, "classify", story.classification(about=list(about), **changed))


async def test_it_is_classified_and_classified_anew(story) -> None:
    [item] = await story.registered()
    assert (item["state"], item["field"], item["authority"]) == ("registered", "clusters", None)
    await story.classify(item, "B")
    again = await story.act(
        R.AGENCY_OFFICER, item, "classify", story.classification("A", field="funding", kind="funding")
    )
    assert (again["state"], again["field"], again["kind"], again["authority"]) == (
        "classified", "funding", "funding", "A",
    )  # fmt: skip


async def test_what_it_is_about_is_asked_once_a_service_and_kind(story, neighbours) -> None:
    [other] = await story.registered()
    [item] = await story.registered()
    known = {kind: str(uuid7()) for kind in ("dossier", "agreement", "cluster")}
    neighbours["dossiers"].known = {known["dossier"], known["agreement"]}
    neighbours["clusters"].known = {known["cluster"]}
    about = [
        urn("dossier", known["dossier"]),
        urn("agreement", known["agreement"]),
        urn("cluster", known["cluster"], "clusters"),
        urn("recommendation", other["id"], "recommendations"),
        urn("letter", other["letter_id"], "recommendations"),
        urn("dossier", known["dossier"]),
    ]
    answer = await classify(story, item, *about)
    assert answer.status_code == 200, answer.text
    assert answer.json()["about"] == about[:5], "each once"
    asked = sorted(str(url.path) for stub in neighbours.values() for url in stub.asked)
    assert asked == ["/v1/agreements", "/v1/clusters", "/v1/dossiers"]
    found = (await story.world.client(R.AUDITOR).get("/v1/recommendations", params={"about": about[2]})).json()
    assert [one["id"] for one in found["items"]] == [item["id"]]


async def test_a_record_that_is_not_there_is_named_by_its_place(story, neighbours) -> None:
    [item] = await story.registered()
    there = str(uuid7())
    neighbours["dossiers"].known = {there}
    about = [
        urn("dossier", there),
        urn("dossier"),
        urn("recommendation", service="recommendations"),
        urn("dossier", service="recommendations"),
        urn("cluster", service="dossiers"),
        urn("thing", service="elsewhere"),
    ]
    answer = await classify(story, item, *about)
    body = expect.problem(answer, 422, "invalid-content")
    assert [error["pointer"] for error in body["errors"]] == [f"/about/{place}" for place in range(1, 6)]
    assert (await story.item(item["id"]))["state"] == "registered"


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("down"),
        httpx.Response(200, text="nonsense"),
        httpx.Response(200, json={"items": [{"id": 7}]}),
        httpx.Response(404, json={"code": "not-found"}),
        httpx.Response(500),
    ],
    ids=lambda failure: repr(failure)[:30],
)
async def test_nothing_is_written_while_a_neighbour_does_not_answer(story, neighbours, failure) -> None:
    [item] = await story.registered()
    neighbours["budget"].answer = failure
    answer = await classify(story, item, urn("allocation", service="budget"))
    expect.problem(answer, 503, "neighbour-unavailable")
    assert answer.headers["retry-after"]
    assert (await story.item(item["id"]))["version"] == item["version"]


async def test_a_neighbour_that_is_not_configured_is_not_there(story) -> None:
    [item] = await story.registered()
    clusters = story.world.app.state.neighbours.pop("clusters")
    try:
        answer = await classify(story, item, urn("cluster", service="clusters"))
    finally:
        story.world.app.state.neighbours["clusters"] = clusters
    expect.problem(answer, 503, "neighbour-unavailable")


async def test_nobody_is_asked_for_what_would_be_refused_anyway(story, neighbours) -> None:
    [item] = await story.assigned()
    about = {"about": [urn("dossier")], **story.classification()}
    expect.problem(await story.try_act(R.AGENCY_OFFICER, item, "classify", about), 409, "action-not-allowed")
    client = story.world.client(R.AGENCY_OFFICER)
    path = f"/v1/recommendations/{item['id']}/actions/classify"
    expect.problem(await client.post(path, json=about), 428, "precondition-required")
    expect.problem(await client.post(path, json=about, headers={"If-Match": '"1"'}), 412, "stale-version")
    assert not neighbours["dossiers"].asked


async def test_a_repeated_request_is_answered_without_asking_again(story, neighbours) -> None:
    [item] = await story.registered()
    there = str(uuid7())
    neighbours["dossiers"].known = {there}
    client = story.world.client(R.AGENCY_OFFICER)
    path, body = (
        f"/v1/recommendations/{item['id']}/actions/classify",
        story.classification(about=[urn("dossier", there)]),
    )
    headers = {"If-Match": f'"{item["version"]}"', "Idempotency-Key": "classify-once"}
    first, second = [await client.post(path, json=body, headers=headers) for _ in range(2)]
    assert (first.status_code, second.status_code, first.json()) == (200, 200, second.json())
    assert len(neighbours["dossiers"].asked) == 1

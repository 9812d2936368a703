"""I37: what others decide is sent on or reported up, with a copy to the province; what the Ministry decides is not."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect


def sent_on(story, **changed) -> dict:
    body = {"to_body": "Bộ Tài chính", "document": story.document("2022-03-02"), "copied_to_province": True}
    return body | story.dated("2022-03-02") | changed


@pytest.mark.parametrize(
    ("authority", "outcome"), [("B", "transferred"), ("D", "reported_to_higher"), ("E", "transferred")]
)
async def test_recommendations_I37_others_matters_are_sent_on(story, authority: str, outcome: str) -> None:
    [item] = await story.classified(authority=authority)
    tasking = await story.world.client(R.AGENCY_OFFICER).post("/v1/taskings", json=story.tasking(item))
    expect.problem(tasking, 422, "rule-broken", "/recommendation_id")
    uncopied = await story.try_act(R.AGENCY_LEADER, item, "transfer", sent_on(story, copied_to_province=False))
    expect.problem(uncopied, 422, "rule-broken", "/copied_to_province")
    body = sent_on(story)
    moved = await story.act(R.AGENCY_LEADER, item, "transfer", body)
    assert (moved["state"], moved["outcome"], moved["transferred_to"]) == ("transferred", outcome, "Bộ Tài chính")
    assert moved["transfer"] == body["document"] | {"signer": None}
    assert (await story.act(R.AGENCY_OFFICER, item, "close", story.dated("2022-03-03")))["state"] == "closed"


@pytest.mark.parametrize("authority", ["A", "C"])
async def test_recommendations_I37_the_ministrys_own_are_tasked(story, authority: str) -> None:
    [item] = await story.classified(authority=authority)
    refused = await story.try_act(R.AGENCY_LEADER, item, "transfer", sent_on(story))
    expect.problem(refused, 422, "rule-broken", "record:/authority")
    await story.tasked(item)
    assert (await story.item(item["id"]))["state"] == "assigned"


async def test_recommendations_I37_is_judged_again_when_the_tasking_is_assigned(story) -> None:
    """Classified anew between the draft of a tasking and its assignment."""
    [item] = await story.classified()
    draft = await story.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(item))
    await story.classify(item, "E")
    refused = await story.try_act(R.AGENCY_LEADER, draft, "assign", story.dated("2022-03-01"))
    expect.problem(refused, 422, "rule-broken", "record:/authority")
    assert (await story.item(item["id"]))["state"] == "classified"


@pytest.mark.parametrize("said", [1, "true", "có", None])
async def test_whether_the_province_was_told_is_true_or_false(story, said: object) -> None:
    [item] = await story.classified(authority="B")
    answer = await story.try_act(R.AGENCY_LEADER, item, "transfer", sent_on(story, copied_to_province=said))
    expect.problem(answer, 422, "invalid-content", "/copied_to_province")

"""Regional rounds: recognised by the province before, hidden until decided, due within 30 working days."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

ENTRIES = "/v1/voting-entries"


@pytest.fixture(scope="module")
def regional() -> dict:
    """Kept over the module: there is one round of a region and year."""
    return {}


@pytest.fixture
async def nominated(voting, regional) -> dict:
    """The south's round of 2022, and a product that Vĩnh Long recognised in the same year."""
    if not regional:
        regional["round"] = await voting.round("region")
        regional["recognised"] = (await voting.decided())[1]
    return regional


async def test_dossiers_I43_a_regional_entry_cites_the_provinces_recognition(
    world: World, story, voting, nominated
) -> None:
    round, recognised = nominated["round"], nominated["recognised"]
    client = world.client(R.PROVINCE_OFFICER)
    expect.problem(await client.post(ENTRIES, json=voting.entry(round)), 422, "rule-broken", "/recognised_before")
    lower = await voting.decided("district")
    body = voting.entry(round, recognised_before=lower[1]["id"])
    expect.problem(await client.post(ENTRIES, json=body), 422, "rule-broken", "/recognised_before")
    unlettered = voting.entry(round, recognised_before=recognised["id"], letter=None)
    expect.problem(await client.post(ENTRIES, json=unlettered), 422, "rule-broken", "/letter")
    northern = voting.entry(round, province="VN63-01", recognised_before=recognised["id"])
    hanoi = world.client(R.PROVINCE_OFFICER, province="VN34-01")
    expect.problem(await hanoi.post(ENTRIES, json=northern), 422, "rule-broken", "/province")
    foreign = voting.entry(round, province="VN63-91", recognised_before=recognised["id"])
    other = world.client(R.PROVINCE_OFFICER, province="VN34-91")
    expect.problem(await other.post(ENTRIES, json=foreign), 422, "invalid-content", "/recognised_before")
    entry = await voting.entered(round, recognised_before=recognised["id"])
    twice = voting.entry(round, recognised_before=recognised["id"])
    expect.problem(await client.post(ENTRIES, json=twice), 409, "duplicate", "/recognised_before")
    early = await world.client(R.AUDITOR).get(f"{entry['href']}/deadline")
    expect.problem(early, 404, "not-found")

    await world.act(R.AGENCY_OFFICER, entry, "accept", story.dated("2022-04-04"))
    due = (await world.client(R.AUDITOR).get(f"{entry['href']}/deadline")).json()
    # 30 working days after 4 April, without Hùng Kings' day (11 April) and 2 and 3 May
    assert (due["unit"], due["term"], due["due_on"], due["done_on"]) == ("working", 30, "2022-05-19", None)
    assert (due["basis"], due["status"]) == ("TT 26/2014/TT-BCT; TT 14/2018/TT-BCT", "secondary")

    await voting.judging(round)
    before = await voting.read(entry, R.PROVINCE_OFFICER)
    await voting.scored(entry, "20")
    agency, province = await voting.read(entry), await voting.read(entry, R.PROVINCE_OFFICER)
    assert (agency["score"], agency["judges"]) == ("65.00", 1)
    assert (province["score"], province["judges"], province["proposed"]) == (None, 0, None)
    assert province == before, "not even a date tells that points were given"
    assert (agency["version"], agency["effective_on"]) == (3, "2022-05-10")
    check, unseen = [
        (await world.client(role).get(f"{entry['href']}/check")).json()["worth_checking"]
        for role in (R.AGENCY_OFFICER, R.PROVINCE_OFFICER)
    ]
    assert [(one["code"], one["status"]) for one in check] == [("few-points", "memory")]
    assert unseen == []

    await voting.proposed(round, [entry])
    history = f"{entry['href']}/history"
    assert (await voting.read(entry, R.PROVINCE_OFFICER))["proposed"] is None
    async with world.as_role("province", provinces=["VN63-86"]) as connection:
        for table in ("voting_score_sheet", "voting_proposed"):
            assert await connection.fetch(f"SELECT * FROM {table} WHERE entry_id = $1", entry["id"]) == []
    actions = [one["action"] for one in (await world.client(R.PROVINCE_OFFICER).get(history)).json()["items"]]
    assert actions == ["create", "accept"]

    await voting.recognised(round, [entry])
    province = await voting.read(entry, R.PROVINCE_OFFICER)
    assert (province["score"], province["proposed"], province["state"]) == ("65.00", True, "recognised")
    actions = [one["action"] for one in (await world.client(R.PROVINCE_OFFICER).get(history)).json()["items"]]
    assert actions == ["create", "accept", "score", "recognise"]
    assert (province["version"], province["effective_on"]) == (5, "2022-07-07")
    late = (await world.client(R.AUDITOR).get(f"{entry['href']}/deadline")).json()
    assert (late["done_on"], late["overdue"]) == ("2022-07-07", True)


async def test_a_province_reads_the_agencys_round_and_runs_nothing_of_it(world: World, story, voting) -> None:
    round = await voting.round("region", region="bac")
    seen = await voting.read(round, R.PROVINCE_OFFICER)
    assert seen["allowed_actions"] == []
    for role, action in ((R.PROVINCE_OFFICER, "start_judging"), (R.PROVINCE_LEADER, "cancel")):
        body = {"note": "Thử"} if action == "cancel" else {}
        refused = await world.try_act(role, round, action, body | story.dated("2022-05-01"))
        expect.problem(refused, 403, "forbidden")


async def test_the_term_of_a_provinces_own_round_is_not_known(world: World, voting) -> None:
    entry = await voting.complete(await voting.round("district"))
    expect.problem(await world.client(R.AUDITOR).get(f"{entry['href']}/deadline"), 422, "law-value-unknown")


async def test_a_product_is_not_entered_before_its_round_was_opened(world: World, story, voting) -> None:
    round = await voting.round("district")
    body = voting.entry(round) | story.dated("2022-02-28")
    refused = await world.client(R.PROVINCE_OFFICER).post(ENTRIES, json=body)
    expect.problem(refused, 422, "rule-broken", "/effective_on")

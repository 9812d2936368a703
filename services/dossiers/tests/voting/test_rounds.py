"""A round of voting from its opening to the decision, and who may do what in it."""

import asyncio

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def post(world: World, role: str, path: str, body: dict, **claims):
    return await world.client(role, **claims).post(path, json=body)


def opening(story, day: str = "2022-03-01", **changed) -> dict:
    document = story.document("KH-BCT", day)
    return {"level": "province", "year": 2022, "organiser": "Sở Công Thương", "document": document} | (
        story.dated(day) | changed
    )


async def test_a_provincial_round_runs_to_its_decision(world: World, story, voting) -> None:
    round = await voting.round(year=2018)
    chosen, other = await voting.complete(round), await voting.complete(round)
    late = await voting.entered(round)
    await voting.judging(round)
    chosen = await voting.scored(chosen, "30", judges=3)
    other = await voting.scored(other, "20.5")
    assert (chosen["score"], chosen["judges"], other["score"]) == ("75.00", 3, "65.50")
    await voting.proposed(round, [chosen, other])
    assert (await voting.read(other))["proposed"] is True
    decided = await voting.recognised(round, [chosen])
    assert (decided["state"], decided["prize"], decided["recognised_on"]) == ("recognised", 2_000_000, "2018-07-07")
    chosen, other, late = [await voting.read(one) for one in (chosen, other, late)]
    assert [one["state"] for one in (chosen, other, late)] == ["recognised", "not_recognised", "not_recognised"]
    assert chosen["certificate"].endswith("/GCN") and other["certificate"] is None


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"province": None}, "/province"),
        ({"level": "district"}, "/district"),
        ({"district": "Huyện Tam Bình"}, "/district"),
        ({"region": "nam"}, "/region"),
    ],
)
async def test_a_round_names_the_place_of_its_level(world: World, story, changed: dict, pointer: str) -> None:
    body = opening(story, province="VN63-86") | changed
    expect.problem(await post(world, R.PROVINCE_OFFICER, "/v1/voting-rounds", body), 422, "invalid-content", pointer)


@pytest.mark.parametrize(
    ("role", "level", "place"),
    [
        (R.PROVINCE_OFFICER, "region", {"region": "nam"}),
        (R.PROVINCE_OFFICER, "national", {}),
        (R.AGENCY_OFFICER, "province", {"province": "VN63-86"}),
        (R.PROVINCE_OFFICER, "province", {"province": "VN63-91"}),
    ],
)
async def test_a_round_is_opened_by_whose_it_is(world: World, story, role: str, level: str, place: dict) -> None:
    body = opening(story, level=level, **place)
    expect.problem(await post(world, role, "/v1/voting-rounds", body), 403, "forbidden")


async def test_dossiers_I43_the_rhythm_is_kept_unless_the_ministry_decided(world: World, story, voting) -> None:
    await voting.round("region", 2022, region="bac")
    body = opening(story, "2023-03-01", level="region", region="bac", year=2023)
    refused = await post(world, R.AGENCY_OFFICER, "/v1/voting-rounds", body)
    expect.problem(refused, 422, "rule-broken", "/year")
    moved = body | {"rhythm_decision": story.document("QĐ-BCT", "2023-02-01")}
    assert (await world.create(R.AGENCY_OFFICER, "/v1/voting-rounds", moved))["rhythm_decision"]
    await voting.round("region", 2025, region="bac")


async def test_dossiers_I43_a_national_round_comes_the_year_after_a_regional_one(world: World, story, voting) -> None:
    await voting.round("region", 2020, region="mien_trung_tay_nguyen")
    body = opening(story, "2022-03-01", level="national")
    refused = await post(world, R.AGENCY_OFFICER, "/v1/voting-rounds", body)
    expect.problem(refused, 422, "rule-broken", "/year")
    await voting.round("national", 2021)


async def test_one_round_of_a_place_and_year_whoever_comes_first(world: World, story) -> None:
    bodies = [opening(story, "2020-03-01", year=2020, province="VN63-86") for _ in range(4)]
    answers = await asyncio.gather(*(post(world, R.PROVINCE_OFFICER, "/v1/voting-rounds", body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_a_cancelled_round_gives_its_year_free_and_its_entries_lapse(world: World, story, voting) -> None:
    round = await voting.round(year=2024)
    entry = await voting.entered(round)
    await story.act(R.PROVINCE_LEADER, round, "cancel", {"note": "Không đủ sản phẩm", **story.dated("2024-05-01")})
    assert (await voting.read(entry))["state"] == "withdrawn"
    await voting.round(year=2024)


async def test_whoever_entered_a_product_does_not_find_it_complete(world: World, story, voting) -> None:
    entry = await voting.entered(await voting.round("district"))
    refused = await world.try_act(R.PROVINCE_OFFICER, entry, "accept", story.dated("2022-04-04"))
    expect.problem(refused, 403, "same-person")


async def test_whoever_opened_a_round_does_not_decide_it(world: World, story, voting) -> None:
    round = await voting.round("district")
    entry = await voting.complete(round)
    await voting.judging(round)
    await voting.proposed(round, [await voting.scored(entry)])
    body = voting.decision(round, [entry])
    refused = await world.try_act(R.PROVINCE_LEADER, round, "recognise", body, subject=R.PROVINCE_OFFICER)
    expect.problem(refused, 403, "same-person")


async def test_a_supplement_comes_back_to_where_it_was_asked(world: World, story, voting) -> None:
    entry = await voting.entered(await voting.round("district"))
    note = {"note": "Thiếu ảnh sản phẩm", **story.dated("2022-04-02")}
    await story.act(R.PROVINCE_OFFICER, entry, "request_supplement", note)
    again = await story.act(R.PROVINCE_OFFICER, entry, "resubmit", story.dated("2022-04-05"))
    assert again["state"] == "entered"


async def test_products_are_entered_while_the_round_is_open_and_scored_while_it_is_judged(
    world: World, story, voting
) -> None:
    round = await voting.round("district")
    entry = await voting.complete(round)
    early = await world.try_act(R.PROVINCE_OFFICER, entry, "score", voting.sheets(**story.dated("2022-04-20")))
    expect.problem(early, 409, "action-not-allowed")
    await voting.judging(round)
    late = await post(world, R.PROVINCE_OFFICER, "/v1/voting-entries", voting.entry(round))
    expect.problem(late, 409, "action-not-allowed")


async def test_the_council_proposes_only_what_was_judged_of_its_round(world: World, story, voting) -> None:
    round, elsewhere = await voting.round("district"), await voting.round("district")
    complete, entered = await voting.complete(round), await voting.entered(round)
    foreign = await voting.complete(elsewhere)
    await voting.judging(round)
    body = voting.proposal(round, [complete, entered, foreign])
    refused = await world.try_act(R.PROVINCE_OFFICER, round, "propose", body)
    expect.problem(refused, 422, "rule-broken", "/entries/0", "/entries/1", "/entries/2")
    unknown = body | {"entries": ["01900000-0000-7000-8000-000000000000"]}
    refused = await world.try_act(R.PROVINCE_OFFICER, round, "propose", unknown)
    expect.problem(refused, 422, "invalid-content", "/entries/0")


async def test_a_proposal_after_a_send_back_takes_the_place_of_the_first(world: World, story, voting) -> None:
    round = await voting.round("district")
    one, two = await voting.complete(round), await voting.complete(round)
    await voting.judging(round)
    one, two = await voting.scored(one), await voting.scored(two)
    await voting.proposed(round, [one])
    await story.act(R.PROVINCE_LEADER, round, "send_back", {"note": "Chấm lại", **story.dated("2022-06-10")})
    two = await story.act(R.PROVINCE_OFFICER, two, "score", voting.sheets("40", **story.dated("2022-06-11")))
    assert (two["score"], two["judges"]) == ("85.00", 1)
    second = voting.proposal(round, [two]) | story.dated("2022-06-12")
    await story.act(R.PROVINCE_OFFICER, round, "propose", second)
    assert [(await voting.read(entry))["proposed"] for entry in (one, two)] == [False, True]
    refused = await world.try_act(R.PROVINCE_LEADER, round, "recognise", voting.decision(round, [one]))
    expect.problem(refused, 422, "rule-broken", "/certificates/0/entry_id")


async def test_a_withdrawn_product_is_not_recognised(world: World, story, voting) -> None:
    round = await voting.round("district")
    entry = await voting.complete(round)
    await voting.judging(round)
    await voting.proposed(round, [await voting.scored(entry)])
    await story.act(R.PROVINCE_LEADER, entry, "withdraw", {"note": "Cơ sở rút", **story.dated("2022-06-20")})
    refused = await world.try_act(R.PROVINCE_LEADER, round, "recognise", voting.decision(round, [entry]))
    expect.problem(refused, 422, "rule-broken", "/certificates/0/entry_id")


async def test_a_facility_enters_a_product_once_and_many_products(world: World, story, voting) -> None:
    round = await voting.round("district")
    await voting.entered(round, product="Kẹo dừa Bến Tre")
    await voting.entered(round, product="Bánh tráng")
    again = voting.entry(round, product="KẸO DỪA bến tre")
    expect.problem(await post(world, R.PROVINCE_OFFICER, "/v1/voting-entries", again), 409, "duplicate", "/product")


@pytest.mark.parametrize(
    "sheets",
    [
        [],
        [{"judge": "A", "market": "101", "technical": "1", "culture": "1", "other": "1"}],
        [{"judge": "A", "market": "-1", "technical": "1", "culture": "1", "other": "1"}],
        [{"judge": "A", "market": 30, "technical": "1", "culture": "1", "other": "1"}],
        [{"judge": "A", "market": "1.005", "technical": "1", "culture": "1", "other": "1"}],
        [{"judge": "A", "market": "NaN", "technical": "1", "culture": "1", "other": "1"}],
    ],
)
async def test_points_are_written_as_points(world: World, story, voting, sheets: list) -> None:
    round = await voting.round("district")
    entry = await voting.complete(round)
    await voting.judging(round)
    refused = await world.try_act(R.PROVINCE_OFFICER, entry, "score", {"sheets": sheets, **story.dated("2022-05-10")})
    expect.problem(refused, 422, "invalid-content")


async def test_a_judge_gives_one_sheet(world: World, story, voting) -> None:
    round = await voting.round("district")
    entry = await voting.complete(round)
    await voting.judging(round)
    body = voting.sheets(judges=2, **story.dated("2022-05-10"))
    body["sheets"][1]["judge"] = body["sheets"][0]["judge"]
    refused = await world.try_act(R.PROVINCE_OFFICER, entry, "score", body)
    expect.problem(refused, 422, "rule-broken", "/sheets/1/judge")


async def test_whoever_read_an_entry_before_it_was_proposed_holds_an_old_version(world: World, voting) -> None:
    """All entries of the round count one more, so that no version tells which are proposed."""
    round = await voting.round("district")
    entries = [await voting.complete(round) for _ in range(2)]
    await voting.judging(round)
    entries = [await voting.scored(entry) for entry in entries]
    await voting.proposed(round, entries[:1])
    after = [await voting.read(entry) for entry in entries]
    assert [new["version"] - old["version"] for new, old in zip(after, entries, strict=True)] == [1, 1]


async def test_a_provincial_entry_may_cite_a_districts_recognition(world: World, voting) -> None:
    _, recognised = await voting.decided("district", 2022)
    round = await voting.round(year=2022)
    entry = await voting.entered(round, recognised_before=recognised["id"])
    assert entry["recognised_before"] == recognised["id"]


async def test_where_the_law_is_not_known_no_decision_opens_a_round(world: World, story) -> None:
    moved = story.document("QĐ-BCT", "2025-08-01")
    place = {"level": "district", "district": "Xã Tam Bình", "province": "VN34-86", "year": 2025}
    body = opening(story, "2025-08-01", **place, rhythm_decision=moved)
    refused = await post(world, R.PROVINCE_OFFICER, "/v1/voting-rounds", body)
    expect.problem(refused, 422, "law-value-unknown")


async def test_what_a_round_and_its_entries_went_through_is_told(world: World, voting) -> None:
    round, entry = await voting.decided("district")
    told = [event.type for event in await world.events() if event.subject in (round["urn"], entry["urn"])]
    assert told == [
        "dossiers.voting_round.opened.v1", "dossiers.voting_entry.entered.v1", "dossiers.voting_entry.accepted.v1",
        "dossiers.voting_round.judging.v1", "dossiers.voting_entry.scored.v1", "dossiers.voting_round.proposed.v1",
        "dossiers.voting_entry.recognised.v1", "dossiers.voting_round.recognised.v1",
    ]  # fmt: skip

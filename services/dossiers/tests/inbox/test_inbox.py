"""The inbox: whose turn it is follows from records, privileges and persons; urgent first; counted as it is listed."""

import re
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_contracts.inbox import InboxAsked
from arit_kit.db.waiting import Look, Waiting
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day
from arit_kit.web.inbox import Inbox
from dossiers.inbox.queries import INBOX

PATH = "/v1/dossier-inbox"
MACHINES = {one.resource.kind: one.resource.machine for one in INBOX}
CALLERS = (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER, R.CLERK, R.AGENCY_OFFICER, R.AGENCY_LEADER,
           R.MINISTRY_LEADER, R.AUDITOR)  # fmt: skip


DRAFTERS = {
    R.PROVINCE_LEADER: R.PROVINCE_OFFICER,
    R.AGENCY_LEADER: R.AGENCY_OFFICER,
    R.MINISTRY_LEADER: R.AGENCY_OFFICER,
}
"""Who drafts what a leader approves; as a leader too, the same person may not."""


async def page(world: World, role: str, claims: dict[str, Any] | None = None, **params: Any) -> dict[str, Any]:
    answer = await world.client(role, **(claims or {})).get(PATH, params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def whole(world: World, role: str, claims: dict[str, Any] | None = None, **params: Any) -> list[dict[str, Any]]:
    """All pages of it."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        one = await page(world, role, claims, **params, **cursor)
        items += one["items"]
        assert len({item["id"] for item in items}) == len(items), "a page goes on where the one before ended"
        if one["next_cursor"] is None:
            return items
        cursor = {"cursor": one["next_cursor"]}


async def found(world: World, id: str, role: str = R.AUDITOR, **params: Any) -> dict[str, Any]:
    [item] = [one for one in await whole(world, role, **({"whose": "all", "limit": 200} | params)) if one["id"] == id]
    return item


@pytest.fixture(scope="module")
async def told(world: World, tell: Callable[..., Awaitable[dict[str, str]]]) -> None:
    """Records of every kind, of two provinces and of the Agency, at rest and on their way."""
    await tell()
    await tell("VN63-91", "VN34-91")


def leads_on(kind: str, state: str, action: str) -> bool:
    return any(one.action == action and state in one.sources and not one.aside for one in MACHINES[kind].moves)


@pytest.mark.parametrize("role", CALLERS)
async def test_what_waits_is_every_record_that_the_lists_show_in_a_state_that_is_led_on(
    world: World, told: None, story: Any, role: str
) -> None:
    client, expected = world.client(role), set()
    for waits in INBOX:
        listed = await client.get(f"/v1/{waits.resource.collection}?limit=200")
        if listed.status_code == 403:
            continue
        waiting = MACHINES[waits.resource.kind].waiting
        listed_here = [one for one in listed.json()["items"] if one["state"] in waiting]
        if waits.resource.kind == "appraisal":  # what else rests has tests of its own
            listed_here = [one for one in listed_here if one["state"] == "drafted" or one["conditions"]]
        expected |= {one["id"] for one in listed_here}
    items = await whole(world, role, whose="all", limit=7)
    assert [one["id"] for one in items] == list(dict.fromkeys(one["id"] for one in items))
    assert {one["id"] for one in items} == expected and expected


@pytest.mark.parametrize("subject", ["same", "another"])
@pytest.mark.parametrize("role", CALLERS)
async def test_it_is_mine_where_my_roles_lead_it_on_and_i_did_not_draft_what_another_must_approve(
    world: World, told: None, story: Any, role: str, subject: str
) -> None:
    """Each record's own answer is asked: its actions as it offers them, and who drafted it."""
    claims = {"subject": DRAFTERS.get(role, "another")} if subject == "another" else {}
    client = world.client(role, **claims)
    items = await whole(world, role, claims, whose="all", limit=200)
    mine = set()
    for item in items:
        record = (await client.get(item["href"])).json()
        told_by_record = {name: record[name] for name in ("reference", "state", "state_label_vi", "state_label_en")}
        assert {name: item[name] for name in told_by_record} == told_by_record
        assert item["allowed_actions"] == record.get("allowed_actions", item["allowed_actions"])
        drafted = record["drafted_by"] == claims.get("subject", role)
        if any(
            leads_on(item["kind"], item["state"], one["action"]) and not (one["another_person"] and drafted)
            for one in item["allowed_actions"]
        ):
            mine.add(item["id"])
    assert {one["id"] for one in items if one["mine"]} == mine
    assert {one["id"] for one in await whole(world, role, claims, whose="mine")} == mine
    assert mine <= {one["id"] for one in await whole(world, role, claims, whose="unit")}


async def test_dossiers_I16_an_appraisal_is_not_mine_where_the_law_bars_me_from_it(world: World, story: Any) -> None:
    """An author of the dossier, whoever appraised it at the base, staff of its implementer: each would get 403."""
    [dossier] = await story.selected()
    await story.complete(dossier, "D1", "D2", "D3", "D6")
    of_province = story.claims(R.PROVINCE_OFFICER)
    await world.act(R.PROVINCE_OFFICER, dossier, "submit", story.dated("2021-08-02"), subject="author", **of_province)
    base = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"))

    async def is_mine(record: dict[str, Any], role: str, **claims: Any) -> bool:
        items = await whole(world, role, claims, whose="mine", kind="appraisal", limit=200)
        return record["id"] in {one["id"] for one in items}

    assert not await is_mine(base, R.PROVINCE_LEADER, subject="author", **of_province)
    assert await is_mine(base, R.PROVINCE_LEADER, subject="judge", **of_province)
    day = story.dated("2021-09-01")
    await world.act(R.PROVINCE_LEADER, base, "approve", day, subject="judge", **of_province)
    await story.act(R.PROVINCE_LEADER, dossier, "forward", story.dated("2021-10-01"))
    ministry = await story.create(R.AGENCY_OFFICER, "/v1/appraisals", story.appraisal(dossier, "ministry"))
    barred: tuple[dict[str, Any], ...] = ({"subject": "author"}, {"subject": "judge"}, {"unit": story.unit})
    for claims in barred:
        answer = await world.try_act(R.AGENCY_LEADER, ministry, "approve", story.dated("2021-11-01"), **claims)
        expect.problem(answer, 403, "same-person")
        assert not await is_mine(ministry, R.AGENCY_LEADER, **claims)
    assert await is_mine(ministry, R.AGENCY_LEADER, unit="CUC")


async def test_an_appraisal_waits_while_a_condition_is_open_and_a_draft_while_it_can_be_approved(
    world: World, story: Any
) -> None:
    [dossier] = await story.dossier_in()
    officer, leader = (story.claims(role) for role in (R.PROVINCE_OFFICER, R.PROVINCE_LEADER))

    async def waiting() -> set[str]:
        items = await whole(world, R.PROVINCE_OFFICER, officer, whose="all", kind="appraisal", limit=200)
        counted = await page(world, R.PROVINCE_OFFICER, officer, whose="all", kind="appraisal", count="true")
        assert counted["total"] == len(items)
        return {one["id"] for one in items} & {one["id"] for one in (kept, other)}

    body = story.appraisal(dossier, "base", conditions=["Bổ sung báo giá"])
    kept, other = [await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", body) for _ in range(2)]
    assert await waiting() == {kept["id"], other["id"]}
    need = {"note": "Thiếu giấy tờ", **story.dated("2021-09-01")}
    await story.act(R.PROVINCE_OFFICER, dossier, "request_supplement", need)
    assert await waiting() == {kept["id"], other["id"]}, "it comes back"
    await story.act(R.IMPLEMENTER, dossier, "resubmit", story.dated("2021-09-01"))
    await world.act(R.PROVINCE_LEADER, kept, "approve", story.dated("2021-09-02"), **leader)
    assert await waiting() == {kept["id"]}, "nobody can approve the other any more"
    met = {"condition": 0, "note": "Đã nộp báo giá", **story.dated("2021-09-20")}
    await world.act(R.PROVINCE_OFFICER, kept, "meet_condition", met, **officer)
    assert await waiting() == set()


async def test_a_second_record_of_acceptance_waits_for_nobody_once_the_first_is_confirmed(
    world: World, story: Any, budget: Any
) -> None:
    dossiers = await story.planned(2)
    agreement = await story.signed(dossiers)
    first, second = [await story.recorded(agreement, dossiers[0]["id"]) for _ in range(2)]

    async def waiting() -> set[str]:
        items = await whole(world, R.PROVINCE_OFFICER, story.claims(R.PROVINCE_OFFICER), kind="acceptance", limit=200)
        return {one["id"] for one in items} & {first["id"], second["id"]}

    assert await waiting() == {first["id"], second["id"]}
    day = story.dated("2022-11-25")
    await story.act(R.PROVINCE_OFFICER, first, "confirm", day)
    claims = story.claims(R.PROVINCE_OFFICER)
    expect.problem(await world.try_act(R.PROVINCE_OFFICER, second, "confirm", day, **claims), 409, "duplicate")
    assert await waiting() == set()


async def test_a_draft_that_leads_nowhere_waits_for_nobody(world: World, story: Any, budget: Any) -> None:
    """A list whose projects were all withdrawn, a request under an agreement that pays no more."""
    registration, [one, other] = await story.registered(2)
    leader = story.claims(R.PROVINCE_LEADER)

    async def waits(record: dict[str, Any], role: str) -> bool:
        items = await whole(world, role, story.claims(role), whose="mine", limit=200)
        return record["id"] in {item["id"] for item in items}

    for dossier in (one, other):
        assert await waits(registration, R.PROVINCE_LEADER)
        await world.act(R.PROVINCE_LEADER, dossier, "withdraw", story.dated("2021-06-20"), **leader)
    assert not await waits(registration, R.PROVINCE_LEADER)

    agreement = await story.signed(await story.planned())
    request = await story.create(R.IMPLEMENTER, "/v1/payment-requests", story.request(agreement))
    assert await waits(request, R.IMPLEMENTER)
    async with world.as_owner() as owner:  # a liquidation is a story of its own
        await owner.execute("UPDATE agreement SET state = 'liquidated' WHERE id = $1", agreement["id"])
    assert not await waits(request, R.IMPLEMENTER)


async def test_my_unit_is_my_side_and_not_the_others(world: World, story: Any) -> None:
    """A line is the leader's to send, whoever drafted it; sent, it is the clerk's: never both sides' at once."""
    registration, _ = await story.registered()

    async def whose() -> dict[str, set[str]]:
        sides = {R.PROVINCE_OFFICER: "unit", R.PROVINCE_LEADER: "mine", R.AGENCY_OFFICER: "unit", R.CLERK: "mine"}
        return {
            role: {which for which in ("mine", "unit") if registration["id"] in await ids(role, which)}
            for role in sides
        }

    async def ids(role: str, which: str) -> set[str]:
        items = await whole(world, role, story.claims(role), whose=which, kind="registration", limit=200)
        return {one["id"] for one in items}

    assert await whose() == {
        R.PROVINCE_OFFICER: {"unit"}, R.PROVINCE_LEADER: {"mine", "unit"}, R.AGENCY_OFFICER: set(), R.CLERK: set(),
    }  # fmt: skip
    await story.act(R.PROVINCE_LEADER, registration, "send", {"document": story.document()} | story.dated("2021-06-15"))
    assert await whose() == {
        R.PROVINCE_OFFICER: set(), R.PROVINCE_LEADER: set(), R.AGENCY_OFFICER: {"unit"}, R.CLERK: {"mine", "unit"},
    }  # fmt: skip


@pytest.mark.parametrize("role", CALLERS)
async def test_counts_are_those_of_the_lists(world: World, told: None, role: str) -> None:
    counted = await page(world, role, whose="unit", count="true", limit=1, soon_days=90)
    listed = {which: await whole(world, role, whose=which, limit=200) for which in ("mine", "unit", "all")}
    soon = await whole(world, role, whose="unit", due="soon", soon_days=90)
    for one in counted["counts"]:
        kind = one.pop("kind")
        assert one == {
            **{which: sum(item["kind"] == kind for item in items) for which, items in listed.items()},
            "overdue": sum(item["kind"] == kind and item["overdue"] for item in listed["unit"]),
            "due_soon": sum(item["kind"] == kind for item in soon),
        }, kind
    assert counted["total"] == len(listed["unit"])
    late = await page(world, role, whose="all", due="overdue", count="true")
    assert late["total"] == sum(item["overdue"] for item in listed["all"])


async def test_no_answer_tells_a_province_of_an_appraisal_before_the_plan_is_decided(world: World, story: Any) -> None:
    """Neither state, day, order nor count changes while the ministry's appraisal is hidden."""
    [dossier] = await story.forwarded()
    roles = (R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.IMPLEMENTER)
    asked = [(role, whose) for role in roles for whose in ("mine", "unit", "all")]

    async def seen() -> list[Any]:
        return [await page(world, role, whose=whose, count="true", limit=200) for role, whose in asked]

    before = await seen()
    await story.appraised(dossier, "ministry")
    plan = await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([dossier]))
    assert await seen() == before
    assert (await found(world, dossier["id"]))["since_on"] == "2021-11-01"
    assert (await found(world, dossier["id"], R.PROVINCE_OFFICER))["since_on"] == "2021-10-01"
    await story.act(R.MINISTRY_LEADER, plan, "decide", story.decision())
    item = await found(world, dossier["id"], R.PROVINCE_OFFICER)
    assert (item["state"], item["since_on"]) == ("plan_approved", "2021-12-30")


async def test_since_is_the_day_of_the_state_and_not_of_a_later_change(world: World, story: Any) -> None:
    [dossier] = await story.selected()
    await story.complete(dossier, "D1")
    item = await found(world, dossier["id"])
    assert (item["since_on"], item["title"]) == ("2021-07-01", dossier["title"])


async def test_a_province_finds_nothing_of_another_nor_a_unit_of_voting(world: World, told: None) -> None:
    for role, claims in ((R.PROVINCE_OFFICER, {"province": "VN34-04"}), (R.IMPLEMENTER, {"unit": "TTKC-VN63-04"})):
        items = await whole(world, role, claims, whose="all")
        assert {one["kind"] for one in items} <= {"promotion_event", "centre_review"}
    kinds = {one["kind"] for one in (await page(world, R.IMPLEMENTER, count="true"))["counts"]}
    assert kinds == set(MACHINES) - {"voting_round", "voting_entry"}


class TestDue:
    """Overdue is what the deadline says, on the day on which it is asked."""

    async def _turns(self, world: World, id: str, due_on: str) -> None:
        """Not urgent eleven days before; then soon, until the day itself; overdue from the next."""
        last = date.fromisoformat(due_on)
        for before, urgency in ((11, "any"), (10, "soon"), (0, "soon"), (-1, "overdue")):
            async with on_day((last - timedelta(days=before)).isoformat()):
                for due in ("soon", "overdue"):
                    ids = {one["id"] for one in await whole(world, R.AUDITOR, whose="all", due=due, limit=200)}
                    assert (id in ids) == (due == urgency), (before, due)
                item = await found(world, id)
                assert (item["due_on"], item["overdue"]) == (due_on, before < 0)

    async def test_an_agreement_is_under_the_term_that_its_deadline_tells(self, world: World, story, budget) -> None:
        [one, other] = await story.planned(2)
        agreement = await story.signed([one, other])
        await self._turns(world, agreement["id"], "2023-01-22")
        for dossier in (one, other):
            await story.accepted(agreement, dossier["id"])
        await self._turns(world, agreement["id"], "2022-12-10")
        await story.settlement_filed(agreement)
        await self._turns(world, agreement["id"], "2023-01-22")

    async def test_each_agreement_is_told_as_its_deadline_is(self, world: World, told: None) -> None:
        client, seen = world.client(R.AUDITOR), 0
        for item in await whole(world, R.AUDITOR, whose="all", kind="agreement"):
            answer = await client.get(f"{item['href']}/deadline")
            known = answer.json() if answer.status_code == 200 else {"due_on": None, "what": None, "overdue": False}
            assert (item["due_on"], item["term"], item["overdue"]) == (
                known["due_on"], known["what"], known["overdue"]
            )  # fmt: skip
            seen += answer.status_code == 200
        assert seen

    async def test_a_list_is_due_before_it_is_sent(self, world: World, story) -> None:
        registration, _ = await story.registered()
        await self._turns(world, registration["id"], registration["due_on"])
        letter = {"document": story.document(), **story.dated("2021-06-15")}
        await story.act(R.PROVINCE_LEADER, registration, "send", letter)
        item = await found(world, registration["id"])
        assert (item["due_on"], item["overdue"]) == (None, False)

    async def test_a_finding_is_due_until_it_is_reported(self, world: World, story) -> None:
        finding = await story.found(await story.held_mission(), due_on="2022-06-30")
        await self._turns(world, finding["id"], "2022-06-30")
        without = await story.found(await story.held_mission())
        assert (await found(world, without["id"]))["due_on"] is None
        await story.act(R.PROVINCE_OFFICER, finding, "report", {"report": "Đã xong"} | story.dated("2022-06-01"))
        assert (await found(world, finding["id"]))["due_on"] is None

    async def test_an_entry_is_due_where_the_term_of_its_level_is_known(self, world: World, voting) -> None:
        _, recognised = await voting.decided("province", 2021)
        regional = await voting.round("region")
        entry = await voting.complete(regional, recognised_before=recognised["id"])
        told = (await world.client(R.AUDITOR).get(f"{entry['href']}/deadline")).json()
        await self._turns(world, entry["id"], told["due_on"])
        of_district = await voting.complete(await voting.round("district"))
        assert (await found(world, of_district["id"]))["due_on"] is None

    async def test_the_urgent_come_first_and_the_oldest_record_before_the_others(self, world: World, told) -> None:
        items = await whole(world, R.AUDITOR, whose="all", limit=3)
        ranked = [(not one["overdue"], one["id"]) for one in items if one["due_on"] is None or one["overdue"]]
        assert ranked == sorted(ranked) and {late for late, _ in ranked} == {True, False}


async def test_pages_are_whole_while_records_move(world: World, story: Any) -> None:
    dossiers = await story.selected(5)
    ids = {one["id"] for one in dossiers}
    seen, cursor, first = [], {}, True
    while True:
        one = await page(world, R.AUDITOR, whose="all", kind="dossier", limit=2, **cursor)
        seen += [item["id"] for item in one["items"]]
        if first:
            first = False
            await story.complete(dossiers[-1], "D1", "D2", "D3", "D6")
            await story.act(R.IMPLEMENTER, dossiers[-1], "submit", story.dated("2021-08-02"))
        if one["next_cursor"] is None:
            break
        cursor = {"cursor": one["next_cursor"]}
    assert len(seen) == len(set(seen)) and ids <= set(seen)


async def test_a_cursor_goes_by_its_own_day_and_lasts_until_the_next(world: World, told: None) -> None:
    async with on_day("2023-01-22"):
        first = await page(world, R.AUDITOR, whose="all", limit=1)
        every = await whole(world, R.AUDITOR, whose="all", limit=200)
    asked = {"whose": "all", "limit": 200, "cursor": first["next_cursor"]}
    async with on_day("2023-01-23"):
        assert (await page(world, R.AUDITOR, **asked))["items"] == every[1:]
    for day in ("2023-01-21", "2023-01-24"):
        async with on_day(day):
            expect.problem(await world.client(R.AUDITOR).get(PATH, params=asked), 400, "bad-cursor")
    async with on_day("2023-01-22"):
        answer = await world.client(R.AUDITOR).get(PATH, params=asked | {"whose": "unit"})
        expect.problem(answer, 400, "bad-cursor")


@pytest.mark.parametrize("field, value", [("kind", "dossiers"), ("kind", "đ"), ("whose", "his"), ("due", "never"),
                                          ("soon_days", "91"), ("limit", "0"), ("state", "x")])  # fmt: skip
async def test_a_wrong_parameter_is_named(world: World, field: str, value: str) -> None:
    answer = await world.client(R.AUDITOR).get(PATH, params={field: value})
    expect.problem(answer, 422, "invalid-content", field)


async def test_as_a_file_it_is_whole(world: World, told: None) -> None:
    answer = await world.client(R.AUDITOR).get(f"{PATH}?whose=all", headers={"Accept": "text/csv"})
    rows = answer.text.strip().split("\r\n")
    assert len(rows) - 1 == (await page(world, R.AUDITOR, whose="all", count="true"))["total"]


SCOPES = {"": R.AGENCY_OFFICER, "own_provinces": R.PROVINCE_LEADER, "own_unit": R.IMPLEMENTER}


@pytest.mark.parametrize("scope", SCOPES)
async def test_every_branch_is_served_by_an_index_of_its_state_and_scope(world: World, scope: str) -> None:
    role = SCOPES[scope]
    side = "agency" if scope == "" else "province"
    waiting = Waiting(INBOX)
    for whose in ("mine", "unit", "all"):
        look = Look(frozenset({role}), side, scope, whose, None, "any")  # type: ignore[arg-type]
        for statement in (waiting.rows(look), waiting.counts(look)):
            assert statement is not None
            async with world.as_role(side, provinces=["VN63-86"], unit="TTKC-VN63-86") as connection:
                await connection.execute("SET enable_seqscan = off")
                sql, arguments = statement._bound(BOUND(waiting))
                plan = "\n".join(row[0] for row in await connection.fetch(f"EXPLAIN {sql}", *arguments))
            of_records = "|".join(one.resource.table.name for one in INBOX)
            # A policy reads what shows a record (survey s of a candidate) by a name of its own, and few of them.
            assert not re.search(rf"Seq Scan on ({of_records})( \1_\d+)?  \(", plan), plan


def BOUND(waiting: Waiting) -> dict[str, Any]:
    """Something for each name that the statements bind."""
    inbox = Inbox(PATH, INBOX)
    inbox._waiting = waiting
    caller = type(
        "Caller", (), {"subject": "x", "unit": None, "provinces": {"VN63-86"}, "scope_unit": "TTKC-VN63-86"}
    )()
    nil = "00000000-0000-0000-0000-000000000000"
    return inbox._bound(caller, InboxAsked(), date(2022, 12, 1)) | {f"after_{n}": nil for n in range(3)} | {"limit": 51}

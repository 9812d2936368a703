"""Every list as a file: the same records as by JSON, for the same eyes, whole, and honest when it cannot go on."""

import csv
import io
from contextlib import AsyncExitStack, aclosing
from typing import Any

import httpx
import openpyxl
import pytest

from arit_contracts import roles as R
from arit_contracts.dossiers import DossierFilter
from arit_kit.identity.caller import Caller
from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.testing import expect
from arit_kit.testing.world import World
from arit_kit.web import exports, paging
from dossiers.dossier.queries import DOSSIERS

from .test_lists import LISTS, everything, register

CSV = "text/csv"


async def rows(world: World, path: str, media: str = CSV, role: str = R.AUDITOR, **claims: Any) -> list[dict[str, Any]]:
    """The file's rows by title."""
    answer = await world.client(role, **claims).get(path, headers={"Accept": media})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["vary"] == "Accept, Authorization"
    if media == CSV:
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    titles, *values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(titles, row, strict=True)) for row in values]


@pytest.mark.parametrize("media", [CSV, XLSX])
async def test_every_list_is_offered_as_a_file_of_its_records(world: World, story, budget, media: str) -> None:
    await everything(world, story)
    for collection in LISTS:
        items = (await world.client(R.AUDITOR).get(f"/v1/{collection}?limit=200")).json()["items"]
        exported = await rows(world, f"/v1/{collection}", media)
        assert [row["id"] for row in exported] == [item["id"] for item in items], collection
        assert [row["state_label_vi"] for row in exported] == [item["state_label_vi"] for item in items]
        assert "allowed_actions" not in exported[0]
        answer = await world.client(R.AUDITOR).get(f"/v1/{collection}", headers={"Accept": media})
        assert f'filename="{collection}-' in answer.headers["content-disposition"]


async def test_more_than_a_batch_leaves_whole_and_in_order(world: World, story, monkeypatch) -> None:
    monkeypatch.setattr(paging, "BATCH", 7)
    for _ in range(3):
        await register(world, story, lines=[story.line()] * 10, plan_year=2041)
    for media in (CSV, XLSX):
        ids = [row["id"] for row in await rows(world, "/v1/dossiers?plan_year=2041", media)]
        assert len(ids) == len(set(ids)) == 30
        assert ids == sorted(ids, reverse=True)


async def test_filters_and_search_are_honoured(world: World, story) -> None:
    lines = [story.line(title="Chế biến dừa"), story.line(title="Dệt chiếu", kind="group")]
    await register(world, story, lines=lines, plan_year=2042)
    for query, expected in [("q=che bien", ["Chế biến dừa"]), ("kind=group", ["Dệt chiếu"]), ("state=closed", [])]:
        exported = await rows(world, f"/v1/dossiers?plan_year=2042&{query}")
        assert [row["title"] for row in exported] == expected
    answer = await world.client(R.AUDITOR).get("/v1/dossiers?kind=none", headers={"Accept": CSV})
    expect.problem(answer, 422, "invalid-content", "kind")


async def test_a_province_exports_only_its_own(world: World, story) -> None:
    elsewhere = story.line(implementer_unit="TTKC-VN63-91")
    await register(world, story, province="VN63-91", lines=[elsewhere], plan_year=2043)
    [own] = await register(world, story, plan_year=2043)
    for role, claims in [(R.PROVINCE_OFFICER, {}), (R.IMPLEMENTER, {})]:
        exported = await rows(world, "/v1/dossiers?plan_year=2043", role=role, **claims)
        assert [row["id"] for row in exported] == [own]
    assert len(await rows(world, "/v1/dossiers?plan_year=2043")) == 2


async def test_a_province_exports_a_hidden_state_as_it_may_know_it(world: World, story) -> None:
    [one] = await story.ministry_appraised()
    for role, expected in [(R.AUDITOR, "ministry_appraised"), (R.PROVINCE_OFFICER, "forwarded")]:
        [row] = await rows(world, f"/v1/dossiers?id={one['id']}", role=role)
        assert row["state"] == expected


async def test_no_text_of_a_record_runs_as_a_formula(world: World, story) -> None:
    said = '=HYPERLINK("http://evil")'
    [id] = await register(world, story, lines=[story.line(title=said)], plan_year=2044)
    [row] = await rows(world, f"/v1/dossiers?id={id}")
    assert row["title"] == f"'{said}"
    [row] = await rows(world, f"/v1/dossiers?id={id}", XLSX)
    assert row["title"] == said
    assert row["total_cost"] == 800_000_000


async def test_what_is_nested_is_spread_or_kept_as_json(world: World, story, budget) -> None:
    await everything(world, story)
    [row, *_] = await rows(world, "/v1/dossiers?state=in_agreement")
    assert row["plan_decision.symbol"] == "QĐ-BCT"
    assert row["contents"].startswith('[{"content": "C04"')


@pytest.mark.parametrize("query", ["limit=10", "cursor=x", "count=true"])
async def test_a_file_is_never_a_page(world: World, query: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"/v1/dossiers?{query}", headers={"Accept": CSV})
    expect.problem(answer, 422, "invalid-content", query.partition("=")[0])


async def test_what_is_not_offered_is_406(world: World) -> None:
    for accept in ("application/pdf", "text/html", "application/json;q=0"):
        answer = await world.client(R.AUDITOR).get("/v1/dossiers", headers={"Accept": accept})
        expect.problem(answer, 406, "not-acceptable")


async def test_an_export_needs_the_lists_privilege(world: World) -> None:
    answer = await world.client(R.OPERATOR).get("/v1/dossiers", headers={"Accept": CSV})
    expect.problem(answer, 403, "forbidden")


async def test_no_connection_is_held_while_a_reader_is_slow(world: World, story, monkeypatch) -> None:
    """More exports are under way than there are connections, each stopped after its first piece."""
    monkeypatch.setattr(paging, "BATCH", 1)
    await register(world, story, lines=[story.line()] * 2, plan_year=2045)
    caller = Caller("slow", frozenset({R.AUDITOR}), None, None, None, frozenset())
    database, size = world.app.state.database, world.app.state.settings.pool_size
    listing = paging.Listing(DOSSIERS)
    async with AsyncExitStack() as readers:
        for _ in range(size + 5):
            batches = listing.batches(database, caller, DossierFilter(), {"plan_year": 2045})
            await readers.enter_async_context(aclosing(batches))
            assert len(await anext(batches)) == 1
        assert (await world.client(R.AUDITOR).get("/v1/dossiers?limit=1")).status_code == 200


async def test_what_breaks_on_the_way_breaks_the_file(world: World, story, monkeypatch) -> None:
    """A file that ends early must not look whole: the answer is cut, not closed."""
    monkeypatch.setattr(paging, "BATCH", 2)
    await register(world, story, lines=[story.line()] * 4, plan_year=2046)
    rendered, times = exports._rendered, []

    def failing(*asked):
        times.append(1)
        if len(times) == 2:
            raise OSError("gone")
        return rendered(*asked)

    monkeypatch.setattr(exports, "_rendered", failing)
    headers = {"Authorization": f"Bearer {world.token(R.AUDITOR)}", "Accept": CSV}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(world.app), base_url="http://service", headers=headers
    ) as client:
        with pytest.raises(OSError, match="gone"):
            await client.get("/v1/dossiers?plan_year=2046")

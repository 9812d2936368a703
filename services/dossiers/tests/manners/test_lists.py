"""Lists: whole and without duplicates while others write, found without diacritics, bounded."""

import base64

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

DOSSIERS = "/v1/dossiers"
LISTS = ("registrations", "dossiers", "appraisals", "plans", "agreements", "payment-requests", "acceptances")


async def register(world: World, story, role: str = R.CLERK, **changed) -> list[str]:
    """The ids of a list of the given province (Vĩnh Long's otherwise)."""
    return (await world.create(role, "/v1/registrations", story.registration(**changed)))["dossier_ids"]


async def read(world: World, query: str, role: str = R.AUDITOR, **claims) -> dict:
    answer = await world.client(role, **claims).get(f"{DOSSIERS}?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def pages(world: World, query: str, between=None) -> list[str]:
    ids, cursor = [], None
    while True:
        page = await read(world, query + (f"&cursor={cursor}" if cursor else ""))
        ids += [one["id"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            return ids
        if between:
            await between()


async def test_pages_are_complete_and_without_duplicates_while_others_write(world: World, story) -> None:
    lines = [story.line(title=f"Đề án số {n}") for n in range(7)]
    ids = [*await register(world, story, lines=lines, plan_year=2031), *await register(world, story, plan_year=2031)]

    async def someone_writes() -> None:
        await register(world, story, plan_year=2031)

    for limit in (1, 3, 8):
        found = await pages(world, f"plan_year=2031&limit={limit}", someone_writes)
        assert len(found) == len(set(found))
        assert set(ids) <= set(found)
    assert await pages(world, "plan_year=2031&limit=200") == sorted(
        await pages(world, "plan_year=2031&limit=2"), reverse=True
    ), "newest first"


async def test_the_last_page_is_told_even_when_it_is_full(world: World, story) -> None:
    await register(world, story, lines=[story.line()] * 4, plan_year=2032)
    page = await read(world, "plan_year=2032&limit=4")
    assert (len(page["items"]), page["next_cursor"]) == (4, None)
    assert (await read(world, "plan_year=2033"))["items"] == []


async def test_a_cursor_belongs_to_its_filter_and_list(world: World, story) -> None:
    await register(world, story, lines=[story.line()] * 2, plan_year=2034)
    cursor = (await read(world, "plan_year=2034&limit=1"))["next_cursor"]
    assert (await read(world, f"plan_year=2034&limit=200&cursor={cursor}"))["items"], "another limit is no other filter"
    client = world.client(R.AUDITOR)
    for path in ("dossiers?plan_year=2035", "dossiers?plan_year=2034&state=registered", "dossiers?plan_year=2034&q=x",
                 "registrations?plan_year=2034", "dossiers?limit=1"):  # fmt: skip
        expect.problem(await client.get(f"/v1/{path}&cursor={cursor}"), 400, "bad-cursor")


@pytest.mark.parametrize(
    "cursor", ["x", "%00", "%F0%9F%98%80", "AAAA", "é", base64.urlsafe_b64encode(b"0" * 16 + b"not-a-uuid").decode()]
)
async def test_a_cursor_that_is_none_is_400(world: World, cursor: str) -> None:
    for collection in LISTS:
        answer = await world.client(R.AUDITOR).get(f"/v1/{collection}?cursor={cursor}")
        expect.problem(answer, 400, "bad-cursor")


async def test_count_tells_all_that_the_filter_finds(world: World, story) -> None:
    await register(world, story, lines=[story.line()] * 5, plan_year=2036)
    page = await read(world, "plan_year=2036&limit=2&count=true")
    assert (len(page["items"]), page["total"]) == (2, 5)
    assert (await read(world, "plan_year=2036&limit=2"))["total"] is None


async def test_a_batch_of_ids_is_read_at_once_and_whole(world: World, story) -> None:
    ids = await register(world, story, lines=[story.line()] * 120, plan_year=2037)
    strange = "01900000-0000-7000-8000-000000000000"
    page = await read(world, f"id={','.join([*ids, strange])}&limit=200")
    assert {one["id"] for one in page["items"]} == set(ids)
    first = await read(world, f"id={','.join(ids)}&limit=50")
    rest = await read(world, f"id={','.join(ids)}&limit=200&cursor={first['next_cursor']}")
    assert len({one["id"] for one in first["items"] + rest["items"]}) == 120


async def test_a_batch_is_never_shortened_in_silence(world: World) -> None:
    many = ",".join(f"01900000-0000-7000-8000-{n:012d}" for n in range(201))
    answer = await world.client(R.AUDITOR).get(f"{DOSSIERS}?id={many}&limit=200")
    expect.problem(answer, 422, "invalid-content", "id")


@pytest.mark.parametrize("given", ["x", "", ",", "-" * 36, "01900000-0000-7000-8000-00000000000g"])
async def test_what_is_no_batch_of_ids_is_named(world: World, given: str) -> None:
    for collection in LISTS:
        answer = await world.client(R.AUDITOR).get(f"/v1/{collection}?id={given}")
        expect.problem(answer, 422, "invalid-content", "id")


class TestSearch:
    """`q=` looks for names, references and titles without regard to case or diacritics."""

    @pytest.fixture
    async def ids(self, world: World, story) -> list[str]:
        titles = ["Ứng dụng máy móc tại Vĩnh Long", "Đồng bộ hoá dây chuyền 100%", "Mô hình a_b\\c"]
        centre = "Trung tâm Khuyến công Vĩnh Long"
        lines = [story.line(title=one, implementer=centre) for one in titles]
        return await register(world, story, lines=lines, plan_year=2038)

    @pytest.mark.parametrize(
        "q, places",
        [("ung dung", [0]), ("ỨNG DỤNG", [0]), ("vinh long", [0, 1, 2]), ("dong bo", [1]), ("Đồng BỘ", [1]),
         ("day chuyen", [1]), ("u%CC%9B%CC%81ng du%CC%A3ng", [0]), ("khong co gi", []),
         ("%25", [1]), ("_", [2]), ("%5C", [2]), ("a_b", [2]), ("a%25b", []), ("ung_dung", []), ("%25%25", [])],
    )  # fmt: skip
    async def test_it_finds(self, world: World, ids: list[str], q: str, places: list[int]) -> None:
        page = await read(world, f"plan_year=2038&id={','.join(ids)}&q={q}&count=true")
        assert {one["id"] for one in page["items"]} == {ids[n] for n in places}
        assert page["total"] == len(places)

    async def test_it_finds_a_reference(self, world: World, ids: list[str], story) -> None:
        reference = (await story.dossier(ids[1]))["reference"]
        assert [one["id"] for one in (await read(world, f"q={reference.lower()}"))["items"]] == [ids[1]]

    @pytest.mark.parametrize("collection", LISTS)
    async def test_every_list_finds_its_references(self, world: World, story, budget, collection: str) -> None:
        await everything(world, story)
        [one, *_] = (await world.client(R.AUDITOR).get(f"/v1/{collection}")).json()["items"]
        found = await world.client(R.AUDITOR).get(f"/v1/{collection}?q={one['reference'].lower()}")
        assert [each["id"] for each in found.json()["items"]] == [one["id"]], found.text

    async def test_a_plan_is_found_by_its_title_and_an_agreement_by_its_number(self, world, story, budget) -> None:
        await everything(world, story)
        client = world.client(R.AUDITOR)
        assert (await client.get("/v1/plans?q=ke hoach khuyen cong")).json()["items"]
        [agreement, *_] = (await client.get("/v1/agreements")).json()["items"]
        found = await client.get("/v1/agreements", params={"q": agreement["number"].lower().replace("đ", "d")})
        assert [one["id"] for one in found.json()["items"]] == [agreement["id"]]


async def everything(world: World, story) -> None:
    """One record of every kind at least."""
    agreement = await story.signed(await story.planned())
    await story.filed(agreement)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])


async def test_a_34_unit_also_finds_what_its_predecessors_filed(world: World, story) -> None:
    [old] = await register(world, story, province="VN63-24", plan_year=2022)
    [new] = await register(
        world, story, province="VN34-24", plan_year=2027, effective_on="2026-01-05", reason="Ghi nhận lại"
    )
    [elsewhere] = await register(world, story, province="VN63-91", plan_year=2022)

    async def found(query: str) -> set[str]:
        return {one["id"] for one in (await read(world, f"{query}&id={old},{new},{elsewhere}"))["items"]}

    assert await found("province=VN34-24") == {old, new}
    assert await found("province=VN34-24&exact=true") == {new}
    assert await found("province=VN63-24") == {old}
    assert await found("province=VN63-27") == set()


@pytest.mark.parametrize("province", ["24", "VN34-99", "VN63-03", "VN34-2", "Bắc Ninh", "vn34-24"])
async def test_a_province_that_is_none_is_named(world: World, province: str) -> None:
    for collection in ("registrations", "dossiers", "appraisals", "agreements", "payment-requests", "acceptances"):
        answer = await world.client(R.AUDITOR).get(f"/v1/{collection}", params={"province": province})
        body = expect.problem(answer, 422, "invalid-content", "province")
        if province == "24":
            assert "VN63-24" in body["errors"][0]["detail"] and "VN34-24" in body["errors"][0]["detail"]


@pytest.mark.parametrize(
    "query, field",
    [("limit=0", "limit"), ("limit=201", "limit"), ("limit=x", "limit"), ("limit=1.5", "limit"),
     ("plan_year=99999999999999999999", "plan_year"), ("plan_year=3000000000", "plan_year"),
     ("plan_year=x", "plan_year"), ("state=%00", "state"), ("q=%00", "q"), ("q=" + "x" * 101, "q"),
     ("count=perhaps", "count"), ("unknown=1", "unknown"),
     ("plan_id=1", "plan_id"), ("kind=none", "kind"), ("content=%25", "content")],
)  # fmt: skip
async def test_a_wrong_parameter_is_named(world: World, query: str, field: str) -> None:
    answer = await world.client(R.AUDITOR).get(f"{DOSSIERS}?{query}")
    expect.problem(answer, 422, "invalid-content", field)


async def test_each_filter_finds_its_own(world: World, story) -> None:
    lines = [story.line(), story.line(kind="group", contents=[{"content": "C05a", "total_cost": 1, "requested": 1}])]
    one, two = await register(world, story, lines=lines, plan_year=2039)
    for query, expected in [("kind=single", {one}), ("content=C05a", {two}), ("state=registered", {one, two}),
                            ("state=closed", set()), ("state=nothing-such", set())]:  # fmt: skip
        page = await read(world, f"plan_year=2039&{query}")
        assert {each["id"] for each in page["items"]} == expected, query

"""What lines may ask: the fields of each change, one story a cluster, and what the register says (I13)."""

from typing import Any, get_args
from uuid import UUID, uuid4

import pytest

from arit_contracts import roles as R
from arit_contracts.clusters import Change, ProposedLine
from arit_kit.testing import expect
from arit_kit.testing.world import World
from clusters.proposal.lines import NEEDED, OPTIONAL, each_once, field_faults

ONE = UUID("01900000-0000-7000-8000-000000000001")
VALUES: dict[str, Any] = {
    "cluster_id": ONE, "name": "CCN A", "former_district": "Huyện B", "commune": "Xã C", "kind": "ordinary",
    "mountainous": False, "area": "10", "phase": "2021-2025", "conversion_plan": "Chuyển thành khu dân cư",
}  # fmt: skip
CHANGES: tuple[Change, ...] = get_args(Change)


def line(change: Change, *fields: str, **values: Any) -> ProposedLine:
    return ProposedLine.model_validate({"change": change, **{name: VALUES[name] for name in fields}, **values})


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_takes_the_fields_that_it_needs_and_those_that_it_knows(change: Change) -> None:
    assert field_faults([line(change, *NEEDED[change])]) == []
    assert field_faults([line(change, *NEEDED[change], *OPTIONAL[change])]) == []


@pytest.mark.parametrize(
    ("change", "field"), [(change, field) for change in CHANGES for field in sorted(NEEDED[change])]
)
def test_what_a_change_needs_is_asked_for_at_its_field(change: Change, field: str) -> None:
    [fault] = field_faults([line("keep", "cluster_id"), line(change, *NEEDED[change] - {field}, cluster_id=uuid4())]
                           if field != "cluster_id" and change != "add"
                           else [line("keep", "cluster_id"), line(change, *NEEDED[change] - {field})])  # fmt: skip
    assert (fault.pointer, fault.code) == (f"/lines/1/{field}", "missing")


@pytest.mark.parametrize(
    ("change", "field"),
    [(change, field) for change in CHANGES for field in sorted(set(VALUES) - NEEDED[change] - OPTIONAL[change])],
)
def test_what_a_change_does_not_know_is_named_at_its_field(change: Change, field: str) -> None:
    [fault] = field_faults([line(change, *NEEDED[change], field)])
    assert (fault.pointer, fault.code) == (f"/lines/0/{field}", "not-of-this-change")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        (("rename", "expand", "rephase"), []),
        (("rename", "rename"), [1]),
        (("expand", "reduce"), [1]),
        (("expand", "reduce", "rename"), [1]),
        (("keep", "rename"), [1]),
        (("rename", "remove"), [1]),
        (("remove", "keep"), [1]),
    ],
)
def test_lines_of_one_cluster_do_not_contradict_each_other(changes: tuple[Change, ...], wrong: list[int]) -> None:
    faults = field_faults([line(change, *NEEDED[change]) for change in changes])
    assert [fault.pointer for fault in faults] == [f"/lines/{place}/change" for place in wrong]


@pytest.mark.parametrize(
    ("name", "district", "wrong"),
    [
        ("CCN A", "Huyện B", [1]),
        ("ccn  a", "B", [1]),
        ("CCN Á", "Huyện B", []),
        ("CCN A", "Thị xã B", []),
        ("CCN A", "Huyện C", []),
    ],
)
def test_no_cluster_is_added_twice(name: str, district: str, wrong: list[int]) -> None:
    faults = field_faults([line("add", *NEEDED["add"]), line("add", name=name, former_district=district)])
    assert [(fault.pointer, fault.code) for fault in faults] == [(f"/lines/{n}/name", "duplicate") for n in wrong]


def test_two_clusters_may_change_alike() -> None:
    assert field_faults([line("remove", cluster_id=uuid4()), line("remove", cluster_id=uuid4())]) == []


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ([1, 2], []),
        ([2, 1], []),
        ([1, 1], [("/lines/1/line", "duplicate"), ("/lines", "line-missing")]),
        ([1], [("/lines", "line-missing")]),
        ([1, 2, 3], [("/lines/2/line", "no-such-line")]),
    ],
)
def test_clusters_I16_each_line_is_named_exactly_once(numbers: list[int], faults: list[tuple[str, str]]) -> None:
    assert [(fault.pointer, fault.code) for fault in each_once(numbers, 2)] == faults


@pytest.mark.parametrize("change", ["expand", "reduce", "relocate", "rename", "rephase", "keep", "remove"])
async def test_a_line_names_a_cluster_that_its_province_has(world: World, case, change: Change) -> None:
    fields = {name: VALUES[name] for name in NEEDED[change]}
    answer = await case.client(R.PROVINCE_OFFICER).post(
        "/v1/cluster-proposals", json=case.proposal(case.added(), {"change": change, **fields, "cluster_id": str(ONE)})
    )
    expect.problem(answer, 422, "invalid-content", "/lines/1/cluster_id")


async def test_another_provinces_cluster_is_not_there_for_it_and_refused_to_the_clerk(world: World, case) -> None:
    body = {
        "name": "CCN Bạc Liêu",
        "province": "VN63-95",
        "document": case.document("2018-03-01", issuer="UBND tỉnh Bạc Liêu"),
    }
    strange = await case.cluster(**body)
    line = {"change": "rename", "cluster_id": strange["id"], "name": "CCN Láng Trâm"}
    officer, clerk = case.client(R.PROVINCE_OFFICER), case.client(R.CLERK)
    hidden = await officer.post("/v1/cluster-proposals", json=case.proposal(line))
    expect.problem(hidden, 422, "invalid-content", "/lines/0/cluster_id")
    refused = await clerk.post("/v1/cluster-proposals", json=case.proposal(line))
    expect.problem(refused, 422, "rule-broken", "/lines/0/cluster_id")


async def test_clusters_I13_only_an_established_cluster_expands(world: World, case) -> None:
    planned, established = await case.cluster(), await case.established()
    client = case.client(R.PROVINCE_OFFICER)
    for cluster, status in ((planned, 422), (established, 201)):
        line = {"change": "expand", "cluster_id": cluster["id"], "area": "60"}
        answer = await client.post("/v1/cluster-proposals", json=case.proposal(line))
        assert answer.status_code == status
        if status == 422:
            expect.problem(answer, 422, "rule-broken", "/lines/0/cluster_id")


async def test_clusters_I13_an_expansion_of_what_was_abolished_meanwhile_is_not_adopted(world: World, case) -> None:
    cluster = await case.established()
    issued = await case.issued({"change": "expand", "cluster_id": cluster["id"], "area": "60"})
    decision = {"document": case.document("2022-02-01"), "note": "Dừng dự án"}
    await case.act(R.AGENCY_OFFICER, cluster, "abolish", "2022-02-01", **decision)
    refused = await case.decided(issued)
    expect.problem(refused, 422, "rule-broken", "/lines/0/line")
    decided = await case.decided(issued, {"line": 1, "adopted": False})
    assert decided.json()["state"] == "decided"


async def test_an_established_cluster_does_not_leave_the_plan(world: World, case) -> None:
    cluster = await case.established()
    line = {"change": "remove", "cluster_id": cluster["id"], "conversion_plan": "Chuyển thành khu dân cư"}
    answer = await case.client(R.PROVINCE_OFFICER).post("/v1/cluster-proposals", json=case.proposal(line))
    expect.problem(answer, 422, "rule-broken", "/lines/0/cluster_id")


@pytest.mark.parametrize(
    ("change", "area", "status"), [("expand", "50", 422), ("expand", "50.0001", 201), ("reduce", "50", 422),
                                   ("reduce", "49.9999", 201)],
)  # fmt: skip
async def test_what_expands_grows_and_what_is_reduced_shrinks(world: World, case, change, area, status) -> None:
    cluster = await case.established()
    line = {"change": change, "cluster_id": cluster["id"], "area": area}
    answer = await case.client(R.PROVINCE_OFFICER).post("/v1/cluster-proposals", json=case.proposal(line))
    assert answer.status_code == status, answer.text
    if status == 422:
        expect.problem(answer, 422, "rule-broken", "/lines/0/area")


async def test_lines_and_papers_change_while_it_is_prepared_and_not_after(world: World, case) -> None:
    drafted = await case.drafted()
    client = case.client(R.PROVINCE_OFFICER)

    async def patch(version: int, **body: Any) -> Any:
        match = {"If-Match": f'"{version}"'}
        return await client.patch(drafted["href"], json=body | case.dated("2022-01-04"), headers=match)

    changed = await patch(1, lines=[case.added(), case.added()], items=[{"code": "P1"}], title="Tên khác")
    assert changed.status_code == 200, changed.text
    assert (len(changed.json()["lines"]), changed.json()["title"]) == (2, "Tên khác")
    expect.problem(await patch(2, title=None, items=None), 422, "invalid-content", "/title", "/items")
    expect.problem(await patch(2, lines=[{"change": "add"}]), 422, "invalid-content", "/lines/0/name")
    sent = await case.act(R.PROVINCE_LEADER, drafted, "send", "2022-01-04")
    assert expect.problem(await patch(sent["version"], title="Muộn"), 409, "action-not-allowed")["state"] == "sent"

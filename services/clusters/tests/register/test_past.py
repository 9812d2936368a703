"""A cluster as it was on a day, by what was recorded by a moment: its place, its plan, its state."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, timedelta
from uuid import UUID

import asyncpg
import pytest

from arit_contracts import roles as R
from arit_contracts.forms import Act, DocumentRef
from arit_kit.db.transaction import Asked, Row, Write, writing
from arit_kit.identity.caller import Caller
from arit_kit.ids import uuid7
from arit_kit.testing import expect
from arit_kit.testing.world import World, on_day
from arit_kit.time.today import now
from clusters.main import SERVICE
from clusters.register import actions
from clusters.register.queries import CLUSTERS
from clusters.register.rules import province_on

Changing = Callable[[dict, str], AbstractAsyncContextManager[tuple[Write, Row, UUID]]]


@pytest.fixture
def changing(world: World, register) -> Changing:
    """A transaction of a decided proposal: the cluster locked, and the decision of that day recorded."""
    caller = Caller("officer", frozenset({R.AGENCY_OFFICER}), None, None, None, frozenset())

    @asynccontextmanager
    async def change(cluster: dict, day: str) -> AsyncIterator[tuple[Write, Row, UUID]]:
        async with (
            world.app.state.database.agency_side() as connection,
            writing(connection, Asked(caller, None, None), SERVICE.tables, SERVICE.privileges, 3650) as tx,
        ):
            tx.dated(Act.model_validate(register.dated(day)))
            [row] = await tx.lock(CLUSTERS, [UUID(cluster["id"])])
            yield tx, row, await tx.document(DocumentRef.model_validate(register.document(day)))

    return change


@pytest.mark.parametrize(
    ("day", "uid", "name", "district"),
    [
        ("2022-08-01", "VN63-24", "Bắc Giang", "Huyện Lạng Giang"),
        ("2025-06-30", "VN63-24", "Bắc Giang", "Huyện Lạng Giang"),
        ("2025-07-01", "VN34-24", "Bắc Ninh", None),
        ("2026-01-01", "VN34-24", "Bắc Ninh", None),
    ],
)
async def test_clusters_I29_its_place_bears_the_names_of_the_day(
    register, day: str, uid: str, name: str, district: str | None
) -> None:
    cluster = await register.established()
    stood = await register.on(cluster, day)
    assert (stood["province"], stood["province_name"], stood["district"]) == (uid, name, district)
    assert (stood["id"], stood["reference"]) == (cluster["id"], cluster["reference"])
    assert stood["former_district"] == "Huyện Lạng Giang"


@pytest.mark.parametrize(
    ("registered", "day", "uid", "name"),
    [
        ("VN63-46", date(2024, 12, 31), "VN63-46", "Thừa Thiên Huế"),
        ("VN63-46", date(2025, 1, 1), "VN63-46", "Huế"),
        ("VN63-46", date(2025, 7, 1), "VN34-46", "Huế"),
        ("VN63-01", date(2026, 1, 1), "VN34-01", "Hà Nội"),
        ("VN34-24", date(2022, 1, 1), "VN34-24", "Bắc Ninh"),
    ],
)
def test_the_province_of_a_day(registered: str, day: date, uid: str, name: str) -> None:
    assert (province_on(registered, day).uid, province_on(registered, day).name_vi) == (uid, name)


async def test_its_state_is_that_of_the_day(register) -> None:
    cluster = await register.established("2019-06-01")
    await register.act(cluster, "start_operating", register.decided("2021-05-01"))
    days = ["2019-01-14", "2019-01-15", "2019-05-31", "2019-06-01", "2021-04-30", "2021-05-01"]
    states = [(await register.on(cluster, day))["state"] for day in days]
    assert states == [None, "planned", "planned", "established", "established", "operating"]
    assert (await register.on(cluster, "2019-01-14"))["plan_line"] is None


async def test_what_was_not_recorded_yet_is_not_told(register) -> None:
    async with on_day("2020-01-10"):
        cluster = await register.planned("2019-01-15")
        before = now().isoformat()
    async with on_day("2020-02-10"):
        await register.act(cluster, "establish", register.establishment("2019-06-01"))
    assert (await register.on(cluster, "2019-12-31", as_of=before))["state"] == "planned"
    assert (await register.on(cluster, "2019-12-31"))["state"] == "established"
    unknown = await register.on(cluster, "2019-12-31", as_of="2020-01-01T00:00:00Z")
    assert (unknown["state"], unknown["plan_line"], unknown["figures"]) == (None, None, None)


async def test_a_new_plan_line_ends_the_last_the_day_before(register, changing: Changing) -> None:
    async with on_day("2020-01-10"):
        cluster = await register.planned("2019-01-15", area="50")
        before = now().isoformat()
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        await actions.add_plan_line(tx, row, decision, phase="2021-2025")
    stood = [(await register.on(cluster, day))["plan_line"] for day in ("2020-08-13", "2020-08-14")]
    assert [(line["valid_from"], line["valid_to"], line["phase"], line["area"]) for line in stood] == [
        ("2019-01-15", "2020-08-13", "2016-2020", "50"),
        ("2020-08-14", None, "2021-2025", "50"),
    ]
    as_known = (await register.on(cluster, "2020-08-14", as_of=before))["plan_line"]
    assert (as_known["valid_to"], as_known["phase"]) == (None, "2016-2020")
    assert (await register.get(cluster))["phase"] == "2021-2025"


async def test_several_changes_of_one_day_leave_the_last_in_force(register, changing: Changing) -> None:
    cluster = await register.planned("2020-08-14", area="50", name="Cụm công nghiệp Tân Mỹ")
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        row = await actions.add_plan_line(tx, row, decision, area=row["planned_area"] + 10)
        row = await actions.rename(tx, row, decision, "Cụm công nghiệp Lăng Cao")
        await actions.relocate(tx, row, decision, "Huyện Tân Yên", None)
    stood = await register.on(cluster, "2020-08-14")
    assert (stood["name"], stood["plan_line"]["area"]) == ("Cụm công nghiệp Lăng Cao", "60")
    assert (stood["district"], stood["commune"]) == ("Huyện Tân Yên", None)
    history = await register.world.client(R.AUDITOR).get(f"/v1/clusters/{cluster['id']}/history")
    changes = [entry["changes"] for entry in history.json()["items"]]
    assert changes[2] == {"name": ["Cụm công nghiệp Tân Mỹ", "Cụm công nghiệp Lăng Cao"]}


async def test_of_two_changes_of_one_day_the_one_that_waited_for_the_other_stands(register, changing: Changing) -> None:
    cluster = await register.planned("2019-01-15")
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        await actions.rename(tx, row, decision, "Cụm công nghiệp Đến Sau")
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        tx.recorded_at -= timedelta(minutes=1)  # it began first, and waited for the other's lock
        await actions.rename(tx, row, decision, "Cụm công nghiệp Đến Trước")
    assert (await register.on(cluster, "2020-08-14"))["name"] == "Cụm công nghiệp Đến Trước"
    assert (await register.get(cluster))["name"] == "Cụm công nghiệp Đến Trước"


async def test_clusters_I29_a_new_name_or_place_leaves_the_old_one_to_its_days(register, changing: Changing) -> None:
    cluster = await register.planned("2019-01-15", name="Cụm công nghiệp Mỹ An")
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        await actions.rename(tx, row, decision, "Cụm công nghiệp Mỹ Thái")
    async with changing(cluster, "2021-01-01") as (tx, row, decision):
        await actions.relocate(tx, row, decision, "Huyện Tân Yên", "Xã Cao Xá")
    told = [await register.on(cluster, day) for day in ("2018-01-01", "2019-01-15", "2020-08-14", "2021-01-01")]
    assert [(one["name"].removeprefix("Cụm công nghiệp "), one["district"], one["commune"]) for one in told] == [
        ("Mỹ An", "Huyện Lạng Giang", "Xã Tân Dĩnh"),
        ("Mỹ An", "Huyện Lạng Giang", "Xã Tân Dĩnh"),
        ("Mỹ Thái", "Huyện Lạng Giang", "Xã Tân Dĩnh"),
        ("Mỹ Thái", "Huyện Tân Yên", "Xã Cao Xá"),
    ]
    assert {one["id"] for one in told} == {cluster["id"]}


async def test_a_removed_cluster_has_left_the_plan(register, changing: Changing) -> None:
    cluster = await register.planned("2019-01-15")
    async with changing(cluster, "2020-08-14") as (tx, row, decision):
        await actions.remove(tx, row, decision)
    removed = await register.get(cluster)
    assert (removed["state"], removed["planned_area"], removed["phase"]) == ("removed_from_plan", None, None)
    stood = await register.on(cluster, "2020-08-14")
    assert (stood["state"], stood["plan_line"], stood["name"]) == ("removed_from_plan", None, cluster["name"])
    assert (await register.on(cluster, "2020-08-13"))["plan_line"]["valid_to"] == "2020-08-13"
    for action, body in (("establish", register.establishment("2020-09-01")), ("record_figures", register.figures())):
        expect.problem(await register.try_act(cluster, action, body), 409, "action-not-allowed")


async def test_two_plan_lines_of_a_cluster_never_overlap(world: World, register) -> None:
    cluster = await register.planned("2019-01-15")
    async with world.as_role("agency") as connection:
        with pytest.raises(asyncpg.ExclusionViolationError):
            await connection.execute(
                "INSERT INTO cluster_plan_line (id, cluster_id, recorded_at, document_id, valid_from, area, name,"
                " former_district) SELECT $1, cluster_id, now(), document_id, '2022-01-01', 1, name, former_district"
                " FROM cluster_plan_line WHERE cluster_id = $2",
                uuid7(),
                cluster["id"],
            )


WRONG = [
    "on=2022-02-30", "on=1999-12-31", "as_of=yesterday", "as_of=2022-01-01T00:00:00", "as_of=2200-01-01T00:00:00Z",
    "as_of=0001-01-01T00:00:00%2B14:00", "as_of=9999-12-31T23:59:59-14:00", "day=2022-01-01",
]  # fmt: skip


@pytest.mark.parametrize("asked", WRONG)
async def test_what_is_no_day_or_moment_is_named(world: World, register, asked: str) -> None:
    cluster = await register.planned()
    answer = await world.client(R.AUDITOR).get(f"/v1/clusters/{cluster['id']}/on?{asked}")
    expect.problem(answer, 422, "invalid-content", asked.partition("=")[0])

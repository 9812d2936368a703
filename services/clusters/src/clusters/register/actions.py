"""What is done to a cluster, each in one transaction; decided proposals change the plan through the functions below."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from arit_contracts.clusters import (
    ClusterAbolish,
    ClusterCreate,
    ClusterDecided,
    ClusterEstablish,
    ClusterExpand,
    ClusterFigures,
    ClusterKind,
)
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.web.problems import Fault, Problem
from arit_reference import provinces
from clusters.constraints import CONSTRAINTS
from clusters.register.queries import CLUSTERS, END_LINE, LINES_OF, NAMESAKE
from clusters.register.rules import expansion_faults, figure_faults, planned_faults
from clusters.register.tables import DECISION, FIGURES, PLAN_LINE


async def register(tx: Write, body: ClusterCreate) -> Row:
    """A cluster of an approved plan enters the register, in force from the write's effective date."""
    tx.dated(body)
    return await open_cluster(
        tx,
        await tx.document(body.document),
        province=tx.province(body.province),
        name=body.name,
        former_district=body.former_district,
        commune=body.commune,
        kind=body.kind,
        mountainous=body.mountainous,
        area=body.area,
        phase=body.phase,
    )


async def establish(tx: Write, cluster: Row, body: ClusterEstablish) -> Row:
    """The province's decision (quyết định thành lập); a plan line holds on the decision's day (I14)."""
    tx.dated(body)
    tx.check(CLUSTERS, cluster, "establish")
    document_id = await tx.document(body.document)
    _refuse(planned_faults(await _lines_of(tx, cluster), body.document.issued_on))
    established = await tx.move(
        CLUSTERS,
        cluster,
        "establish",
        established_area=body.area,
        established_on=tx.effective_on,
        investor=body.investor,
        investor_kind=body.investor_kind,
    )
    await _decided(tx, established, "establish", document_id, body.area)
    await tx.publish(CLUSTERS, established, "established", {"area": str(body.area)})
    return established


async def expand(tx: Write, cluster: Row, body: ClusterExpand) -> Row:
    """The province's decision to expand it (I03, I14); `area` is the whole area afterwards."""
    tx.dated(body)
    tx.check(CLUSTERS, cluster, "expand")
    document_id = await tx.document(body.document)
    lines = await _lines_of(tx, cluster)
    _refuse(planned_faults(lines, body.document.issued_on) + expansion_faults(body.area, cluster["established_area"]))
    expanded = await tx.move(CLUSTERS, cluster, "expand", established_area=body.area)
    await _decided(tx, expanded, "expand", document_id, body.area)
    await tx.publish(CLUSTERS, expanded, "expanded", {"area": str(body.area)})
    return expanded


async def take_step(tx: Write, cluster: Row, action: str, told: str, body: ClusterDecided) -> Row:
    """A step that needs nothing but its decision."""
    note = body.note if isinstance(body, ClusterAbolish) else None
    tx.dated(body, note)
    tx.check(CLUSTERS, cluster, action)
    document_id = await tx.document(body.document)
    moved = await tx.move(CLUSTERS, cluster, action)
    await _decided(tx, moved, action, document_id)
    await tx.publish(CLUSTERS, moved, told)
    return moved


async def record_figures(tx: Write, cluster: Row, body: ClusterFigures) -> Row:
    """Figures of a day; they take the place of those recorded earlier of the same day, which stay known."""
    tx.dated(body)
    tx.check(CLUSTERS, cluster, "record_figures")
    _refuse(figure_faults(body, tx.effective_on))
    document_id = await tx.document(body.document) if body.document else None
    recorded = await tx.move(CLUSTERS, cluster, "record_figures")
    await insert_row(
        tx.connection,
        FIGURES,
        **_of(tx, cluster),
        document_id=document_id,
        **body.model_dump(exclude={"effective_on", "reason", "document"}),
    )
    await tx.publish(CLUSTERS, recorded, "figures_recorded", {"measured_on": body.measured_on.isoformat()})
    return recorded


# For decided proposals


async def open_cluster(
    tx: Write,
    document_id: UUID,
    *,
    province: str,
    name: str,
    former_district: str,
    commune: str | None,
    kind: ClusterKind,
    mountainous: bool,
    area: Decimal,
    phase: str | None,
) -> Row:
    """A planned cluster with its first plan line, in force from the write's effective date."""
    await _refuse_namesake(tx, province, former_district, name)
    cluster = await tx.create(
        CLUSTERS,
        province=province,
        implementer_unit=None,
        name=name,
        former_district=former_district,
        commune=commune,
        kind=kind,
        mountainous=mountainous,
        planned_area=area,
        phase=phase,
    )
    await _draw_line(tx, cluster, document_id)
    await tx.publish(CLUSTERS, cluster, "registered")
    return cluster


async def add_plan_line(
    tx: Write, cluster: Row, document_id: UUID, *, area: Decimal | None = None, phase: str | None = None
) -> Row:
    """Another area or phase by the plan; what is not given stays as it is."""
    return await _change_plan(
        tx, cluster, document_id, planned_area=area or cluster["planned_area"], phase=phase or cluster["phase"]
    )


async def rename(tx: Write, cluster: Row, document_id: UUID, name: str) -> Row:
    """Another name by the plan."""
    return await _change_plan(tx, cluster, document_id, name=name)


async def relocate(tx: Write, cluster: Row, document_id: UUID, former_district: str, commune: str | None) -> Row:
    """Another place by the plan; the commune is no longer the old one, even where the new one is not named."""
    return await _change_plan(tx, cluster, document_id, former_district=former_district, commune=commune)


async def remove(tx: Write, cluster: Row, document_id: UUID) -> Row:
    """It leaves the plan: its line was in force until the day before."""
    removed = await tx.advance(CLUSTERS, cluster, "remove", planned_area=None, phase=None)
    await _end_line(tx, cluster)
    await _decided(tx, removed, "remove", document_id)
    await tx.publish(CLUSTERS, removed, "removed")
    return removed


async def _change_plan(tx: Write, cluster: Row, document_id: UUID, **changes: Any) -> Row:
    if {"former_district", "name"} & changes.keys():
        stands = cluster | changes
        await _refuse_namesake(tx, cluster["province"], stands["former_district"], stands["name"])
    changed = await tx.advance(CLUSTERS, cluster, "change_plan", **changes)
    await _end_line(tx, cluster)
    await _draw_line(tx, changed, document_id)
    await tx.publish(CLUSTERS, changed, "plan_changed")
    return changed


async def _refuse_namesake(tx: Write, province: str, district: str, name: str) -> None:
    """409 where the district has a live cluster of that name under its province before or after the merger.

    Within one province the index keeps it the only one; that both provinces are one, an index cannot know.
    """
    later = provinces.successor(province)
    await tx.lock_names("cluster_names", [later.uid if later else province])
    others = [uid for uid in sorted(provinces.places_of(province)) if uid != province]
    namesake = await NAMESAKE.value(tx.connection, provinces=others, district=district, name=name)
    if namesake is not None:
        taken = CONSTRAINTS["uq_cluster_name"]
        raise Problem("duplicate", vi=f"{taken.vi} ({namesake})", en=f"{taken.en} ({namesake})", faults=[taken])


async def _lines_of(tx: Write, cluster: Row) -> list[Row]:
    return [dict(line) for line in await LINES_OF.all(tx.connection, cluster_id=cluster["id"])]


async def _end_line(tx: Write, cluster: Row) -> None:
    the_day_before = tx.effective_on - timedelta(days=1)
    await END_LINE.run(tx.connection, cluster_id=cluster["id"], valid_to=the_day_before, ended_at=tx.recorded_at)


async def _draw_line(tx: Write, cluster: Row, document_id: UUID) -> None:
    """The plan line that the cluster's row now shows."""
    await insert_row(
        tx.connection,
        PLAN_LINE,
        **_of(tx, cluster),
        document_id=document_id,
        valid_from=tx.effective_on,
        area=cluster["planned_area"],
        **{name: cluster[name] for name in ("phase", "name", "former_district", "commune")},
    )


async def _decided(tx: Write, cluster: Row, action: str, document_id: UUID, area: Decimal | None = None) -> None:
    await insert_row(
        tx.connection,
        DECISION,
        **_of(tx, cluster),
        action=action,
        document_id=document_id,
        effective_on=tx.effective_on,
        area=area,
    )


def _of(tx: Write, cluster: Row) -> Row:
    """What each dated row of a cluster says of it."""
    return {
        "id": uuid7(),
        "cluster_id": cluster["id"],
        "province": cluster["province"],
        "implementer_unit": cluster["implementer_unit"],
        "recorded_at": tx.recorded_at,
    }


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)

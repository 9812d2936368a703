"""Gathers what a question leaves out from the register, and judges it; nothing is written."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.clusters import ClusterOn, ClusterOnAsked, CriteriaAnswer, CriteriaCheck, LandFigures
from arit_contracts.values import urn
from arit_kit.db.transaction import Row, Write
from arit_kit.time.today import today
from arit_kit.web.places import unknown_province
from arit_kit.web.problems import Fault, Problem
from arit_reference import provinces
from arit_reference.provinces import UnknownProvince
from clusters.criteria.districts import same_district
from clusters.criteria.facts import REQUEST, Facts, Known, Land, Value
from clusters.criteria.queries import ESTABLISHED_AREA_ON, LAND_OF, LAND_OF_ESTABLISHED
from clusters.criteria.rules import judge
from clusters.register import past
from clusters.register.queries import CLUSTERS


async def check(tx: Write, body: CriteriaCheck, rules_on: date | None = None) -> CriteriaAnswer:
    """The question judged by the rules of its day, or of `rules_on` for a case that keeps older ones.

    Raises 422 `invalid-content` for clusters that the caller does not see, and for more land leased than could be.
    """
    on = body.on or today()
    facts = await gather(tx, body, on)
    _refuse_exceeding(facts)
    return judge(body.question, on, facts, rules_on)


async def gather(tx: Write, body: CriteriaCheck, on: date) -> Facts:
    """What is given, and of a registered cluster what is not, as it was on the day."""
    cluster, stood, before = await _registered(tx, body, on)
    source = urn("clusters", "cluster", cluster["id"]) if cluster else REQUEST
    province, district = (
        getattr(body, name) or (cluster[name] if cluster else None) for name in ("province", "former_district")
    )
    figures = stood.figures if stood else None
    line = stood.plan_line if stood else None

    def known(name: str, read: Value = None, measured_on: date | None = None) -> Known:
        given = getattr(body, name)
        return Known(given) if given is not None else Known(read, source if read is not None else REQUEST, measured_on)

    def counted(name: str) -> Known:
        return known(name, getattr(figures, name), figures.measured_on) if figures else known(name)

    return Facts(
        kind=known("kind", cluster["kind"] if cluster else None),
        mountainous=known("mountainous", cluster["mountainous"] if cluster else None),
        area=known("area", line.area if line and body.question != "expand" else None),
        area_before=known("area_before", before),
        in_plan=known("in_plan", line is not None if cluster else None),
        land=Land(counted("leasable_area"), counted("leased_area")),
        industrial_area=counted("industrial_area"),
        land_demand=counted("land_demand"),
        infrastructure_in_operation=counted("infrastructure_in_operation"),
        district=await _district(tx, body, province, district, on),
        district_name=district,
    )


async def _registered(tx: Write, body: CriteriaCheck, on: date) -> tuple[Row | None, ClusterOn | None, Any]:
    """The cluster in question, how it stood on the day, and the area that decisions had given it."""
    if body.cluster_id is None:
        return None, None, None
    cluster = await tx.find(CLUSTERS, body.cluster_id, lock=False)
    if cluster is None:
        raise Problem("invalid-content", faults=[_unknown("/cluster_id", body.cluster_id)])
    stood = await past.stood(tx, cluster, ClusterOnAsked(on=on))
    return cluster, stood, await ESTABLISHED_AREA_ON.value(tx.connection, cluster_id=cluster["id"], day=on)


async def _district(
    tx: Write, body: CriteriaCheck, province: str | None, district: str | None, on: date
) -> Sequence[Land] | None:
    """The land of the district's other established clusters: as given, else of the register; None: not known.

    To a province, another's district is not known: that it sees no clusters there does not say that there are none.
    """
    if body.question != "establish":
        return None
    if body.district_clusters is not None:
        return await _given(tx, body.district_clusters, body.cluster_id, on)
    if province is None or district is None:
        return None
    try:
        units = sorted(provinces.places_of(province))
    except UnknownProvince as unknown:
        raise Problem("invalid-content", faults=[unknown_province("/province", unknown)]) from unknown
    if tx.caller.side == "province" and not tx.caller.provinces.issuperset(units):
        return None
    rows = await LAND_OF_ESTABLISHED.all(tx.connection, provinces=units, day=on)
    return [
        _land(dict(row))
        for row in rows
        if row["id"] != body.cluster_id and same_district(district, row["former_district"])
    ]


async def _given(tx: Write, given: Sequence[LandFigures], itself: UUID | None, on: date) -> list[Land]:
    """The others as the request names them, each once."""
    ids = [one.cluster_id for one in given if one.cluster_id]
    registered = {row["id"]: dict(row) for row in await LAND_OF.all(tx.connection, ids=ids, day=on)} if ids else {}
    faults = []
    named = {itself}
    for place, one in enumerate(given):
        pointer = f"/district_clusters/{place}/cluster_id"
        if one.cluster_id and one.cluster_id not in registered:
            faults.append(_unknown(pointer, one.cluster_id))
        elif one.cluster_id and one.cluster_id in named:
            faults.append(Fault(pointer, "duplicate", "Cụm này đã được nêu.", "The cluster stands here already."))
        named.add(one.cluster_id)
    if faults:
        raise Problem("invalid-content", faults=faults)
    return [_completed(one, registered.get(one.cluster_id) if one.cluster_id else None) for one in given]


def _completed(given: LandFigures, row: Mapping[str, Any] | None) -> Land:
    read = _land(row) if row else Land()
    return Land(
        read.leasable_area if given.leasable_area is None else Known(given.leasable_area),
        read.leased_area if given.leased_area is None else Known(given.leased_area),
    )


def _land(row: Mapping[str, Any]) -> Land:
    source = urn("clusters", "cluster", row["id"])
    return Land(*(Known(row[name], source, row["measured_on"]) for name in ("leasable_area", "leased_area")))


def _refuse_exceeding(facts: Facts) -> None:
    """What is leased is part of what could be (I07), whether it was given or read."""
    vi, en = "Diện tích đã cho thuê vượt diện tích có thể cho thuê.", "More is leased than is ready to be leased."
    faults = [
        Fault(f"/district_clusters/{place}/leased_area", "part-exceeds-whole", vi, en)
        for place, land in enumerate(facts.district or ())
        if land.exceeds
    ]
    if facts.land.exceeds:
        faults.append(Fault("/leased_area", "part-exceeds-whole", vi, en))
    if faults:
        raise Problem("invalid-content", faults=faults)


def _unknown(pointer: str, id: UUID | None) -> Fault:
    return Fault(pointer, "not-found", f"Không tìm thấy cụm {id}.", f"No cluster {id}.")

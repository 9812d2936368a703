"""Routes of the register: what is decided and recorded of a cluster, and how it stood on a day."""

from typing import Annotated

from fastapi import Query, Response

from arit_contracts import clusters as contract
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from clusters.register import actions, past
from clusters.register.queries import CLUSTERS

router = Router("clusters")
add_reads(router, CLUSTERS, contract.ClusterFilter, "clusters.read")
ACTIONS = "/v1/clusters/{id}/actions"


@router.create("/v1/clusters", contract.Cluster, "cluster.write", summary="Register a planned cluster")
async def create_cluster(tx: Tx, body: contract.ClusterCreate) -> Response:
    """By the decision that approves the plan (quy hoạch, phương án, danh mục); in force from `effective_on`."""
    return await tx.answer(CLUSTERS, await actions.register(tx, body), 201)


@router.action(f"{ACTIONS}/establish", contract.Cluster, "cluster.write", summary="Record its establishment")
async def establish_cluster(tx: Tx, id: Key, body: contract.ClusterEstablish) -> Response:
    """422 `rule-broken` where no line of the plan was in force on the decision's day."""
    return await tx.answer(CLUSTERS, await actions.establish(tx, await tx.take(CLUSTERS, id), body))


@router.action(f"{ACTIONS}/expand", contract.Cluster, "cluster.write", summary="Record an expansion")
async def expand_cluster(tx: Tx, id: Key, body: contract.ClusterExpand) -> Response:
    """`area` is the whole area afterwards, larger than before."""
    return await tx.answer(CLUSTERS, await actions.expand(tx, await tx.take(CLUSTERS, id), body))


@router.action(
    f"{ACTIONS}/approve_detailed_plan",
    contract.Cluster,
    "cluster.write",
    summary="Record the approval of its detailed plan",
)
async def approve_cluster_detailed_plan(tx: Tx, id: Key, body: contract.ClusterDecided) -> Response:
    """The decision on the detailed construction plan (quy hoạch chi tiết)."""
    cluster = await tx.take(CLUSTERS, id)
    step = await actions.take_step(tx, cluster, "approve_detailed_plan", "detailed_plan_approved", body)
    return await tx.answer(CLUSTERS, step)


@router.action(
    f"{ACTIONS}/approve_infrastructure",
    contract.Cluster,
    "cluster.write",
    summary="Record the approval of its infrastructure project",
)
async def approve_cluster_infrastructure(tx: Tx, id: Key, body: contract.ClusterDecided) -> Response:
    """The decision on the project that builds its infrastructure (dự án hạ tầng kỹ thuật)."""
    cluster = await tx.take(CLUSTERS, id)
    step = await actions.take_step(tx, cluster, "approve_infrastructure", "infrastructure_approved", body)
    return await tx.answer(CLUSTERS, step)


@router.action(f"{ACTIONS}/start_operating", contract.Cluster, "cluster.write", summary="Record that it operates")
async def start_operating_cluster(tx: Tx, id: Key, body: contract.ClusterDecided) -> Response:
    """By the document that reports it."""
    cluster = await tx.take(CLUSTERS, id)
    return await tx.answer(CLUSTERS, await actions.take_step(tx, cluster, "start_operating", "operating", body))


@router.action(f"{ACTIONS}/record_figures", contract.Cluster, "cluster.report", summary="Record its figures")
async def record_cluster_figures(tx: Tx, id: Key, body: contract.ClusterFigures) -> Response:
    """Of a day: land, projects, workers, capital. 422 `rule-broken` names each inequality that they break."""
    return await tx.answer(CLUSTERS, await actions.record_figures(tx, await tx.take(CLUSTERS, id), body))


@router.action(f"{ACTIONS}/abolish", contract.Cluster, "cluster.write", summary="Record its abolition")
async def abolish_cluster(tx: Tx, id: Key, body: contract.ClusterAbolish) -> Response:
    """By the province's decision; its plan line stays until the plan is changed."""
    cluster = await tx.take(CLUSTERS, id)
    return await tx.answer(CLUSTERS, await actions.take_step(tx, cluster, "abolish", "abolished", body))


@router.read("/v1/clusters/{id}/on", contract.ClusterOn, "clusters.read", summary="The cluster as it was on a day")
async def get_cluster_on(
    call: Asking, id: Key, asked: Annotated[contract.ClusterOnAsked, Query()]
) -> contract.ClusterOn:
    """`on` asks what held in law that day, `as_of` what had been recorded by then."""
    async with call.looking() as tx:
        return await past.stood(tx, await tx.see(CLUSTERS, id), asked)

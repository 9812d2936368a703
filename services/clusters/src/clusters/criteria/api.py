"""The question whether a cluster may be planned, established or expanded, as an answer."""

from arit_contracts import clusters as contract
from arit_kit.web.routing import Asking, Router
from clusters.criteria import actions

router = Router("cluster-criteria")


@router.compute(
    "/v1/cluster-criteria/check",
    contract.CriteriaAnswer,
    "clusters.read",
    summary="Does it meet the criteria?",
)
async def check_cluster_criteria(call: Asking, body: contract.CriteriaCheck) -> contract.CriteriaAnswer:
    """K1–K7 by the law of the day; a missing figure is `cannot_be_judged`, never a pass."""
    async with call.looking() as tx:
        return await actions.check(tx, body)

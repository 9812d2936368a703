"""Routes of commitments, addressed by the agreement's id."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Response

from arit_contracts import budget as contract
from arit_kit.web.reads import add_reads
from arit_kit.web.routing import Router, Tx
from budget.commitment import actions
from budget.commitment.queries import COMMITMENTS

router = Router("commitments")
add_reads(router, COMMITMENTS, contract.CommitmentFilter, "budget.read_all", "budget.read_own")


@router.replace("/v1/commitments/{id}", contract.Commitment, "commitment.hold", summary="Hold money for an agreement")
async def put_commitment(
    tx: Tx, id: Annotated[UUID, Path(description="The agreement's id.")], body: contract.CommitmentPut
) -> Response:
    """Guarded by `agreement_version`: the same again changes nothing, an older one or a void agreement is 409."""
    return await tx.answer(COMMITMENTS, await actions.hold(tx, id, body))

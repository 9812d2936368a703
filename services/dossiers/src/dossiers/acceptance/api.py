"""Routes of acceptances."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act
from arit_kit.files.api import add_attachments
from arit_kit.web.papers import add_paper
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.acceptance import actions, printing
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.attachment.queries import ATTACHMENTS

router = Router("acceptances")
add_reads(router, ACCEPTANCES, contract.AcceptanceFilter, "dossiers.read")
add_paper(router, ACCEPTANCES, printing.paper, "dossiers.read", what="record of acceptance (biên bản nghiệm thu cơ sở)")
add_attachments(router, ACCEPTANCES, ATTACHMENTS, "acceptance.write")


@router.create("/v1/acceptances", contract.Acceptance, "acceptance.write", summary="Write an acceptance record")
async def create_acceptance(tx: Tx, body: contract.AcceptanceCreate) -> Response:
    """Of one dossier of an agreement, on form 5a, 5b or 5c."""
    return await tx.answer(ACCEPTANCES, await actions.draft(tx, body), 201)


@router.action(
    "/v1/acceptances/{id}/actions/confirm",
    contract.Acceptance,
    "acceptance.confirm",
    "acceptance.confirm_own",
    summary="Confirm an acceptance",
)
async def confirm_acceptance(tx: Tx, id: Key, body: Act) -> Response:
    """By an officer of the province; of the Agency's own units, by an officer of the Agency."""
    return await tx.answer(ACCEPTANCES, await actions.confirm(tx, await tx.take(ACCEPTANCES, id), body))

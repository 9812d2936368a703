"""Routes of registrations."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act
from arit_kit.files.api import add_attachments
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.registration import actions
from dossiers.registration.queries import REGISTRATIONS

router = Router("registrations")
add_reads(router, REGISTRATIONS, contract.RegistrationFilter, "dossiers.read")
add_attachments(router, REGISTRATIONS, ATTACHMENTS, "registration.write", "registration.send_own")
ACTIONS = "/v1/registrations/{id}/actions"


@router.create(
    "/v1/registrations",
    contract.Registration,
    "registration.write",
    summary="Register a plan year's projects",
)
async def create_registration(tx: Tx, body: contract.RegistrationCreate) -> Response:
    """The list of a province's Sở (or of one of the Agency's units); each line becomes a dossier."""
    return await tx.answer(REGISTRATIONS, await actions.draft(tx, body), 201)


@router.action(
    f"{ACTIONS}/send",
    contract.Registration,
    "registration.send",
    "registration.send_own",
    summary="Send the list to the Agency",
)
async def send_registration(tx: Tx, id: Key, body: contract.RegistrationSend) -> Response:
    """Due before 20 June of the year before (from 2018-08-23); a late list is flagged, never lost."""
    return await tx.answer(REGISTRATIONS, await actions.send(tx, await tx.take(REGISTRATIONS, id), body))


@router.action(f"{ACTIONS}/receive", contract.Registration, "registration.receive", summary="Receive the list")
async def receive_registration(tx: Tx, id: Key, body: Act) -> Response:
    """The Agency's clerk takes it in."""
    return await tx.answer(REGISTRATIONS, await actions.receive(tx, await tx.take(REGISTRATIONS, id), body))

"""Routes of registrations."""

import asyncio
from typing import Annotated

from fastapi import Query, Request, Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act
from arit_kit.files.api import add_attachments
from arit_kit.office.filled import Filled, Progress, untold
from arit_kit.web.papers import add_paper
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Sent, Tx
from arit_kit.web.workbooks import checked, in_turn, workbook_response
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.registration import actions, printing, workbook
from dossiers.registration.queries import REGISTRATIONS

router = Router("registrations")


@router.gives_workbook("/v1/registrations/workbook", "registration.write", summary="The workbook to register with")
async def get_registration_workbook(asked: Annotated[contract.RegistrationWorkbook, Query()]) -> Response:
    """Mẫu số 2 for a plan year, to be filled in: columns, units, drop-downs, and a guide in Vietnamese."""
    content = await asyncio.to_thread(workbook.empty, asked.plan_year)
    return workbook_response(content, f"dang-ky-{asked.plan_year}")


add_reads(router, REGISTRATIONS, contract.RegistrationFilter, "dossiers.read")
add_paper(router, REGISTRATIONS, printing.paper, "dossiers.read", what="list of projects (danh mục đăng ký, Mẫu số 2)")
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


@router.takes_workbook(
    "/v1/registrations/workbook/check",
    contract.RegistrationCheck,
    "registration.write",
    summary="What would this workbook register?",
    creates=False,
)
async def check_registration_workbook(
    call: Asking, request: Request, sent: Sent, asked: Annotated[contract.RegistrationImport, Query()]
) -> Response:
    """Every rule is asked, nothing kept. With `Accept` .xlsx the same workbook comes back, its errors in its rows."""

    async def judged(progress: Progress) -> Filled:
        filled = await in_turn(workbook.read, asked, sent.content, progress)
        async with call.preflight() as tx:
            await actions.judge(tx, filled, asked)
        return filled

    return await checked(
        request,
        judged,
        told=lambda filled, language: workbook.check_of(filled, asked, language),
        returned=lambda filled: workbook.with_errors(filled, asked.plan_year),
    )


@router.takes_workbook(
    "/v1/registrations/workbook",
    contract.Registration,
    "registration.write",
    summary="Register by workbook",
    creates=True,
)
async def import_registration(
    call: Asking, sent: Sent, asked: Annotated[contract.RegistrationImport, Query()]
) -> Response:
    """As by JSON: the whole list in one transaction, each project a dossier; 422 `workbook-faulty` names each cell."""
    filled = await in_turn(workbook.read, asked, sent.content, untold)
    async with call.writing() as tx:
        return await tx.answer(REGISTRATIONS, await actions.draft_from(tx, filled, asked), 201)


@router.action(
    f"{ACTIONS}/send",
    contract.Registration,
    "registration.send",
    "registration.send_own",
    summary="Send the list to the Agency",
)
async def send_registration(tx: Tx, id: Key, body: contract.RegistrationSend) -> Response:
    """Due before 20 June of the year before (from 2018-08-23); a late list is flagged, never lost.

    Up to 2018-08-22 422 `dossier-incomplete` names the lines without their full set.
    """
    return await tx.answer(REGISTRATIONS, await actions.send(tx, await tx.take(REGISTRATIONS, id), body))


@router.action(f"{ACTIONS}/receive", contract.Registration, "registration.receive", summary="Receive the list")
async def receive_registration(tx: Tx, id: Key, body: Act) -> Response:
    """The Agency's clerk takes it in."""
    return await tx.answer(REGISTRATIONS, await actions.receive(tx, await tx.take(REGISTRATIONS, id), body))

"""Routes of agreements."""

from typing import Annotated

from fastapi import Query, Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, DeadlineAnswer
from arit_contracts.values import Day
from arit_kit.files.api import add_attachments
from arit_kit.web.papers import add_paper
from arit_kit.web.problems import Problem
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from dossiers.agreement import actions, printing, settling
from dossiers.agreement.deadlines import next_deadline
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.attachment.queries import ATTACHMENTS

router = Router("agreements")
add_reads(router, AGREEMENTS, contract.AgreementFilter, "dossiers.read")
add_paper(
    router, AGREEMENTS, printing.paper, "dossiers.read", what="record of liquidation (biên bản thanh lý hợp đồng)"
)
add_attachments(router, AGREEMENTS, ATTACHMENTS, "agreement.draft", "agreement.file_settlement")
ACTIONS = "/v1/agreements/{id}/actions"


@router.create("/v1/agreements", contract.Agreement, "agreement.draft", summary="Draft an agreement")
async def create_agreement(tx: Tx, body: contract.AgreementCreate) -> Response:
    """Over one or more dossiers of one implementer, within what the plan grants each."""
    return await tx.answer(AGREEMENTS, await actions.draft(tx, body), 201)


@router.action(f"{ACTIONS}/sign", contract.Agreement, "agreement.sign", summary="Sign an agreement")
async def sign_agreement(call: Asking, id: Key, body: contract.AgreementSign) -> Response:
    """The money is held first: 409 `limit-exceeded` when the allocation does not carry it."""
    return await actions.sign(call, id, body)


@router.action(f"{ACTIONS}/void", contract.Agreement, "agreement.void", summary="Give a draft up")
async def void_agreement(tx: Tx, id: Key, body: Act) -> Response:
    """Its id is refused by the budget service ever after."""
    return await tx.answer(AGREEMENTS, await actions.void(tx, await tx.take(AGREEMENTS, id), body))


@router.action(
    f"{ACTIONS}/file_settlement",
    contract.Agreement,
    "agreement.file_settlement",
    summary="File the settlement",
)
async def file_agreement_settlement(tx: Tx, id: Key, body: contract.AgreementSettle) -> Response:
    """Due 15 days after the last acceptance; late ones are flagged. 422 `dossier-incomplete` names what lacks."""
    return await tx.answer(AGREEMENTS, await settling.file_settlement(tx, await tx.take(AGREEMENTS, id), body))


@router.action(f"{ACTIONS}/liquidate", contract.Agreement, "agreement.liquidate", summary="Liquidate")
async def liquidate_agreement(tx: Tx, id: Key, body: contract.AgreementLiquidate) -> Response:
    """The record of liquidation; advances become payments up to what was accepted."""
    return await tx.answer(AGREEMENTS, await settling.liquidate(tx, await tx.take(AGREEMENTS, id), body))


@router.read(
    "/v1/agreements/{id}/check", contract.AgreementCheck, "dossiers.read", summary="Is the settlement file complete?"
)
async def check_agreement(
    call: Asking,
    id: Key,
    on: Annotated[Day | None, Query(description="If it were filed that day; today when silent.")] = None,
) -> contract.AgreementCheck:
    """What filing the settlement would refuse for, late or in time; once it is filed, what it lacks."""
    async with call.looking() as tx:
        tx.effective_on = on or tx.effective_on
        return await settling.check(tx, await tx.see(AGREEMENTS, id))


@router.read(
    "/v1/agreements/{id}/deadline",
    DeadlineAnswer,
    "dossiers.read",
    summary="The deadline it is under",
)
async def get_agreement_deadline(call: Asking, id: Key) -> DeadlineAnswer:
    """The settlement file's once all is accepted, then the liquidation's; it explains each skipped day."""
    async with call.looking() as tx:
        agreement = await tx.see(AGREEMENTS, id)
        lines = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
        accepted = agreement["state"] in ("accepted", "settlement_filed", "liquidated")
        last = await settling.last_accepted_on(tx, agreement["id"]) if accepted else None
    answer = next_deadline(agreement, last, max(line["year"] for line in lines))
    if answer is None:
        raise Problem("not-found", vi="Hợp đồng chưa ký nên chưa có thời hạn.", en="An unsigned agreement has none.")
    return answer

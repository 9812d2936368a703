"""Routes of findings."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import ActWithReason
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.finding import actions
from dossiers.finding.queries import FINDINGS

router = Router("findings")
add_reads(router, FINDINGS, contract.FindingFilter, "dossiers.read")
ACTIONS = "/v1/findings/{id}/actions"


@router.create("/v1/findings", contract.Finding, "finding.write", summary="Record a finding")
async def create_finding(tx: Tx, body: contract.FindingCreate) -> Response:
    """Of a mission that was held and is not concluded; what it asks for is recorded, and starts nothing."""
    return await tx.answer(FINDINGS, await actions.find(tx, body), 201)


@router.action(f"{ACTIONS}/report", contract.Finding, "finding.report", summary="Tell what was done")
async def report_finding(tx: Tx, id: Key, body: contract.FindingReport) -> Response:
    """By the province or the implementer that it concerns."""
    return await tx.answer(FINDINGS, await actions.report(tx, await tx.take(FINDINGS, id), body))


@router.action(f"{ACTIONS}/return", contract.Finding, "finding.write", summary="Return a report")
async def return_finding(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """What was done is not enough; the note says why."""
    return await tx.answer(FINDINGS, await actions.hand_back(tx, await tx.take(FINDINGS, id), body))


@router.action(f"{ACTIONS}/settle", contract.Finding, "finding.settle", summary="Settle a finding")
async def settle_finding(tx: Tx, id: Key, body: contract.FindingSettle) -> Response:
    """By another person than recorded it."""
    return await tx.answer(FINDINGS, await actions.settle(tx, await tx.take(FINDINGS, id), body))


@router.action(f"{ACTIONS}/withdraw", contract.Finding, "finding.settle", summary="Withdraw a finding")
async def withdraw_finding(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """It does not stand."""
    return await tx.answer(FINDINGS, await actions.withdraw(tx, await tx.take(FINDINGS, id), body))

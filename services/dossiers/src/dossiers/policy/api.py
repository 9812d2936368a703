"""Routes of the registry of provincial instruments."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Router, Tx
from dossiers.policy import actions
from dossiers.policy.queries import POLICIES

router = Router("promotion-policies")
add_reads(router, POLICIES, contract.PromotionPolicyFilter, "policy.read")
ACTIONS = "/v1/promotion-policies/{id}/actions"


@router.create("/v1/promotion-policies", contract.PromotionPolicy, "policy.write", summary="Register an instrument")
async def create_promotion_policy(tx: Tx, body: contract.PromotionPolicyCreate) -> Response:
    """In force from the effective date; it may take the place of an earlier one."""
    return await tx.answer(POLICIES, await actions.register(tx, body), 201)


@router.action(f"{ACTIONS}/amend", contract.PromotionPolicy, "policy.write", summary="Amend an instrument")
async def amend_promotion_policy(tx: Tx, id: Key, body: contract.PromotionPolicyAmend) -> Response:
    """The norms as they stand from the effective date on."""
    return await tx.answer(POLICIES, await actions.amend(tx, await tx.take(POLICIES, id), body))


@router.action(f"{ACTIONS}/repeal", contract.PromotionPolicy, "policy.write", summary="Repeal an instrument")
async def repeal_promotion_policy(tx: Tx, id: Key, body: contract.PromotionPolicyRepeal) -> Response:
    """With nothing in its place."""
    return await tx.answer(POLICIES, await actions.repeal(tx, await tx.take(POLICIES, id), body))

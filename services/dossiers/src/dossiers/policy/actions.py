"""What is done to the registry of provincial instruments, each in one transaction."""

from collections.abc import Sequence
from typing import Any

from arit_contracts.dossiers import Norm, PromotionPolicyAmend, PromotionPolicyCreate, PromotionPolicyRepeal
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Problem
from dossiers.policy.queries import POLICIES
from dossiers.policy.rules import expiry_faults, norm_faults, replacement_faults


async def register(tx: Write, body: PromotionPolicyCreate) -> Row:
    """An instrument in force from the write's effective date; the one that it replaces ends that day."""
    tx.dated(body)
    province = tx.province(body.province)
    if faults := norm_faults(body.norms, tx.effective_on) + expiry_faults(body.expires_on, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    if body.replaces is not None:
        [earlier] = await tx.lock(POLICIES, [body.replaces], "/replaces")
        if faults := replacement_faults(earlier, province):
            raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
        replaced = await tx.advance(POLICIES, earlier, "replace", ended_on=tx.effective_on)
        await tx.publish(POLICIES, replaced, "replaced")
    policy = await tx.create(
        POLICIES,
        province=province,
        implementer_unit=None,
        title=body.title,
        kind=body.kind,
        document_id=await tx.document(body.document),
        in_force_from_on=tx.effective_on,
        expires_on=body.expires_on,
        replaces=body.replaces,
        **_norms(body.norms),
    )
    await tx.publish(POLICIES, policy, "registered")
    return policy


async def amend(tx: Write, policy: Row, body: PromotionPolicyAmend) -> Row:
    """Other norms by an amending instrument; the history keeps what they were."""
    tx.dated(body)
    tx.check(POLICIES, policy, "amend")
    if faults := norm_faults(body.norms, tx.effective_on) + expiry_faults(body.expires_on, tx.effective_on):
        raise Problem("invalid-content", faults=faults)
    amended = await tx.move(
        POLICIES,
        policy,
        "amend",
        amended_by_id=await tx.document(body.document),
        expires_on=body.expires_on,
        **_norms(body.norms),
    )
    await tx.publish(POLICIES, amended, "amended")
    return amended


async def repeal(tx: Write, policy: Row, body: PromotionPolicyRepeal) -> Row:
    """It ends on the write's effective date, with nothing in its place."""
    tx.dated(body)
    tx.check(POLICIES, policy, "repeal")
    repealed = await tx.move(
        POLICIES, policy, "repeal", ended_on=tx.effective_on, repealed_by_id=await tx.document(body.document)
    )
    await tx.publish(POLICIES, repealed, "repealed")
    return repealed


def _norms(norms: Sequence[Norm]) -> dict[str, Any]:
    codes = {norm.content for norm in norms if norm.content}
    return {"norms": [norm.model_dump(mode="json") for norm in norms], "content_codes": sorted(codes)}

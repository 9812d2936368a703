"""Routes of proposals: filed by a province, appraised by the Agency, answered by the Ministry, decided on."""

from typing import Annotated

from fastapi import Query, Response

from arit_contracts import clusters as contract
from arit_contracts.forms import Act, ActWithReason, DeadlineAnswer
from arit_contracts.values import Day
from arit_kit.time.today import today
from arit_kit.web.problems import Problem
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from clusters.proposal import actions, adoption, check, clock
from clusters.proposal.queries import CLUSTER_PROPOSALS

router = Router("cluster-proposals")
add_reads(router, CLUSTER_PROPOSALS, contract.ClusterProposalFilter, "clusters.read")
PROPOSAL = "/v1/cluster-proposals/{id}"
ACTIONS = f"{PROPOSAL}/actions"


@router.create(
    "/v1/cluster-proposals", contract.ClusterProposal, "proposal.write", summary="Record a province's proposal"
)
async def create_cluster_proposal(tx: Tx, body: contract.ClusterProposalCreate) -> Response:
    """By the province's Sở, or by the Agency's clerk for a letter on paper; one line a cluster and change."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.draft(tx, body), 201)


@router.change(PROPOSAL, contract.ClusterProposal, "proposal.write", summary="Change a proposal")
async def amend_cluster_proposal(tx: Tx, id: Key, body: contract.ClusterProposalPatch) -> Response:
    """Title, lines and papers, while it is drafted or a supplement is awaited."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.amend(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.read(f"{PROPOSAL}/check", contract.ClusterProposalCheck, "clusters.read", summary="Is it complete?")
async def check_cluster_proposal(
    call: Asking,
    id: Key,
    on: Annotated[Day | None, Query(description="If it were accepted that day; today when silent.")] = None,
) -> contract.ClusterProposalCheck:
    """What accepting would refuse for, and how each line stands to the criteria; once accepted, by the frozen rules."""
    async with call.looking() as tx:
        return await check.check(tx, await tx.see(CLUSTER_PROPOSALS, id), on or today())


@router.read(f"{PROPOSAL}/deadline", DeadlineAnswer, "clusters.read", summary="When is the opinion due?")
async def get_cluster_proposal_deadline(call: Asking, id: Key) -> DeadlineAnswer:
    """Days on which a supplement was awaited are skipped; 404 before its papers were complete."""
    async with call.looking() as tx:
        found = clock.explain(await tx.see(CLUSTER_PROPOSALS, id), today())
    if found is None:
        raise Problem("not-found")
    return found


@router.action(f"{ACTIONS}/send", contract.ClusterProposal, "proposal.send", summary="Send it to the Ministry")
async def send_cluster_proposal(tx: Tx, id: Key, body: Act) -> Response:
    """By the province's leader, another person than its drafter."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.take_step(tx, proposal, "send", "sent", body))


@router.action(f"{ACTIONS}/receive", contract.ClusterProposal, "proposal.receive", summary="Receive it")
async def receive_cluster_proposal(tx: Tx, id: Key, body: Act) -> Response:
    """The Agency's clerk takes it in."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.receive(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(f"{ACTIONS}/accept", contract.ClusterProposal, "proposal.check", summary="Accept it as complete")
async def accept_cluster_proposal(tx: Tx, id: Key, body: contract.ClusterProposalAccept) -> Response:
    """The term begins and the rules are frozen; 422 `dossier-incomplete` names each paper that lacks."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.accept(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(
    f"{ACTIONS}/request_supplement", contract.ClusterProposal, "proposal.check", summary="Require a supplement"
)
async def request_cluster_proposal_supplement(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The clock stops until it is resubmitted."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.request_supplement(tx, proposal, body))


@router.action(f"{ACTIONS}/resubmit", contract.ClusterProposal, "proposal.write", summary="Submit the supplement")
async def resubmit_cluster_proposal(tx: Tx, id: Key, body: Act) -> Response:
    """Back to where the supplement was asked for; the clock runs on."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.resubmit(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(f"{ACTIONS}/consult", contract.ClusterProposal, "proposal.appraise", summary="Consult another body")
async def consult_on_cluster_proposal(tx: Tx, id: Key, body: contract.Consultation) -> Response:
    """Another unit or ministry is asked for its view; the clock runs on."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.consult(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(
    f"{ACTIONS}/record_consultation", contract.ClusterProposal, "proposal.appraise", summary="Record its answer"
)
async def record_cluster_proposal_consultation(tx: Tx, id: Key, body: contract.ConsultationAnswer) -> Response:
    """The answer of the body that was asked last."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.record_consultation(tx, proposal, body))


@router.action(f"{ACTIONS}/appraise", contract.ClusterProposal, "proposal.appraise", summary="Appraise it")
async def appraise_cluster_proposal(tx: Tx, id: Key, body: contract.ClusterProposalAppraise) -> Response:
    """A verdict on each line once, and one over all; known to the province with the opinion."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.appraise(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(f"{ACTIONS}/send_back", contract.ClusterProposal, "proposal.issue", summary="Send it back")
async def send_back_cluster_proposal(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """It is to be appraised anew."""
    return await tx.answer(CLUSTER_PROPOSALS, await actions.send_back(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(f"{ACTIONS}/issue_opinion", contract.ClusterProposal, "proposal.issue", summary="Issue the opinion")
async def issue_cluster_opinion(tx: Tx, id: Key, body: contract.ClusterProposalIssue) -> Response:
    """Signed by another person than who appraised; the province learns of the verdicts."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.issue_opinion(tx, proposal, body))


@router.action(f"{ACTIONS}/decide", contract.ClusterProposal, "proposal.decide", summary="Record the decision")
async def decide_cluster_proposal(tx: Tx, id: Key, body: contract.ClusterProposalDecide) -> Response:
    """Every line once; adopted ones change the register, deviations from the opinion are noted."""
    return await tx.answer(CLUSTER_PROPOSALS, await adoption.decide(tx, await tx.take(CLUSTER_PROPOSALS, id), body))


@router.action(f"{ACTIONS}/lapse", contract.ClusterProposal, "proposal.issue", summary="Let it lapse")
async def lapse_cluster_proposal(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The province has not decided and will not."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.take_step(tx, proposal, "lapse", "lapsed", body))


@router.action(
    f"{ACTIONS}/withdraw", contract.ClusterProposal, "proposal.send", "proposal.receive", summary="Withdraw it"
)
async def withdraw_cluster_proposal(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The province takes it back before the opinion; for one on paper, the clerk records the letter that does."""
    proposal = await tx.take(CLUSTER_PROPOSALS, id)
    return await tx.answer(CLUSTER_PROPOSALS, await actions.take_step(tx, proposal, "withdraw", "withdrawn", body))

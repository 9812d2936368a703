"""Routes of rounds of voting and of their entries."""

from fastapi import Response

from arit_contracts import dossiers as contract
from arit_contracts.forms import Act, ActWithReason, DeadlineAnswer
from arit_kit.web.reads import Key, add_reads
from arit_kit.web.routing import Asking, Router, Tx
from dossiers.voting import actions, outcome
from dossiers.voting.queries import ENTRIES, ROUNDS

router = Router("voting")
add_reads(router, ROUNDS, contract.VotingRoundFilter, "voting.read")
add_reads(router, ENTRIES, contract.VotingEntryFilter, "voting.read")
ROUND, ENTRY = "/v1/voting-rounds/{id}", "/v1/voting-entries/{id}"
RUN, DECIDE = ("voting.run", "voting.run_own"), ("voting.recognise", "voting.recognise_own")
"""Whoever runs a round, and whoever decides it: the Agency's, or a province's own."""


@router.create("/v1/voting-rounds", contract.VotingRound, *RUN, summary="Open a round of voting")
async def create_voting_round(tx: Tx, body: contract.VotingRoundCreate) -> Response:
    """District and provincial rounds by the province, regional and national ones by the Agency."""
    return await tx.answer(ROUNDS, await actions.open_round(tx, body), 201)


@router.action(f"{ROUND}/actions/start_judging", contract.VotingRound, *RUN, summary="Close the entries and judge")
async def start_judging_voting_round(tx: Tx, id: Key, body: Act) -> Response:
    """No more products are entered from now on."""
    return await tx.answer(ROUNDS, await actions.start_judging(tx, await tx.take(ROUNDS, id), body))


@router.action(f"{ROUND}/actions/propose", contract.VotingRound, *RUN, summary="Record the council's proposal")
async def propose_voting_round(tx: Tx, id: Key, body: contract.VotingPropose) -> Response:
    """By the council's minutes; of entries whose dossier is complete and that were scored."""
    return await tx.answer(ROUNDS, await actions.propose(tx, await tx.take(ROUNDS, id), body))


@router.action(f"{ROUND}/actions/send_back", contract.VotingRound, *DECIDE, summary="Send back to the council")
async def send_back_voting_round(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The council proposes again."""
    return await tx.answer(ROUNDS, await actions.send_back(tx, await tx.take(ROUNDS, id), body))


@router.action(f"{ROUND}/actions/recognise", contract.VotingRound, *DECIDE, summary="Recognise products")
async def recognise_voting_round(tx: Tx, id: Key, body: contract.VotingRecognise) -> Response:
    """By the decision, each under its certificate; never one that the council did not propose."""
    return await tx.answer(ROUNDS, await actions.recognise(tx, await tx.take(ROUNDS, id), body))


@router.action(f"{ROUND}/actions/cancel", contract.VotingRound, *DECIDE, summary="Cancel a round")
async def cancel_voting_round(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Before the council proposed anything; its entries lapse."""
    return await tx.answer(ROUNDS, await actions.cancel(tx, await tx.take(ROUNDS, id), body))


@router.read(f"{ROUND}/result", contract.VotingResult, "voting.read", summary="What a round came to")
async def get_voting_round_result(call: Asking, id: Key) -> contract.VotingResult:
    """Counted over the entries that the caller sees."""
    async with call.looking() as tx:
        return await outcome.result(tx, await tx.see(ROUNDS, id))


@router.create("/v1/voting-entries", contract.VotingEntry, "voting.enter", summary="Enter a product")
async def create_voting_entry(tx: Tx, body: contract.VotingEntryCreate) -> Response:
    """While the round is open; regional and national rounds by the province's letter."""
    return await tx.answer(ENTRIES, await actions.enter(tx, body), 201)


@router.action(f"{ENTRY}/actions/accept", contract.VotingEntry, *RUN, summary="Find the dossier complete")
async def accept_voting_entry(tx: Tx, id: Key, body: Act) -> Response:
    """By another person than whoever entered the product."""
    return await tx.answer(ENTRIES, await actions.accept(tx, await tx.take(ENTRIES, id), body))


@router.action(f"{ENTRY}/actions/request_supplement", contract.VotingEntry, *RUN, summary="Request a supplement")
async def request_supplement_voting_entry(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """The dossier lacks what the note says."""
    return await tx.answer(ENTRIES, await actions.request_supplement(tx, await tx.take(ENTRIES, id), body))


@router.action(f"{ENTRY}/actions/resubmit", contract.VotingEntry, "voting.enter", summary="Resubmit the dossier")
async def resubmit_voting_entry(tx: Tx, id: Key, body: Act) -> Response:
    """With what it lacked."""
    return await tx.answer(ENTRIES, await actions.resubmit(tx, await tx.take(ENTRIES, id), body))


@router.action(f"{ENTRY}/actions/score", contract.VotingEntry, *RUN, summary="Record the judges' sheets")
async def score_voting_entry(tx: Tx, id: Key, body: contract.VotingScore) -> Response:
    """Of all judges at once; sheets recorded later take the place of earlier ones."""
    return await tx.answer(ENTRIES, await actions.score(tx, await tx.take(ENTRIES, id), body))


@router.action(f"{ENTRY}/actions/withdraw", contract.VotingEntry, "voting.withdraw", summary="Withdraw a product")
async def withdraw_voting_entry(tx: Tx, id: Key, body: ActWithReason) -> Response:
    """Before its round is decided."""
    return await tx.answer(ENTRIES, await actions.withdraw(tx, await tx.take(ENTRIES, id), body))


@router.read(f"{ENTRY}/check", contract.VotingEntryCheck, "voting.read", summary="What is worth checking of an entry")
async def get_voting_entry_check(call: Asking, id: Key) -> contract.VotingEntryCheck:
    """What the law is only remembered to ask for: told, never refused."""
    async with call.looking() as tx:
        return await outcome.check(tx, await tx.see(ENTRIES, id))


@router.read(f"{ENTRY}/deadline", DeadlineAnswer, "voting.read", summary="When an entry's result is due")
async def get_voting_entry_deadline(call: Asking, id: Key) -> DeadlineAnswer:
    """From the day on which the dossier was found complete; it explains each skipped day."""
    async with call.looking() as tx:
        return await outcome.result_due(tx, await tx.see(ENTRIES, id))

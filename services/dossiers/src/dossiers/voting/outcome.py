"""What a round of voting came to, and what one of its entries waits for; read only."""

from datetime import date
from typing import Any

from arit_contracts.dossiers import GroupResult, VotingEntryCheck, VotingResult
from arit_contracts.forms import DeadlineAnswer
from arit_kit.db.transaction import Row, Write
from arit_kit.law.terms import explained
from arit_kit.web.problems import Problem
from arit_kit.web.statistics import percent
from dossiers.law import TERMS, VOTING
from dossiers.voting.queries import GROUPS, RESULT, ROUNDS, SCORE_OF
from dossiers.voting.rules import worth_checking


async def check(tx: Write, entry: Row) -> VotingEntryCheck:
    """What is worth a look before the entry is proposed, by what the caller may see."""
    round = await tx.see(ROUNDS, entry["round_id"])
    points = await SCORE_OF.value(tx.connection, entry_id=entry["id"])
    return VotingEntryCheck(worth_checking=worth_checking(round, entry, points))


async def result_due(tx: Write, entry: Row) -> DeadlineAnswer:
    """When the result is due after the complete dossier; 404 while it is not complete, or once it is withdrawn."""
    round = await tx.see(ROUNDS, entry["round_id"])
    complete_on: date | None = entry["complete_on"]
    if complete_on is None or entry["state"] == "withdrawn":
        vi, en = "Chỉ hồ sơ đầy đủ, chưa rút mới có thời hạn.", "Only a complete dossier that stands has a term."
        raise Problem("not-found", vi=vi, en=en)
    return explained(TERMS, f"voting_{round['level']}", complete_on, round["recognised_on"])


async def result(tx: Write, round: Row) -> VotingResult:
    """What the round came to, over the entries that the caller sees."""
    points = VOTING.on(round["opened_on"], "points")
    figures = await RESULT.first(tx.connection, round_id=round["id"], threshold=points.points_at_least)
    assert figures is not None
    groups = await GROUPS.all(tx.connection, round_id=round["id"])
    counted: dict[str, Any] = dict(figures)
    return VotingResult(
        round_id=round["id"],
        state=round["state"],
        threshold=None if points.points_at_least is None else str(points.points_at_least),
        threshold_basis=points.basis,
        threshold_status=points.status,
        recognised_percent=percent(counted["recognised"], counted["entered"]),
        groups=[GroupResult(**dict(row)) for row in groups],
        **counted,
    )

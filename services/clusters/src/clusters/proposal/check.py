"""What accepting a proposal would refuse for, and how each line stands to the criteria; nothing is written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arit_contracts.clusters import Change, ClusterProposalCheck, CriteriaAnswer, CriteriaCheck, Question
from arit_contracts.papers import MissingItem
from arit_kit.db.transaction import Row, Write
from clusters.criteria import actions as criteria
from clusters.proposal import rule_set
from clusters.proposal.papers import lacks

QUESTIONS: Mapping[Change, Question] = {"add": "plan", "reduce": "plan", "expand": "expand"}
"""What is asked of the criteria; the other changes leave size and land as they are."""

OF_THE_NEW: tuple[str, ...] = ("former_district", "kind", "mountainous")
"""What a line says of a cluster that the register does not know yet."""


async def check(tx: Write, proposal: Row, day: date) -> ClusterProposalCheck:
    """By the rules that were frozen when it was accepted, else by those of the day."""
    on = proposal["accepted_on"] or day
    law_day = rule_set.law_day(proposal, on)
    found = lacks(proposal, law_day)
    missing = [one for one in found if not one.is_remembered]
    return ClusterProposalCheck(
        complete=not missing,
        missing=[MissingItem.model_validate(one) for one in missing],
        worth_checking=[MissingItem.model_validate(one) for one in found if one.is_remembered],
        lines=[await _judged(tx, line, proposal["province"], on, law_day) for line in proposal["lines"]],
    )


async def _judged(tx: Write, line: Mapping[str, Any], province: str, on: date, law_day: date) -> CriteriaAnswer | None:
    question = QUESTIONS.get(line["change"])
    if question is None:
        return None
    about = {"cluster_id": line["cluster_id"]}
    if line["change"] == "add":
        about = {"province": province, **{name: line[name] for name in OF_THE_NEW}}
    body = CriteriaCheck.model_validate({"question": question, "on": on, "area": line["area"], **about})
    return await criteria.check(tx, body, law_day)

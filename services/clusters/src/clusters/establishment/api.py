"""The terms of the steps that establish or expand a cluster, as an answer."""

from typing import Annotated

from fastapi import Query

from arit_contracts.clusters import EstablishmentDeadlineAsked
from arit_contracts.forms import DeadlineAnswer
from arit_contracts.values import LATEST_DAY
from arit_kit.law.terms import explained
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Router
from clusters.law import TERMS

router = Router("establishment-deadlines")


@router.read(
    "/v1/establishment-deadlines",
    DeadlineAnswer,
    "clusters.read",
    summary="When a step of the procedure ends",
)
async def get_establishment_deadline(asked: Annotated[EstablishmentDeadlineAsked, Query()]) -> DeadlineAnswer:
    """Working and calendar days as the law of `from_on` counts them; 422 for a step that it does not know."""
    if asked.from_on.year == LATEST_DAY.year:
        vi, en = f"Thời hạn có thể kết thúc sau {LATEST_DAY}.", f"The term might end after {LATEST_DAY}."
        raise Problem("invalid-content", faults=[Fault("from_on", "too-late", vi, en)])
    return explained(TERMS, asked.step, asked.from_on, None)

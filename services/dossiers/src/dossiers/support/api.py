"""The support that a content may have at most, as an answer."""

from typing import Annotated

from fastapi import Query

from arit_contracts.dossiers import ContentCode, SupportCalculation
from arit_contracts.values import GREATEST_AMOUNT, Day
from arit_kit.time.today import today
from arit_kit.web.routing import Router
from dossiers.support.rules import calculate

router = Router("support-calculations")


@router.read("/v1/support-calculations", SupportCalculation, "dossiers.read", summary="How much support at most?")
async def calculate_support(
    content: Annotated[ContentCode, Query()],
    cost: Annotated[int, Query(ge=0, le=GREATEST_AMOUNT, description="Eligible cost, đồng.")],
    on: Annotated[Day | None, Query(description="The day that selects the rule; today when silent.")] = None,
) -> SupportCalculation:
    """min(rate x cost, cap) by the law of that day, rounded down; `amount` is null where the law's value is unknown."""
    day = on or today()
    support = calculate(content, cost, day)
    return SupportCalculation(
        content=content,
        eligible_cost=cost,
        on=day,
        amount=support.amount,
        rate_percent=None if support.rate_percent is None else f"{support.rate_percent.normalize():f}",
        cap=support.cap,
        unit=support.cap_per,
        rule=support.rule,
        basis=support.basis,
        status=support.status,
        note=support.note,
        provisional=support.provisional,
    )

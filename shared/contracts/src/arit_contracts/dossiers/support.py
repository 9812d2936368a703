"""The contract of a calculation of support (mức hỗ trợ)."""

from typing import Annotated

from pydantic import Field

from arit_contracts.forms import Answer
from arit_contracts.law import Basis, Rule, Status
from arit_contracts.values import Amount, Day


class SupportCalculation(Answer):
    """The most that the national fund may give: min(rate x cost, cap), rounded down to the đồng."""

    content: str
    eligible_cost: Amount
    on: Annotated[Day, Field(description="The day that selected the rule.")]
    amount: Annotated[Amount | None, Field(description="Null where the law's value is not known.")]
    rate_percent: str | None
    cap: Amount | None
    unit: Annotated[str | None, Field(description="What the cap counts for each of.", examples=["establishment"])]
    rule: Rule
    basis: Basis
    status: Status
    note: Annotated[str | None, Field(description="What a lawyer should know of the rule, in Vietnamese.")]
    provisional: Annotated[
        bool, Field(description="The plan's decision, whose date selects the rule, is not there yet.")
    ]

"""Where a year's money stands; the Agency's figures, not told to provinces."""

from typing import Annotated

from fastapi import Query

from arit_contracts import budget as contract
from arit_kit.time.today import now, today
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Asking, Router
from budget.ledger.accounts import KINDS
from budget.overview.queries import STANDS
from budget.year.queries import STATE_OF

router = Router("balances")


@router.read("/v1/balances", contract.Balances, "budget.read_all", summary="Where a year's money stands")
async def get_balances(call: Asking, asked: Annotated[contract.BalancesAsked, Query()]) -> contract.Balances:
    """`on` asks what held in law that day, `as_of` what had been recorded by then."""
    on, as_of = asked.on or today(), asked.as_of or now()
    async with call.reading() as connection:
        if await STATE_OF.value(connection, year=asked.year) is None:
            vi, en = f"Năm ngân sách {asked.year} chưa được mở.", f"The budget year {asked.year} was not opened."
            raise Problem("invalid-content", vi=vi, en=en, faults=[Fault("year", "year-not-open", vi, en)])
        rows = await STANDS.all(connection, year=asked.year, day=on, as_of=as_of)
    stands = {kind: 0 for kind in KINDS} | {row["kind"]: row["balance"] for row in rows}
    assigned = -stands.pop("source")
    return contract.Balances(year=asked.year, on=on, as_of=as_of, assigned=assigned, **stands)

"""Whether the books are true: every account recomputed from the first posting, and the records beside it."""

import sys
from datetime import date

from fastapi import FastAPI

from arit_kit.db.engine import Connection
from arit_kit.law.select import LawValueUnknown, NoRuleInForce
from budget.law.budget_codes import budget_code
from budget.overview.queries import CHECKS, CODES, TOTALS


async def verify(app: FastAPI, words: list[str]) -> int:
    """Recompute the books from the first posting and say in one line whether they are true; exit code 1 if not."""
    if words:
        print("usage: budget verify", file=sys.stderr)
        return 2
    async with (
        app.state.database.agency_side() as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        await connection.execute("SET LOCAL statement_timeout = 0")
        untrue = await first_untrue(connection)
        totals = await TOTALS.first(connection)
    assert totals is not None
    if untrue:
        print(f"The books are NOT true: {untrue}.")
        return 1
    print(
        f"The books are true: {totals['postings']} postings, {totals['accounts']} accounts, "
        f"assigned {totals['assigned']} đồng, paid {totals['paid']} đồng."
    )
    return 0


async def first_untrue(connection: Connection) -> str | None:
    """The first thing that is not as the postings have it, in a sentence; None where all is true."""
    for sentence, statement in CHECKS.items():
        found = await statement.first(connection)
        if found is not None:
            return f"{sentence}: {found[0]}"
    for row in await CODES.all(connection):
        if row["budget_code"] != _lawful_code(row["fund"], row["effective_on"]):
            return f"a posting of {row['effective_on']} bears another budget code than the law's: {row['budget_code']}"
    return None


def _lawful_code(fund: str, day: date) -> str | None:
    try:
        return budget_code(day, fund)
    except (NoRuleInForce, LawValueUnknown):
        return None

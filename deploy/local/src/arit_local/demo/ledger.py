"""What the ledger says: which money moved on the step's day, and where a year's money stands."""

from collections import defaultdict
from datetime import date

from arit_contracts import roles as R
from arit_local.demo.figures import PLAN_YEAR
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import ACCOUNTS, Both, Money

Moves = dict[tuple[str, str], int]


def entries(teller: Teller, **of: object) -> list[Record]:
    """Postings by agreement, allocation, dossier or year, oldest first."""
    return list(teller.all(R.AUDITOR, "/v1/ledger-entries", **of))


def moves(postings: list[Record]) -> Moves:
    """How many đồng went from one kind of account to another."""
    sums: Moves = defaultdict(int)
    for posting in postings:
        sums[_kind(posting["from_account"]), _kind(posting["to_account"])] += posting["amount"]
    return dict(sums)


def expect_moves(teller: Teller, postings: list[Record], source: str, target: str, money: Money) -> None:
    """These postings of the step's day, and nothing else, bring this sum from one kind of account to another."""
    of_today = [one for one in postings if one["effective_on"] == teller.day.isoformat()]
    teller.expect(
        Both("chuyển trên sổ ngày này", "what moved in the books that day"),
        moves(of_today),
        {(source, target): money.amount},
    )
    teller.say(
        Both(
            "sổ cái: {source} → {target} {money} ({n} bút toán)",
            "ledger: {source} → {target} {money} ({n} postings)",
        ),
        source=ACCOUNTS[source],
        target=ACCOUNTS[target],
        money=money,
        n=len(of_today),
    )


def balances(teller: Teller, on: date, *, shown: bool = False) -> Record:
    """Where the year's money stood in law on that day."""
    return teller.get(R.AUDITOR, "/v1/balances", shown=shown, year=PLAN_YEAR, on=on.isoformat())


def _kind(account: str) -> str:
    return account.partition(":")[0]

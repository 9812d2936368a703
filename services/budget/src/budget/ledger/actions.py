"""Moving money. `post` is the only function of the service that does; every posting balances by construction.

Call it once in a transaction, after the record's own `create` or `move`, which check the effective date.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Table, bindparam, column, func, insert, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from arit_kit.db.statements import Statement
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.logs import request_id
from arit_kit.time.today import now
from budget.law.budget_codes import budget_code
from budget.ledger.accounts import Account, Heading
from budget.ledger.limits import Exceeded, refusal, too_much
from budget.ledger.queries import BALANCES_LOCKED, OVERDRAWN_SINCE, POSTINGS_TO_REVERSE
from budget.ledger.tables import ACCOUNT, POSTING


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting to be made (bút toán): so many đồng from one account to another, and why.

    `pointer` names the field of the request that asked for it, for a refusal.
    """

    source: Account
    target: Account
    amount: int
    what: str
    source_code: str
    document_id: UUID | None = None
    assignment_id: UUID | None = None
    allocation_id: UUID | None = None
    allocation_line_id: UUID | None = None
    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    payment_id: UUID | None = None
    recovery_id: UUID | None = None
    reverses: UUID | None = None
    pointer: str = ""

    def reversed(self, what: str, posting_id: UUID) -> "Posting":
        """The same money back, as the reversal of the posting of that id."""
        return replace(self, source=self.target, target=self.source, what=what, reverses=posting_id)


async def post(tx: Write, postings: Sequence[Posting]) -> None:
    """Make these postings, in this order, dated by the transaction.

    Accounts are locked in id order. 409 `limit-exceeded` naming what was asked and what is free, where an account
    but the source would fall below 0: now, or on any day since the effective date.
    """
    if not postings:
        return
    accounts = {one.id: one for posting in postings for one in (posting.source, posting.target)}
    balances = await _locked(tx, accounts)
    _refuse_overdraft(postings, balances)
    recorded_at = max(now(), tx.recorded_at)  # under the locks, so that as of any moment no money went before it came
    rows = [_row(tx, place, one, recorded_at) for place, one in enumerate(postings)]
    await _INSERT_POSTINGS.run(tx.connection, rows=rows)
    change: dict[str, int] = defaultdict(int)
    for posting in postings:
        change[posting.source.id] -= posting.amount
        change[posting.target.id] += posting.amount
    await _CHANGE_BALANCES.run(tx.connection, rows=[{"id": id, "change": amount} for id, amount in change.items()])
    await _refuse_overdraft_since(tx, postings)


async def balances_locked(tx: Write, accounts: Sequence[Account]) -> dict[str, int]:
    """The balances of accounts, locked until the transaction ends; an account that does not exist yet has none."""
    rows = await BALANCES_LOCKED.all(tx.connection, ids=[account.id for account in accounts])
    return {row["id"]: row["balance"] for row in rows}


async def reversals(
    tx: Write,
    what: str,
    undone: str,
    *,
    allocation_id: UUID | None = None,
    payment_id: UUID | None = None,
    recovery_id: UUID | None = None,
) -> list[Posting]:
    """The postings that reverse those called `undone` of a tranche, a payment or a recovery, whole."""
    of = {"allocation_id": allocation_id, "payment_id": payment_id, "recovery_id": recovery_id}
    rows = await POSTINGS_TO_REVERSE.all(tx.connection, what=undone, **of)
    accounts = await _ACCOUNTS.all(
        tx.connection, ids=[id for row in rows for id in (row["from_account"], row["to_account"])]
    )
    known = {row["id"]: account_of(row) for row in accounts}
    return [_made(row, known).reversed(what, row["id"]) for row in rows]


def account_of(row: Any) -> Account:
    """The account that a row of the table is."""
    return Account(
        kind=row["kind"],
        heading=Heading(row["fund"], row["year"], row["field"]),
        assignment_id=row["assignment_id"],
        line_id=row["line_id"],
        agreement_id=row["agreement_id"],
        province=row["province"],
        implementer_unit=row["implementer_unit"],
    )


def _made(row: Any, accounts: dict[str, Account]) -> Posting:
    kept = {name: row[name] for name in _REFERENCES}
    return Posting(
        source=accounts[row["from_account"]],
        target=accounts[row["to_account"]],
        amount=row["amount"],
        what=row["what"],
        source_code=row["source_code"],
        **kept,
    )


async def _locked(tx: Write, accounts: dict[str, Account]) -> dict[str, int]:
    """Open what is missing, in id order too, then lock all."""
    rows = [
        {
            "id": id,
            "kind": one.kind,
            "fund": one.heading.fund,
            "year": one.heading.year,
            "field": one.heading.field,
            "assignment_id": one.assignment_id,
            "line_id": one.line_id,
            "agreement_id": one.agreement_id,
            "province": one.province,
            "implementer_unit": one.implementer_unit,
            "balance": 0,
        }
        for id, one in accounts.items()
    ]
    await _OPEN_ACCOUNTS.run(tx.connection, rows=rows)
    return await balances_locked(tx, list(accounts.values()))


def _refuse_overdraft(postings: Sequence[Posting], balances: dict[str, int]) -> None:
    left, short = dict(balances), set()
    for posting in postings:
        source = posting.source
        left[source.id] -= posting.amount
        left[posting.target.id] += posting.amount
        if source.kind != "source" and left[source.id] < 0:
            short.add(source.id)
    if short:
        raise refusal([_exceeded(postings, id, balances[id]) for id in sorted(short)])


async def _refuse_overdraft_since(tx: Write, postings: Sequence[Posting]) -> None:
    """Back-dating may take what was spent meanwhile; this is seen only in effective order, after the inserts."""
    sources = sorted({one.source.id for one in postings if one.source.kind != "source"})
    overdrawn = await OVERDRAWN_SINCE.all(tx.connection, ids=sources, day=tx.effective_on)
    if overdrawn:
        raise refusal(
            [_exceeded(postings, row["account"], _asked(postings, row["account"]) + row["least"]) for row in overdrawn]
        )


def _asked(postings: Sequence[Posting], id: str) -> int:
    gets = sum(one.amount for one in postings if one.target.id == id)
    return sum(one.amount for one in postings if one.source.id == id) - gets


def _exceeded(postings: Sequence[Posting], id: str, free: int) -> Exceeded:
    pointer = next(one.pointer for one in postings if one.source.id == id)
    return too_much(pointer, id.partition(":")[0], _asked(postings, id), free)


def _row(tx: Write, place: int, posting: Posting, recorded_at: datetime) -> Row:
    heading = posting.source.heading
    return {
        "place": place,
        "id": uuid7(),
        "from_account": posting.source.id,
        "to_account": posting.target.id,
        "amount": posting.amount,
        "fund": heading.fund,
        "year": heading.year,
        "field": heading.field,
        "budget_code": budget_code(tx.effective_on, heading.fund),
        "source_code": posting.source_code,
        "effective_on": tx.effective_on,
        "recorded_at": recorded_at,
        "what": posting.what,
        "reason": tx.reason,
        **{name: getattr(posting, name) for name in _REFERENCES},
        "reverses": posting.reverses,
        "actor": tx.caller.subject,
        "acting_service": tx.caller.service,
        "request_id": request_id.get(),
    }


def _given(table: Table, *more: ColumnElement[Any], names: Sequence[str]) -> FromClause:
    """The bound `rows`, a JSON list of objects, as a table of these columns of that table."""
    columns = [column(name, table.c[name].type) for name in names]
    rows = func.jsonb_to_recordset(bindparam("rows", type_=JSONB()))
    return rows.table_valued(*columns, *more, name="given").render_derived(with_types=True)


_REFERENCES = (
    "document_id", "assignment_id", "allocation_id", "allocation_line_id", "agreement_id", "dossier_id", "payment_id",
    "recovery_id",
)  # fmt: skip
_NEW_ACCOUNT = _given(ACCOUNT, names=ACCOUNT.c.keys())
_OPEN_ACCOUNTS = Statement(
    insert_or_leave(ACCOUNT)
    .from_select(ACCOUNT.c.keys(), select(*_NEW_ACCOUNT.c).order_by(_NEW_ACCOUNT.c.id.collate("C")))
    .on_conflict_do_nothing()
)
_WRITTEN = [one.name for one in POSTING.c if one.name != "sequence"]
_NEW_POSTING = _given(POSTING, column("place", ACCOUNT.c.year.type), names=_WRITTEN)
_INSERT_POSTINGS = Statement(
    insert(POSTING).from_select(
        _WRITTEN, select(*(_NEW_POSTING.c[name] for name in _WRITTEN)).order_by(_NEW_POSTING.c.place)
    )
)
_CHANGE = _given(ACCOUNT, column("change", ACCOUNT.c.balance.type), names=["id"])
_CHANGE_BALANCES = Statement(
    update(ACCOUNT).where(ACCOUNT.c.id == _CHANGE.c.id).values(balance=ACCOUNT.c.balance + _CHANGE.c.change)
)
_ACCOUNTS = Statement(select(ACCOUNT).where(ACCOUNT.c.id == func.any(bindparam("ids"))))

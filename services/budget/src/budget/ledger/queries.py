"""What is read of the ledger: balances under lock, running sums in effective order, and entries by sequence."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from arit_contracts.budget import LedgerEntry
from arit_kit.db.resource import json_object, wire
from arit_kit.db.statements import Statement
from budget.database import TABLES
from budget.ledger.tables import ACCOUNT, POSTING


def changes(whose: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> CompoundSelect[Any]:
    """Each posting twice: as what its from-account loses and as what its to-account gets, of the accounts wanted."""
    lost, got = POSTING.c.from_account, POSTING.c.to_account
    shown = (POSTING.c.effective_on, POSTING.c.recorded_at, POSTING.c.sequence, POSTING.c.year)
    return union_all(
        select(lost.label("account"), (-POSTING.c.amount).label("change"), *shown).where(whose(lost)),
        select(got.label("account"), POSTING.c.amount.label("change"), *shown).where(whose(got)),
    )


def _overdrawn_since() -> Statement:
    ids = bindparam("ids", type_=ARRAY(Text))
    every = changes(lambda account: account == func.any(ids)).subquery()
    in_effective_order = func.sum(every.c.change).over(
        partition_by=every.c.account, order_by=(every.c.effective_on, every.c.sequence)
    )
    running = select(every.c.account, every.c.effective_on, in_effective_order.label("running")).subquery()
    least = cast(func.min(running.c.running), BigInteger)
    return Statement(
        select(running.c.account, least.label("least"))
        .where(running.c.effective_on >= bindparam("day", type_=Date()))
        .group_by(running.c.account)
        .having(least < 0)
    )


OVERDRAWN_SINCE = _overdrawn_since()
"""Of these accounts those whose running sum in (effective_on, sequence) order falls below 0 from a day on."""

BALANCES_LOCKED = Statement(
    select(ACCOUNT.c.id, ACCOUNT.c.balance)
    .where(ACCOUNT.c.id == func.any(bindparam("ids", type_=ARRAY(Text))))
    .order_by(ACCOUNT.c.id)
    .with_for_update()
)
"""Balances of accounts, locked in id order, so that two writers never wait for each other in a ring."""

POSTINGS_TO_REVERSE = Statement(
    select(POSTING)
    .where(
        (POSTING.c.payment_id == bindparam("payment_id", type_=Uuid()))
        | (POSTING.c.recovery_id == bindparam("recovery_id", type_=Uuid()))
        | (POSTING.c.allocation_id == bindparam("allocation_id", type_=Uuid())),
        POSTING.c.what == bindparam("what", type_=Text()),
    )
    .order_by(POSTING.c.sequence)
)


def balance_of(*conditions: ColumnElement[bool]) -> ColumnElement[Any]:
    """The balance of the accounts that the conditions tie to an outer row, as a field; 0 where there is none yet."""
    balance = cast(func.coalesce(func.sum(ACCOUNT.c.balance), 0), BigInteger)
    return select(balance).where(*conditions).scalar_subquery()


_FILTERS = {
    "year": POSTING.c.year == bindparam("year", type_=Integer()),
    "agreement": POSTING.c.agreement_id == bindparam("agreement", type_=Uuid()),
    "dossier": POSTING.c.dossier_id == bindparam("dossier", type_=Uuid()),
    "allocation": POSTING.c.allocation_id == bindparam("allocation", type_=Uuid()),
}


def entries(filters: frozenset[str]) -> Statement:
    """Entries as JSON texts with their sequence, oldest first, after a sequence number."""
    fields: dict[str, ColumnElement[Any]] = {
        name: TABLES.documents.json(POSTING.c.document_id) if name == "document" else wire(POSTING.c[name])
        for name in LedgerEntry.model_fields
    }
    return Statement(
        select(cast(json_object(fields), Text), POSTING.c.sequence)
        .where(
            POSTING.c.sequence > bindparam("after", type_=BigInteger()), *(_FILTERS[name] for name in sorted(filters))
        )
        .order_by(POSTING.c.sequence)
        .limit(bindparam("limit", type_=Integer()))
    )

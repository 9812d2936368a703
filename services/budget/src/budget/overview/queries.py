"""Balances of a year, summed from its postings: on a day in law, as of a moment of recording."""

from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Integer, bindparam, cast, func, select

from arit_kit.db.statements import Statement
from budget.ledger.queries import changes
from budget.ledger.tables import ACCOUNT, POSTING

_year = bindparam("year", type_=Integer())
_changes: Any = changes(lambda _account: POSTING.c.year == _year).subquery()

STANDS = Statement(
    select(ACCOUNT.c.kind, cast(func.sum(_changes.c.change), BigInteger).label("balance"))
    .select_from(_changes.join(ACCOUNT, ACCOUNT.c.id == _changes.c.account))
    .where(
        _changes.c.effective_on <= bindparam("on", type_=Date()),
        _changes.c.recorded_at <= bindparam("as_of", type_=DateTime(timezone=True)),
    )
    .group_by(ACCOUNT.c.kind)
)

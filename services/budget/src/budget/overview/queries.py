"""What is read over all features: a year's balances, and whatever would show that the books are not true."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    null,
    or_,
    select,
    true,
)

from arit_kit.db.statements import Statement, among
from budget.allocation.tables import ALLOCATION, ALLOCATION_LINE
from budget.assignment.tables import ASSIGNMENT
from budget.commitment.tables import COMMITMENT, COMMITMENT_LINE
from budget.ledger.queries import changes
from budget.ledger.tables import ACCOUNT, POSTING
from budget.payment.tables import PAYMENT
from budget.recovery.tables import RECOVERY

_year = bindparam("year", type_=Integer())
_changes: Any = changes(lambda _account: POSTING.c.year == _year).subquery()

STANDS = Statement(
    select(ACCOUNT.c.kind, cast(func.sum(_changes.c.change), BigInteger).label("balance"))
    .select_from(_changes.join(ACCOUNT, ACCOUNT.c.id == _changes.c.account))
    .where(
        _changes.c.effective_on <= bindparam("day", type_=Date()),
        _changes.c.recorded_at <= bindparam("as_of", type_=DateTime(timezone=True)),
    )
    .group_by(ACCOUNT.c.kind)
)
"""Balances by kind of account, summed from a year's postings: on a day in law, as of a moment of recording."""


def _sum(amount: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(amount), 0), BigInteger)


_every: Any = changes(lambda _account: true()).subquery()


def _wrong_balances() -> Select[Any]:
    sums = select(_every.c.account, _sum(_every.c.change).label("sum")).group_by(_every.c.account).subquery()
    both = ACCOUNT.join(sums, sums.c.account == ACCOUNT.c.id, full=True)
    return (
        select(func.coalesce(ACCOUNT.c.id, sums.c.account))
        .select_from(both)
        .where(ACCOUNT.c.balance.is_distinct_from(func.coalesce(sums.c.sum, 0)))
    )


def _overdrawn(*order: ColumnElement[Any]) -> Select[Any]:
    running = func.sum(_every.c.change).over(partition_by=_every.c.account, order_by=order)
    sums = (
        select(_every.c.account, running.label("running"))
        .select_from(_every.join(ACCOUNT, ACCOUNT.c.id == _every.c.account))
        .where(ACCOUNT.c.kind != "source")
        .subquery()
    )
    return select(sums.c.account).where(sums.c.running < 0)


def _crooked_postings() -> Select[Any]:
    side = {name: ACCOUNT.alias(name) for name in ("from_account", "to_account")}
    joined: Any = POSTING
    for name, account in side.items():
        joined = joined.outerjoin(account, account.c.id == POSTING.c[name])
    strays = [
        account.c[part].is_distinct_from(POSTING.c[part])
        for account in side.values()
        for part in ("fund", "year", "field")
    ]
    return (
        select(cast(POSTING.c.sequence, Text))
        .select_from(joined)
        .where(or_(POSTING.c.amount <= 0, POSTING.c.from_account == POSTING.c.to_account, *strays))
    )


def _crooked_reversals() -> Select[Any]:
    undone = POSTING.alias("undone")
    return (
        select(cast(POSTING.c.sequence, Text))
        .select_from(POSTING.join(undone, undone.c.id == POSTING.c.reverses))
        .where(
            or_(
                POSTING.c.amount != undone.c.amount,
                POSTING.c.from_account != undone.c.to_account,
                POSTING.c.to_account != undone.c.from_account,
            )
        )
    )


def _moved(owner: ColumnElement[Any], there: tuple[str, ...], back: str = "") -> Any:
    """Per owner, what postings so called brought there, less what was reversed."""
    signed = case(
        (among(POSTING.c.what, there), POSTING.c.amount), (POSTING.c.what == back, -POSTING.c.amount), else_=0
    )
    return (
        select(owner.label("owner"), _sum(signed).label("moved")).where(owner.is_not(null())).group_by(owner).subquery()
    )


def _wrong_assignments() -> Select[Any]:
    moved = _moved(POSTING.c.assignment_id, ("assign",))
    return (
        select(ASSIGNMENT.c.reference)
        .select_from(ASSIGNMENT.outerjoin(moved, moved.c.owner == ASSIGNMENT.c.id))
        .where(
            func.coalesce(moved.c.moved, 0) != case((ASSIGNMENT.c.state == "assigned", ASSIGNMENT.c.amount), else_=0)
        )
    )


def _wrong_tranches() -> Select[Any]:
    moved = _moved(POSTING.c.allocation_line_id, ("allocate",), "reverse_allocation")
    released = _moved(POSTING.c.allocation_line_id, ("release",))
    standing = or_(among(ALLOCATION.c.state, ("agreed", "issued")), ALLOCATION_LINE.c.released > 0)
    carried = case((standing, ALLOCATION_LINE.c.amount), else_=0)
    lines = ALLOCATION_LINE.join(ALLOCATION, ALLOCATION.c.id == ALLOCATION_LINE.c.allocation_id)
    return (
        select(ALLOCATION.c.reference + " line " + cast(ALLOCATION_LINE.c.place, Text))
        .select_from(
            lines.outerjoin(moved, moved.c.owner == ALLOCATION_LINE.c.id).outerjoin(
                released, released.c.owner == ALLOCATION_LINE.c.id
            )
        )
        .where(
            or_(
                func.coalesce(moved.c.moved, 0) != carried,
                func.coalesce(released.c.moved, 0) != ALLOCATION_LINE.c.released,
            )
        )
    )


def _wrong_commitments() -> Select[Any]:
    unspent = ACCOUNT.c.balance * case((among(ACCOUNT.c.kind, ("committed", "advanced")), 1), else_=0)
    stands = (
        select(
            ACCOUNT.c.agreement_id,
            ACCOUNT.c.line_id,
            _sum(ACCOUNT.c.balance).label("all"),
            _sum(unspent).label("unspent"),
        )
        .where(ACCOUNT.c.agreement_id.is_not(null()))
        .group_by(ACCOUNT.c.agreement_id, ACCOUNT.c.line_id)
        .subquery()
    )
    line = COMMITMENT_LINE.c
    both = stands.join(
        COMMITMENT_LINE,
        and_(line.agreement_id == stands.c.agreement_id, line.allocation_line_id == stands.c.line_id),
        full=True,
    )
    agreement = func.coalesce(stands.c.agreement_id, line.agreement_id)
    holding = among(COMMITMENT.c.state, ("held", "confirmed"))
    return (
        select(func.coalesce(COMMITMENT.c.reference, cast(agreement, Text)))
        .select_from(both.outerjoin(COMMITMENT, COMMITMENT.c.id == agreement))
        .where(
            or_(
                COMMITMENT.c.id.is_(null()),
                and_(holding, func.coalesce(stands.c.all, 0) != func.coalesce(line.amount, 0)),
                and_(~holding, func.coalesce(stands.c.unspent, 0) != 0),
            )
        )
    )


def _wrong_payments() -> Select[Any]:
    moved = _moved(POSTING.c.payment_id, ("advance", "pay"), "reverse_payment")
    return (
        select(PAYMENT.c.reference)
        .select_from(PAYMENT.outerjoin(moved, moved.c.owner == PAYMENT.c.id))
        .where(func.coalesce(moved.c.moved, 0) != case((PAYMENT.c.state == "paid", PAYMENT.c.amount), else_=0))
    )


def _wrong_recoveries() -> Select[Any]:
    moved = _moved(POSTING.c.recovery_id, ("pay_back",), "reverse_recovery")
    return (
        select(RECOVERY.c.reference)
        .select_from(RECOVERY.outerjoin(moved, moved.c.owner == RECOVERY.c.id))
        .where(func.coalesce(moved.c.moved, 0) != case((RECOVERY.c.state == "recovered", RECOVERY.c.amount), else_=0))
    )


CHECKS: Mapping[str, Statement] = {
    sentence: Statement(query.limit(1))
    for sentence, query in {
        "the balance is not the sum of its postings": _wrong_balances(),
        "an account was overdrawn in the order of recording": _overdrawn(_every.c.sequence),
        "an account was overdrawn in the order of effect": _overdrawn(_every.c.effective_on, _every.c.sequence),
        "a posting does not move money between two accounts of one heading": _crooked_postings(),
        "a reversal does not mirror what it reverses": _crooked_reversals(),
        "an assignment is not as it was posted": _wrong_assignments(),
        "a tranche is not as it was posted": _wrong_tranches(),
        "a commitment is not as its accounts stand": _wrong_commitments(),
        "a payment is not as it was posted": _wrong_payments(),
        "a recovery is not as it was posted": _wrong_recoveries(),
    }.items()
}
CODES = Statement(select(POSTING.c.fund, POSTING.c.effective_on, POSTING.c.budget_code).distinct())
"""Which budget codes were borne on which days."""


def _standing(kind: str, sign: int) -> Any:
    return select(_sum(ACCOUNT.c.balance * sign)).where(ACCOUNT.c.kind == kind).scalar_subquery()


TOTALS = Statement(
    select(
        select(func.count()).select_from(POSTING).scalar_subquery().label("postings"),
        select(func.count()).select_from(ACCOUNT).scalar_subquery().label("accounts"),
        _standing("source", -1).label("assigned"),
        _standing("paid", 1).label("paid"),
    )
)

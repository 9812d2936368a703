"""The lines of a commitment as accounts and postings of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from arit_kit.db.transaction import Row, Write
from budget.commitment.queries import LINES_OF
from budget.ledger.accounts import KCQG, Account, Heading, Kind, allocated, held
from budget.ledger.actions import Posting, balances_locked

DossierYear = tuple[UUID, int]
"""A dossier, and the budget year that pays for it."""

SPENT: tuple[Kind, ...] = ("committed", "advanced", "paid")
"""Where money held for an agreement may stand."""
STANDING: tuple[Kind, ...] = (*SPENT, "receivable")
"""The same, and what of it is to be recovered."""


def asked_of(commitment: Row) -> dict[DossierYear, int]:
    """What a commitment was asked for, by dossier and year, đồng; what it holds, but for what is to be recovered."""
    return {(UUID(str(one["dossier"])), one["year"]): one["amount"] for one in commitment["asked"]}


def asking(amounts: Mapping[DossierYear, int], versions: Mapping[DossierYear, int]) -> list[Row]:
    """The same, as it is stored, each with the version of the agreement that it was last asked for by."""
    return [
        {"dossier": str(dossier), "year": year, "amount": amount, "version": versions[dossier, year]}
        for (dossier, year), amount in amounts.items()
    ]


def versions_of(commitment: Row) -> dict[DossierYear, int]:
    """By which version of the agreement each was last asked for; an event of that version or before lowers none."""
    known = commitment["agreement_version"]  # what was asked before versions were kept
    return {(UUID(str(one["dossier"])), one["year"]): one.get("version", known) for one in commitment["asked"]}


async def lines_of(tx: Write, agreement_id: UUID) -> list[Row]:
    """The lines held for an agreement, in their order."""
    return [dict(row) for row in await LINES_OF.all(tx.connection, agreement_id=agreement_id)]


def line_account(row: Row) -> Account:
    """The account of the line of allocation that a row is, or is held of."""
    line_id = row["allocation_line_id"] if "allocation_line_id" in row else row["id"]
    heading = Heading(KCQG, row["year"], row["field"])
    return allocated(heading, line_id, row["province"], row["implementer_unit"])


def account_of(row: Row, agreement_id: UUID, kind: Kind) -> Account:
    """The account of that kind for a held line; `allocated` is the line's own."""
    line = line_account(row)
    return line if kind == "allocated" else held(kind, line, agreement_id)


def posting_of(
    row: Row,
    agreement_id: UUID,
    source: Kind,
    target: Kind,
    amount: int,
    what: str,
    payment_id: UUID | None = None,
) -> Posting:
    """A posting from one account of a held line to another."""
    return Posting(
        account_of(row, agreement_id, source),
        account_of(row, agreement_id, target),
        amount,
        what,
        row["source_code"],
        document_id=row["document_id"],
        allocation_id=row["allocation_id"],
        allocation_line_id=row["allocation_line_id"],
        agreement_id=agreement_id,
        dossier_id=row["dossier_id"],
        payment_id=payment_id,
    )


async def stands_of(
    tx: Write, agreement_id: UUID, lines: Iterable[Row], also: Iterable[Account] = ()
) -> dict[str, int]:
    """The balances of all accounts of these lines, locked in one go."""
    accounts = [*also]
    for line in lines:
        accounts += [account_of(line, agreement_id, kind) for kind in ("allocated", *STANDING)]
    return defaultdict(int, await balances_locked(tx, accounts))

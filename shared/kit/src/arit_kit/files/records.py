"""Attachments as records: their table, their machine, their resource; a service makes its own by one call."""

from functools import cache

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Uuid,
    bindparam,
    cast,
    exists,
    func,
    literal_column,
    select,
)

from arit_contracts.attachments import Attachment
from arit_kit.db.resource import Resource, record_table
from arit_kit.db.search import search_column, search_index
from arit_kit.db.statements import Statement
from arit_kit.identity.privileges import Privileges
from arit_kit.workflow.machine import Machine, move

TABLE = "attachment"
WAITING = ("pending", "not_scanned")
"""States in which a scanner has not judged yet."""
DOWNLOADABLE = ("clean", "not_scanned")
REFUSED = ("infected", "unscannable")


def attachment_machine(kind: str, collection: str) -> Machine:
    """A file waits until it is judged; what the scanner could not look at whole is not clean."""
    return Machine(
        kind=kind,
        collection=collection,
        states={
            "pending": ("Chờ quét", "Waiting to be scanned"),
            "clean": ("Sạch", "Clean"),
            "infected": ("Nhiễm mã độc", "Infected"),
            "unscannable": ("Không quét được", "Cannot be scanned"),
            "not_scanned": ("Không quét", "Not scanned"),
        },
        moves=(
            move("pass", WAITING, "clean", None, "Sạch", "Pass", because="the scanner found nothing"),
            move("condemn", WAITING, "infected", None, "Nhiễm mã độc", "Condemn",
                 because="the scanner found something"),
            move("give_up", WAITING, "unscannable", None, "Không quét được", "Give up",
                 because="the scanner cannot look at all of it"),
            move("leave", "pending", "not_scanned", None, "Không quét", "Leave unscanned",
                 because="no scanner is configured"),
        ),
    )  # fmt: skip


MOVES = {"clean": "pass", "infected": "condemn", "unscannable": "give_up", "not_scanned": "leave"}
"""Each verdict's move."""


def attachment_table(metadata: MetaData, machine: Machine, prefix: str) -> Table:
    """A row a revision. It lies in the scope of its record, and is seen only by who sees that record."""
    table = record_table(
        TABLE,
        metadata,
        Column("record_kind", Text, nullable=False),
        Column("record_id", Uuid, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("media_type", Text, nullable=False),
        Column("size", BigInteger, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("replaces", Uuid, ForeignKey(f"{TABLE}.id"), unique=True),
        Column("scanned_at", DateTime(timezone=True)),
        Column("finding", Text),
        search_column("reference", "file_name"),
        CheckConstraint("size > 0", name="ck_attachment_size"),
        CheckConstraint("(revision = 1) = (replaces IS NULL)", name="ck_attachment_revision"),
        prefix=prefix,
        machine=machine,
    )
    Index("ix_attachment_record", table.c.record_id, table.c.id)
    Index("ix_attachment_state", table.c.state, table.c.id)
    Index("ix_attachment_province", table.c.province, table.c.id)
    Index("ix_attachment_unit", table.c.implementer_unit, table.c.id)
    search_index(table)
    return table


def attachments_of(service: str, noun: str, prefix: str, metadata: MetaData, privileges: Privileges) -> Resource:
    """A service's attachments: `noun` before the word (`dossier` → `/v1/dossier-attachments`), `prefix` of references.

    Declares their table on the service's metadata.
    """
    machine = attachment_machine(f"{noun}_attachment", f"{noun}-attachments")
    table = attachment_table(metadata, machine, prefix)
    newer = table.alias()
    is_replaced = exists().where(newer.c.replaces == table.c.id)
    before = literal_column(f"'urn:arit:{service}:'", Text).concat(table.c.record_kind)
    address = literal_column(f"'/v1/{machine.collection}/'", Text).concat(cast(table.c.id, Text))
    return Resource(
        service=service,
        kind=machine.kind,
        table=table,
        contract=Attachment,
        machine=machine,
        privileges=privileges,
        shown={
            "record": before.concat(literal_column("':'")).concat(cast(table.c.record_id, Text)),
            "downloadable": _is_in(table, DOWNLOADABLE),
            "replaced_by": select(newer.c.id).where(newer.c.replaces == table.c.id).scalar_subquery(),
            "content_href": address.concat(literal_column("'/content'")),
        },
        filters={
            "record_id": table.c.record_id == bindparam("record_id", type_=Uuid()),
            "current": is_replaced != bindparam("current", type_=Boolean()),
        },
    )


@cache
def count_of_record(attachments: Resource) -> Statement:
    """How many files a record has, by `record_id`."""
    table = attachments.table
    return Statement(select(func.count()).where(table.c.record_id == bindparam("record_id", type_=Uuid())))


def _is_in(table: Table, states: tuple[str, ...]) -> ColumnElement[bool]:
    names = ", ".join(f"'{state}'" for state in states)
    return table.c.state == func.any(literal_column(f"ARRAY[{names}]"))

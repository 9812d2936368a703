"""What a feed stores: events in the transaction that caused them, and the events of neighbours that were applied."""

from sqlalchemy import BigInteger, Column, DateTime, Identity, Index, MetaData, Sequence, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB


def feed_table(metadata: MetaData) -> Table:
    """The outgoing events. `position` is stamped by the relay after commit: only stamped events are served."""
    table = Table(
        "feed",
        metadata,
        Column("n", BigInteger, Identity(always=True), primary_key=True),
        Column("id", Uuid, nullable=False, unique=True),
        Column("position", BigInteger, unique=True),
        Column("type", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("province", Text),
        Column("implementer_unit", Text),
        Column("audience", Text, nullable=False),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        Column("causation", Text, nullable=False),
        Column("data", JSONB, nullable=False),
    )
    Index("ix_feed_unstamped", table.c.n, postgresql_where=table.c.position.is_(None))
    Sequence("feed_position", metadata=metadata)
    return table


def inbox_table(metadata: MetaData) -> Table:
    """The neighbours' events that were applied; a second delivery finds its row and changes nothing."""
    return Table(
        "inbox",
        metadata,
        Column("event_id", Text, primary_key=True),
        Column("source", Text, nullable=False),
        Column("n", BigInteger, Identity(always=True), nullable=False, index=True),
        Column("applied_at", DateTime(timezone=True), nullable=False),
    )

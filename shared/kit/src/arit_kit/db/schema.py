"""The tables that the kit keeps in every service's database, declared on the service's own metadata."""

from dataclasses import dataclass

from sqlalchemy import MetaData, Table

from arit_kit.db.documents import Documents
from arit_kit.db.history import HISTORY_VISIBLE, disclosure_table, history_table
from arit_kit.db.policies import IN_SCOPE, granted, secured
from arit_kit.feed.tables import feed_table, inbox_table
from arit_kit.web.idempotency import Keys

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


@dataclass(frozen=True)
class KitTables:
    """History, disclosure, documents, idempotency keys, feed and inbox of one service."""

    history: Table
    disclosure: Table
    documents: Documents
    keys: Keys
    feed: Table
    inbox: Table

    @classmethod
    def on(cls, metadata: MetaData) -> "KitTables":
        """Declare them."""
        return cls(
            history=history_table(metadata),
            disclosure=disclosure_table(metadata),
            documents=Documents(metadata),
            keys=Keys(metadata),
            feed=feed_table(metadata),
            inbox=inbox_table(metadata),
        )


def new_metadata() -> MetaData:
    """A service's metadata, with every constraint named by rule."""
    return MetaData(naming_convention=NAMING)


def kit_grants(service: str) -> list[str]:
    """The policies and rights of the kit's tables: history, disclosure and inbox are insert-only."""
    everyone = "SELECT, INSERT"
    return [
        *secured(service, "history", f"{IN_SCOPE} AND {HISTORY_VISIBLE}", IN_SCOPE),
        *secured(service, "feed", f"{IN_SCOPE} AND audience = 'all'", IN_SCOPE),
        *granted(service, "history", everyone, everyone),
        *granted(service, "disclosure", everyone, "SELECT"),
        *granted(service, "document", everyone, everyone),
        *granted(service, "idempotency_key", "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT, UPDATE"),
        *granted(service, "feed", f"{everyone}, UPDATE (position)", everyone),
        *granted(service, "inbox", "SELECT, INSERT, DELETE", ""),
        *granted(service, "alembic_version", "SELECT", ""),
        f"GRANT USAGE ON SEQUENCE feed_position TO {service}_agency",
    ]

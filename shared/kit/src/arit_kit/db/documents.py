"""Official documents (văn bản): one table for all provinces, unique by issuer, symbol, number and year.

It has no row-level security, since uniqueness would ignore it; a document is shown through the record that cites it.
"""

import unicodedata
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    bindparam,
    case,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from arit_contracts.forms import DocumentRef
from arit_kit.db.engine import Connection
from arit_kit.db.resource import json_object
from arit_kit.db.statements import Statement
from arit_kit.ids import uuid7
from arit_kit.web.problems import Problem


class Documents:
    """The documents of a service: recorded once, cited by id.

    What a province or an implementer records is its own: nobody else's record can stand in its way, or be found out.
    """

    def __init__(self, metadata: MetaData) -> None:
        self.table = table = Table(
            "document",
            metadata,
            Column("id", Uuid, primary_key=True),
            Column("recorded_for", Text, nullable=False),
            Column("key", Text, nullable=False),
            Column("year", Integer, nullable=False),
            Column("issuer", Text, nullable=False),
            Column("symbol", Text, nullable=False),
            Column("number", Text, nullable=False),
            Column("issued_on", Date, nullable=False),
            Column("signer", Text),
            UniqueConstraint("recorded_for", "key", "year", name="uq_document_key"),
        )
        self._insert = Statement(
            insert(table)
            .values({column.name: bindparam(column.name, type_=column.type) for column in table.c})
            .on_conflict_do_nothing(constraint="uq_document_key")
        )
        self._find = Statement(
            select(table.c.id, table.c.issued_on, table.c.signer).where(
                *(table.c[name] == bindparam(name) for name in ("recorded_for", "key", "year"))
            )
        )

    async def record(self, on: Connection, ref: DocumentRef, recorded_for: str) -> UUID:
        """The document's id, newly recorded or found; 409 `document-number-taken` if it is known otherwise.

        `recorded_for`: the province or unit whose record it is; empty for the Agency.
        """
        unique: dict[str, Any] = {"recorded_for": recorded_for, "key": _key(ref), "year": ref.issued_on.year}
        await self._insert.run(
            on,
            id=uuid7(),
            issuer=ref.issuer,
            symbol=ref.symbol,
            number=ref.number,
            issued_on=ref.issued_on,
            signer=ref.signer,
            **unique,
        )
        known = await self._find.first(on, **unique)
        assert known is not None
        same_day: date = known["issued_on"]
        if same_day != ref.issued_on or (ref.signer and known["signer"] and known["signer"] != ref.signer):
            number = f"{ref.number}/{ref.symbol}"
            raise Problem(
                "document-number-taken",
                vi=f"Văn bản {number} của {ref.issuer} đã được ghi nhận với ngày hoặc người ký khác.",
                en=f"{number} of {ref.issuer} is recorded with another day or signer.",
            )
        found: UUID = known["id"]
        return found

    def json(self, cited: ColumnElement[Any]) -> ColumnElement[Any]:
        """The cited document as a DocumentRef, or null."""
        table = self.table.alias()
        fields: dict[str, ColumnElement[Any]] = {
            name: table.c[name] for name in ("number", "symbol", "issuer", "issued_on", "signer")
        }
        document = select(json_object(fields)).where(table.c.id == cited).scalar_subquery()
        return case((cited.is_not(None), document))  # without the condition, it is looked for in vain


def _key(ref: DocumentRef) -> str:
    """Issuer, symbol and number without what only the typing differs in: case, width, leading zeros."""
    folded = (unicodedata.normalize("NFKC", text).casefold() for text in (ref.issuer, ref.symbol, ref.number))
    issuer, symbol, number = (" ".join(text.split()) for text in folded)
    return f"{issuer}|{symbol}|{number.lstrip('0')}"

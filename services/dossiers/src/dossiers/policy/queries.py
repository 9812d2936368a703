"""What is read of provincial instruments."""

from typing import Any

from sqlalchemy import ColumnElement, Date, Text, and_, bindparam, cast, func, or_
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from dossiers.database import TABLES
from dossiers.policy.tables import POLICY
from dossiers.policy.workflow import POLICY as MACHINE
from dossiers.privileges import PRIVILEGES


def in_force(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Begun by that day, not yet ended by another, not expired."""
    return and_(
        POLICY.c.in_force_from_on <= day,
        or_(POLICY.c.ended_on.is_(None), POLICY.c.ended_on > day),
        or_(POLICY.c.expires_on.is_(None), POLICY.c.expires_on >= day),
    )


POLICIES = Resource(
    service="dossiers",
    kind="promotion_policy",
    table=POLICY,
    contract=contract.PromotionPolicy,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "document": TABLES.documents.json(POLICY.c.document_id),
        "amended_by": TABLES.documents.json(POLICY.c.amended_by_id),
        "repealed_by": TABLES.documents.json(POLICY.c.repealed_by_id),
    },
    filters={
        "province": POLICY.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "kind": POLICY.c.kind == bindparam("kind", type_=Text()),
        "content": POLICY.c.content_codes.contains(cast(array([bindparam("content")]), ARRAY(Text))),
        "on": in_force(bindparam("on", type_=Date())),
    },
)

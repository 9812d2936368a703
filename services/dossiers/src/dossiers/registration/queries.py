"""What is read of registrations."""

from sqlalchemy import Integer, Text, Uuid, and_, bindparam, exists, func, literal_column, not_, select
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement, among
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import ENDED
from dossiers.privileges import PRIVILEGES
from dossiers.registration.tables import REGISTRATION
from dossiers.registration.workflow import REGISTRATION as MACHINE

_ids = func.json_agg(aggregate_order_by(DOSSIER.c.id, DOSSIER.c.id))

REGISTRATIONS = Resource(
    service="dossiers",
    kind="registration",
    table=REGISTRATION,
    contract=contract.Registration,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "unit": REGISTRATION.c.implementer_unit,
        "dossier_ids": select(func.coalesce(_ids, literal_column("'[]'::json")))
        .where(DOSSIER.c.registration_id == REGISTRATION.c.id)
        .scalar_subquery(),
        "document": TABLES.documents.json(REGISTRATION.c.document_id),
    },
    filters={
        "plan_year": REGISTRATION.c.plan_year == bindparam("plan_year", type_=Integer()),
        "province": REGISTRATION.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
    },
)

IDS_BY_REFERENCE = Statement(
    select(DOSSIER.c.id, DOSSIER.c.reference).where(
        DOSSIER.c.reference == func.any(bindparam("references", type_=ARRAY(Text)))
    )
)
"""The dossiers that these references name, of those that the caller sees."""

RESTS = and_(
    REGISTRATION.c.state == literal_column("'drafted'"),
    not_(
        exists().where(
            DOSSIER.c.registration_id == REGISTRATION.c.id, DOSSIER.c.state == literal_column("'registered'")
        )
    ),
)
"""A list that was not sent waits for nobody once all its projects were withdrawn."""

STANDING_ALREADY = Statement(
    select(DOSSIER.c.reference, DOSSIER.c.title)
    .where(
        DOSSIER.c.plan_year == bindparam("plan_year", type_=Integer()),
        DOSSIER.c.province.is_not_distinct_from(bindparam("province", type_=Text())),
        DOSSIER.c.title == func.any(bindparam("titles", type_=ARRAY(Text))),
        not_(among(DOSSIER.c.state, sorted(ENDED))),
    )
    .order_by(DOSSIER.c.id)
)
"""A year's projects of one province that bear these titles and go on."""

_history = TABLES.history
AS_REGISTERED = Statement(
    select(_history.c.changes)
    .select_from(_history.join(DOSSIER, DOSSIER.c.id == _history.c.record_id))
    .where(DOSSIER.c.registration_id == bindparam("registration_id", type_=Uuid()), _history.c.seq == 1)
    .order_by(DOSSIER.c.id)
)
"""A registration's lines as they became dossiers, by field [nothing, value]; what changed since is left out."""

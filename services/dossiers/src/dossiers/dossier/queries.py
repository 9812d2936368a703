"""What is read of dossiers: the record as its contract has it, and its list."""

from sqlalchemy import BigInteger, Integer, Text, Uuid, bindparam, cast, func, literal_column, select, true
from sqlalchemy.dialects.postgresql import ARRAY, array

from arit_contracts import dossiers as contract
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from dossiers.database import TABLES
from dossiers.dossier.tables import DOSSIER
from dossiers.dossier.workflow import DOSSIER as MACHINE
from dossiers.privileges import PRIVILEGES

DOSSIERS = Resource(
    service="dossiers",
    kind="dossier",
    table=DOSSIER,
    contract=contract.Dossier,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={"plan_decision": TABLES.documents.json(DOSSIER.c.plan_decision_id)},
    filters={
        "plan_year": DOSSIER.c.plan_year == bindparam("plan_year", type_=Integer()),
        "kind": DOSSIER.c.kind == bindparam("kind", type_=Text()),
        "content": DOSSIER.c.content_codes.contains(cast(array([bindparam("content")]), ARRAY(Text))),
        "province": DOSSIER.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "registration_id": DOSSIER.c.registration_id == bindparam("registration_id", type_=Uuid()),
        "plan_id": DOSSIER.c.plan_id == bindparam("plan_id", type_=Uuid()),
        "agreement_id": DOSSIER.c.agreement_id == bindparam("agreement_id", type_=Uuid()),
    },
)

_history = TABLES.history
AUTHORS_OF = Statement(
    select(_history.c.actor).where(
        _history.c.record_id == bindparam("dossier_id", type_=Uuid()),
        _history.c.action == func.any(array(["amend", "submit", "resubmit"])),
    )
)
"""Who completed, submitted or resubmitted a dossier (I16)."""

_granted_line = func.jsonb_array_elements(DOSSIER.c.ceilings).table_valued("value", name="granted_line")
_content = _granted_line.c.value.op("->>")("content")

GRANTED_TO_CLUSTERS = Statement(
    select(
        DOSSIER.c.cluster_id,
        _content.label("content"),
        func.sum(cast(_granted_line.c.value.op("->>")("proposed"), BigInteger)).label("granted"),
    )
    .select_from(DOSSIER.join(_granted_line, true()))
    .where(
        DOSSIER.c.cluster_id == func.any(bindparam("clusters", type_=ARRAY(Uuid))),
        DOSSIER.c.plan_id.is_not(None),
        DOSSIER.c.state != literal_column("'moved_local'"),
        DOSSIER.c.state != literal_column("'re_registered'"),
    )
    .group_by(DOSSIER.c.cluster_id, _content)
)
"""What planned dossiers grant to each of these clusters, by content, đồng; read under the clusters' locks."""

LOCK_CLUSTER = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("cluster", type_=Text()), literal_column("0"))))
)
"""One planner at a time counts a cluster's grants; taken in the order of ids."""

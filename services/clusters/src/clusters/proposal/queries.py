"""What is read of proposals: the record as its contract has it, each side as much as it may know."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Text, Uuid, and_, bindparam, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, aggregate_order_by

from arit_contracts import clusters as contract
from arit_kit.db.resource import Field, Resource
from arit_kit.db.statements import Statement
from arit_kit.identity.caller import Side
from clusters.database import TABLES
from clusters.privileges import PRIVILEGES
from clusters.proposal.tables import CLUSTER_PROPOSAL as PROPOSAL
from clusters.proposal.workflow import CLUSTER_PROPOSAL as MACHINE

_NO_VERDICT: ColumnElement[Any] = literal_column("""'{"verdict": null, "conditions": null, "note": null}'::jsonb""")
_UNDECIDED: ColumnElement[Any] = literal_column(
    """'{"adopted": null, "decided_area": null, "decided_phase": null}'::jsonb"""
)


def _told(column: ColumnElement[Any], before: str = "null") -> Field:
    """The column, which provinces are told with the opinion; `before`: what they see until then."""

    def shown(side: Side) -> ColumnElement[Any]:
        if side == "agency":
            return column
        return case((PROPOSAL.c.opinion_on.is_not(None), column), else_=literal_column(before))

    return shown


def _lines(side: Side) -> ColumnElement[Any]:
    """The lines with their verdicts and what was decided on them: lists of one order."""
    elements = func.jsonb_array_elements(PROPOSAL.c.lines)
    line = elements.table_valued("value", with_ordinality="n", name="line").render_derived()
    place = cast(line.c.n - 1, Integer)
    judged: ColumnElement[Any] = func.coalesce(PROPOSAL.c.judged.op("->")(place), _NO_VERDICT)
    if side == "province":
        judged = case((PROPOSAL.c.opinion_on.is_not(None), judged), else_=_NO_VERDICT)
    decided = func.coalesce(PROPOSAL.c.decided.op("->")(place), _UNDECIDED)
    whole = cast(line.c.value, JSONB).op("||")(judged).op("||")(decided)
    return select(func.json_agg(aggregate_order_by(whole, line.c.n))).select_from(line).scalar_subquery()


CLUSTER_PROPOSALS = Resource(
    service="clusters",
    kind="cluster_proposal",
    table=PROPOSAL,
    contract=contract.ClusterProposal,
    machine=MACHINE,
    privileges=PRIVILEGES,
    shown={
        "letter": TABLES.documents.json(PROPOSAL.c.letter_id),
        "lines": _lines,
        "consultations": _told(PROPOSAL.c.consultations, "'[]'::jsonb"),
        "verdict": _told(PROPOSAL.c.verdict),
        "partial": _told(PROPOSAL.c.partial),
        "opinion": TABLES.documents.json(PROPOSAL.c.opinion_id),
        "decision": TABLES.documents.json(PROPOSAL.c.decision_id),
    },
    filters={
        "kind": PROPOSAL.c.kind == bindparam("kind", type_=Text()),
        "province": PROPOSAL.c.province == func.any(bindparam("province", type_=ARRAY(Text))),
        "year": PROPOSAL.c.letter_year == bindparam("year", type_=Integer()),
    },
)

_letter, _same = TABLES.documents.table.alias("letter"), TABLES.documents.table.alias("same")
_letter_id: ColumnElement[Any] = bindparam("letter_id", type_=Uuid())

OTHERS_BY_THE_LETTER = Statement(
    select(PROPOSAL.c.reference)
    .join(_same, _same.c.id == PROPOSAL.c.letter_id)
    .join(_letter, and_(_letter.c.key == _same.c.key, _letter.c.year == _same.c.year))
    .where(
        PROPOSAL.c.province == func.any(bindparam("provinces", type_=ARRAY(Text))),
        PROPOSAL.c.state != literal_column("'withdrawn'"),
        _letter.c.id == _letter_id,
        _same.c.id != _letter_id,
    )
    .limit(1)
)
"""A proposal of these provinces by the same letter, which somebody else recorded as a document of their own."""

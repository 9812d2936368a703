"""What is read and written of claims."""

from sqlalchemy import Text, Uuid, and_, bindparam, delete, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from arit_kit.db.statements import Statement
from dossiers.dossier.tables import DOSSIER
from dossiers.double_funding.tables import FUNDING_CLAIM

_other, _own = FUNDING_CLAIM.alias("other"), FUNDING_CLAIM.alias("own")
_dossier_id = bindparam("dossier_id", type_=Uuid())

CLAIMED_ELSEWHERE = Statement(
    select(_other.c.kind, _other.c.key, func.min(DOSSIER.c.reference).label("reference"))
    .select_from(
        _other.outerjoin(DOSSIER, DOSSIER.c.id == _other.c.dossier_id).outerjoin(
            _own,
            and_(_own.c.dossier_id == _dossier_id, _own.c.kind == _other.c.kind, _own.c.key == _other.c.key),
        )
    )
    .where(
        _other.c.key == func.any(bindparam("keys", type_=ARRAY(Text))),
        _other.c.dossier_id != _dossier_id,
        or_(_other.c.kind == literal_column("'machine'"), _own.c.n.is_(None), _other.c.n < _own.c.n),
    )
    .group_by(_other.c.kind, _other.c.key)
)
"""Which of these keys another dossier claims, of beneficiaries only those that claimed before this one did: whoever
comes later says why. The reference is null where row-level security hides that dossier."""

CLAIM = Statement(
    insert(FUNDING_CLAIM)
    .values(dossier_id=_dossier_id, kind=bindparam("kind", type_=Text()), key=bindparam("key", type_=Text()))
    .on_conflict_do_nothing(index_elements=["dossier_id", "kind", "key"])
)
"""Claim once; what the dossier claims already keeps its place."""

GIVE_UP = Statement(
    delete(FUNDING_CLAIM).where(
        FUNDING_CLAIM.c.dossier_id == _dossier_id,
        FUNDING_CLAIM.c.key != func.all(bindparam("keys", type_=ARRAY(Text))),
    )
)
"""Give up what the dossier claims beside these keys."""

"""What is read and written of claims."""

from sqlalchemy import Text, Uuid, and_, bindparam, delete, exists, func, literal_column, not_, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from arit_kit.db.statements import Statement, among
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.dossier.tables import DOSSIER
from dossiers.double_funding.tables import FUNDING_CLAIM
from dossiers.payment_request.tables import PAYMENT_REQUEST

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
        among(_other.c.kind, ("machine", "beneficiary")),  # all there are: so the index on (kind, key) serves
        _other.c.key == func.any(bindparam("keys", type_=ARRAY(Text))),
        _other.c.dossier_id != _dossier_id,
        or_(_other.c.kind == literal_column("'machine'"), _own.c.n.is_(None), _other.c.n < _own.c.n),
    )
    .group_by(_other.c.kind, _other.c.key)
)
"""Which of these keys another dossier claims, of beneficiaries only those that claimed before this one did: whoever
comes later says why. The reference is null where row-level security hides that dossier."""

_asked = (
    func.unnest(bindparam("kinds", type_=ARRAY(Text)), bindparam("keys", type_=ARRAY(Text)))
    .table_valued("kind", "key", name="asked")
    .render_derived()
)

CLAIM = Statement(
    insert(FUNDING_CLAIM)
    .from_select(["dossier_id", "kind", "key"], select(_dossier_id, _asked.c.kind, _asked.c.key).order_by(_asked.c.key))
    .on_conflict_do_nothing(index_elements=["dossier_id", "kind", "key"])
)
"""Claim each once, in one order for all, so that no two wait in a ring; what is claimed already keeps its place."""

_of_dossier = FUNDING_CLAIM.c.dossier_id == _dossier_id
_accepted = exists().where(
    AGREEMENT_LINE.c.dossier_id == FUNDING_CLAIM.c.dossier_id, AGREEMENT_LINE.c.accepted > literal_column("0")
)
_paid = exists().where(
    PAYMENT_REQUEST.c.dossier_id == FUNDING_CLAIM.c.dossier_id, PAYMENT_REQUEST.c.state == literal_column("'paid'")
)

CLAIM_NO_MORE = Statement(
    delete(FUNDING_CLAIM).where(
        _of_dossier, not_(_accepted), FUNDING_CLAIM.c.key != func.all(bindparam("keys", type_=ARRAY(Text)))
    )
)
"""Give up what the dossier claims beside these keys; what was accepted stays claimed."""

GIVE_UP = Statement(delete(FUNDING_CLAIM).where(_of_dossier, not_(_accepted), not_(_paid)))
"""Give up all that the dossier claims, unless the fund has paid for it."""

"""What is read of attachments."""

from sqlalchemy import Uuid, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from arit_kit.db.statements import Statement
from arit_kit.files.records import attachments_of
from dossiers.database import METADATA
from dossiers.privileges import PRIVILEGES

ATTACHMENTS = attachments_of("dossiers", "dossier", "TL", METADATA, PRIVILEGES)

_table = ATTACHMENTS.table
STATES_OF_RECORD = Statement(
    select(_table.c.id, _table.c.state).where(
        _table.c.record_id == bindparam("record_id", type_=Uuid()),
        _table.c.id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
    )
)
"""Where these attachments stand, of those that are the record's."""

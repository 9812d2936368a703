"""What the inbox holds: each kind of record, what it is called, the terms that it is under."""

from typing import Any

from sqlalchemy import ColumnElement, case, func, literal_column, null

from arit_kit.db.statements import among
from arit_kit.db.waiting import Waits
from arit_kit.law.running import by_law, day_set
from recommendations.follow_up.queries import FOLLOW_UPS
from recommendations.follow_up.tables import FOLLOW_UP
from recommendations.item.queries import ITEMS
from recommendations.item.tables import ITEM
from recommendations.item.workflow import OPEN, TO_BE_SENT_ON
from recommendations.law import TERMS
from recommendations.letter.queries import LETTERS
from recommendations.letter.tables import LETTER
from recommendations.reply.queries import REPLIES
from recommendations.tasking.queries import TASKINGS
from recommendations.tasking.tables import TASKING
from recommendations.work_plan.queries import PLANS
from recommendations.work_plan.tables import WORK_PLAN
from recommendations.working_session.queries import SESSIONS
from recommendations.working_session.tables import WORKING_SESSION

LONGEST_TITLE = 200
BEFORE_ITS_TASKING = ("registered", "classified")

_sent_on = func.coalesce(among(ITEM.c.authority, TO_BE_SENT_ON), literal_column("false"))


def _received_while(to_be_sent_on: bool) -> ColumnElement[Any]:
    """The receipt from which an item must be tasked, or sent on, while no day for its answer runs."""
    waits = ITEM.c.due_on.is_(None), _sent_on == literal_column(str(to_be_sent_on).lower())
    return case((waits[0] & waits[1], ITEM.c.counted_from_on), else_=null())


INBOX = (
    Waits(LETTERS, LETTER.c.title, "recommendations.read"),
    Waits(ITEMS, func.left(ITEM.c.text, LONGEST_TITLE), "recommendations.read", (
        day_set(OPEN, ITEM.c.due_on, "answer"),
        by_law(BEFORE_ITS_TASKING, _received_while(to_be_sent_on=False), TERMS, "tasking"),
        by_law(BEFORE_ITS_TASKING, _received_while(to_be_sent_on=True), TERMS, "transfer"),
    ), only={"transfer": _sent_on}),
    Waits(TASKINGS, TASKING.c.task, "work.read", (day_set(("assigned",), TASKING.c.due_on, "task"),)),
    Waits(REPLIES, null(), "recommendations.read"),
    Waits(FOLLOW_UPS, func.left(FOLLOW_UP.c.commitment, LONGEST_TITLE), "recommendations.read",
          (day_set(("open",), FOLLOW_UP.c.due_on, "promise"),)),
    Waits(SESSIONS, WORKING_SESSION.c.title, "recommendations.read"),
    Waits(PLANS, func.concat(literal_column("'Kế hoạch công tác quý '"), WORK_PLAN.c.quarter, literal_column("'/'"),
                             WORK_PLAN.c.year), "work.read"),
)  # fmt: skip
"""`answer`, `task` and `promise`: days that the record keeps itself."""

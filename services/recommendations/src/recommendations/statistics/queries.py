"""What is counted of letters, recommendations, follow-ups and sessions.

On time (I42): of the answers that were due in a period, on the day that then held for them, those that were given on
or before it. None is due before its day has come; one of today is once it was given. What is merged or sent on owes no
answer of its own. One that came back counts again under its new day; its earlier day and answer stand in its history
and keep counting in their own period.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Subquery,
    and_,
    cast,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import array

from arit_kit.db.past import FROM_ON, TO_ON, TODAY, counted, done, stood
from arit_kit.db.statements import Statement, among
from arit_kit.web.statistics import Measure, Ratio
from recommendations.database import TABLES
from recommendations.follow_up.queries import FOLLOW_UPS
from recommendations.item.queries import ITEMS
from recommendations.item.tables import ITEM
from recommendations.item.workflow import OPEN
from recommendations.letter.queries import LETTERS
from recommendations.working_session.tables import SESSION_PROVINCE, WORKING_SESSION

_history = TABLES.history


def _within(day: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(day >= FROM_ON, day <= TO_ON)


def _before(field: str) -> ColumnElement[Any]:
    """The day that a field held before an entry of the history changed it."""
    path: ColumnElement[Any] = array([literal_column(f"'{field}'"), literal_column("'0'")])
    return cast(_history.c.changes.op("#>>")(path), Date)


def _due() -> Subquery:
    """The answers due in the period: `province`, and whether each came in time."""
    now = select(ITEM.c.province, ITEM.c.due_on, ITEM.c.answered_on).where(
        ~among(ITEM.c.state, ("transferred", "merged"))
    )
    before = select(_history.c.province, _before("due_on"), _before("answered_on")).where(
        _history.c.kind == literal_column(f"'{ITEMS.kind}'"),
        _history.c.action == literal_column("'reopen'"),
        _before("answered_on").is_not(null()),
    )
    answers = union_all(now, before).subquery()
    in_time = func.coalesce(answers.c.answered_on <= answers.c.due_on, false())
    has_come = or_(answers.c.due_on < TODAY, and_(answers.c.due_on == TODAY, answers.c.answered_on.is_not(null())))
    due = _within(answers.c.due_on), has_come
    return select(answers.c.province, in_time.label("in_time")).where(*due).subquery()


def _open() -> Subquery:
    """The recommendations that waited for an answer on the last day, each with the day on which it is due."""
    stands = stood(ITEMS)
    waiting = among(stands.c.state, OPEN)
    return (
        select(stands.c.province, ITEM.c.due_on)
        .select_from(stands.join(ITEM, ITEM.c.id == stands.c.record_id))
        .where(waiting)
        .subquery()
    )


_received = select(ITEM.c.province).where(_within(ITEM.c.received_on)).subquery()
_due_answers, _open_items, _promises = _due(), _open(), stood(FOLLOW_UPS)
_met = (
    select(SESSION_PROVINCE.c.province)
    .distinct()
    .select_from(SESSION_PROVINCE.join(WORKING_SESSION, WORKING_SESSION.c.id == SESSION_PROVINCE.c.session_id))
    .where(_within(WORKING_SESSION.c.held_on))
    .subquery()
)
_sessions_held = Statement(select(null(), func.count()).where(_within(WORKING_SESSION.c.held_on)))

MEASURES = (
    Measure("letters_received", "Văn bản kiến nghị đã tiếp nhận", "Letters received",
            "period", "count", counted(done(LETTERS, "receive"))),
    Measure("items_received", "Kiến nghị đã tiếp nhận", "Recommendations received",
            "period", "count", counted(_received)),
    Measure("items_tasked", "Kiến nghị đã giao xử lý", "Recommendations tasked",
            "period", "count", counted(done(ITEMS, "assign"))),
    Measure("items_answered", "Kiến nghị đã trả lời", "Recommendations answered",
            "period", "count", counted(done(ITEMS, "answer"))),
    Measure("items_transferred", "Kiến nghị đã chuyển cơ quan thẩm quyền", "Recommendations sent on",
            "period", "count", counted(done(ITEMS, "transfer"))),
    Measure("items_reopened", "Kiến nghị được nêu lại", "Recommendations reopened",
            "period", "count", counted(done(ITEMS, "reopen"))),
    Measure("answers_due", "Kiến nghị đến hạn trả lời", "Answers due",
            "period", "count", counted(_due_answers)),
    Measure("answers_on_time", "Kiến nghị trả lời đúng hạn", "Answers given on time, of those due",
            "period", "count", counted(_due_answers, _due_answers.c.in_time)),
    Ratio("on_time", "Tỷ lệ trả lời đúng hạn", "Rate of answers on time",
          "period", "answers_on_time", "answers_due"),
    Measure("items_open", "Kiến nghị chưa trả lời", "Recommendations that wait for an answer",
            "day", "count", counted(_open_items)),
    Measure("items_overdue", "Kiến nghị quá hạn", "Recommendations overdue",
            "day", "count", counted(_open_items, _open_items.c.due_on < func.least(TO_ON, TODAY))),
    Measure("sessions_held", "Buổi làm việc với địa phương", "Working sessions held",
            "period", "count", _sessions_held, by_province=False),
    Measure("provinces_met", "Tỉnh, thành phố đã làm việc", "Provinces met",
            "period", "count", counted(_met)),
    Measure("follow_ups_done", "Cam kết đã thực hiện", "Promises kept",
            "period", "count", counted(done(FOLLOW_UPS, "complete"))),
    Measure("follow_ups_open", "Cam kết đang theo dõi", "Promises not kept yet",
            "day", "count", counted(_promises, _promises.c.state == literal_column("'open'"))),
)  # fmt: skip
"""A session may be held with many provinces, so it is not counted by province; whom it met is."""

"""What the inbox holds: each kind of record, what it is called, the terms that it is under.

Attachments are not in it: they wait for the scanner alone. Registers of centres and policies rest, so nothing of them
waits until somebody opens a review.
"""

from typing import Any, get_args

from sqlalchemy import ColumnElement, Table, case, func, literal_column, null, select

from arit_kit.db.waiting import Waits
from arit_kit.law.running import Running, by_law, day_set
from dossiers.acceptance import queries as acceptance
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.acceptance.tables import ACCEPTANCE
from dossiers.adjustment.queries import ADJUSTMENTS
from dossiers.adjustment.tables import ADJUSTMENT
from dossiers.agreement.deadlines import LIQUIDATION, SETTLEMENT_FILE
from dossiers.agreement.queries import AGREEMENTS
from dossiers.agreement.tables import AGREEMENT, AGREEMENT_LINE
from dossiers.appraisal import queries as appraisal
from dossiers.appraisal.queries import APPRAISALS
from dossiers.appraisal.tables import APPRAISAL
from dossiers.centre.queries import REVIEWS
from dossiers.centre.tables import REVIEW
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.tables import DOSSIER
from dossiers.finding.queries import FINDINGS
from dossiers.finding.tables import FINDING
from dossiers.law import TERMS
from dossiers.law.voting import Level
from dossiers.mission.queries import MISSIONS
from dossiers.mission.tables import MISSION
from dossiers.payment_request import queries as payment_request
from dossiers.payment_request.queries import PAYMENT_REQUESTS
from dossiers.payment_request.tables import PAYMENT_REQUEST
from dossiers.plan.queries import PLANS
from dossiers.plan.tables import PLAN
from dossiers.programme_task.queries import PROGRAMME_TASKS
from dossiers.programme_task.tables import PROGRAMME_TASK
from dossiers.progress_report.queries import PROGRESS_REPORTS
from dossiers.progress_report.tables import PROGRESS_REPORT
from dossiers.promotion_event.queries import PROMOTION_EVENTS
from dossiers.promotion_event.tables import PROMOTION_EVENT
from dossiers.registration import queries as registration
from dossiers.registration.queries import REGISTRATIONS
from dossiers.registration.tables import REGISTRATION
from dossiers.survey.queries import CANDIDATES, SURVEYS
from dossiers.survey.tables import CANDIDATE, SURVEY
from dossiers.voting.queries import ENTRIES, ROUNDS
from dossiers.voting.tables import ENTRY, ROUND

LONGEST_TITLE = 200


def _dossier_of(table: Table) -> ColumnElement[Any]:
    """What is about a dossier is called as the dossier."""
    return select(DOSSIER.c.title).where(DOSSIER.c.id == table.c.dossier_id).scalar_subquery()


def _of_lines(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return select(value).where(AGREEMENT_LINE.c.agreement_id == AGREEMENT.c.id).scalar_subquery()


def _complete_in(level: str) -> ColumnElement[Any]:
    """When an entry of a round of that level was found complete."""
    of_level = select(ROUND.c.level).where(ROUND.c.id == ENTRY.c.round_id).scalar_subquery()
    return case((of_level == literal_column(f"'{level}'"), ENTRY.c.complete_on), else_=null())


def _voting(level: str) -> Running:
    """The term for the result of an entry of that level; it runs where the law of the level is known."""
    return by_law(("complete",), _complete_in(level), TERMS, f"voting_{level}")


_last_accepted_or_stopped_on = _of_lines(
    func.max(func.greatest(AGREEMENT_LINE.c.accepted_on, AGREEMENT_LINE.c.stopped_on))
)
_end_of_last_year = _of_lines(
    func.make_date(func.max(AGREEMENT_LINE.c.year), literal_column("12"), literal_column("31"))
)

INBOX = (
    Waits(REGISTRATIONS, func.concat(literal_column("'Đăng ký kế hoạch năm '"), REGISTRATION.c.plan_year),
          "dossiers.read", (day_set(("drafted",), REGISTRATION.c.due_on, "registration"),), rests=registration.RESTS),
    Waits(DOSSIERS, DOSSIER.c.title, "dossiers.read"),
    Waits(APPRAISALS, _dossier_of(APPRAISAL), "dossiers.read", barred=appraisal.MAY_NOT_APPRAISE,
          rests=appraisal.RESTS),
    Waits(PLANS, PLAN.c.title, "dossiers.read"),
    Waits(AGREEMENTS, AGREEMENT.c.number, "dossiers.read", (
        by_law(("accepted",), _last_accepted_or_stopped_on, TERMS, SETTLEMENT_FILE),
        by_law(("signed", "implementing", "settlement_filed"), _end_of_last_year, TERMS, LIQUIDATION),
    )),
    Waits(ACCEPTANCES, _dossier_of(ACCEPTANCE), "dossiers.read", rests=acceptance.RESTS),
    Waits(PAYMENT_REQUESTS, _dossier_of(PAYMENT_REQUEST), "dossiers.read", rests=payment_request.RESTS),
    Waits(ADJUSTMENTS, _dossier_of(ADJUSTMENT), "dossiers.read"),
    Waits(PROGRESS_REPORTS, _dossier_of(PROGRESS_REPORT), "dossiers.read"),
    Waits(SURVEYS, SURVEY.c.title, "dossiers.read"),
    Waits(CANDIDATES, CANDIDATE.c.establishment, "dossiers.read"),
    Waits(PROGRAMME_TASKS, PROGRAMME_TASK.c.title, "dossiers.read",
          (day_set(("assigned",), PROGRAMME_TASK.c.due_on, "programme_task"),)),
    Waits(PROMOTION_EVENTS, PROMOTION_EVENT.c.title, "dossiers.read"),
    Waits(MISSIONS, MISSION.c.title, "dossiers.read"),
    Waits(FINDINGS, func.left(FINDING.c.text, LONGEST_TITLE), "dossiers.read",
          (day_set(("open",), FINDING.c.due_on, "finding"),)),
    Waits(ROUNDS, ROUND.c.organiser, "voting.read"),
    Waits(ENTRIES, ENTRY.c.product, "voting.read",
          tuple(_voting(level) for level in get_args(Level))),
    Waits(REVIEWS, REVIEW.c.title, "centre.read"),
)  # fmt: skip

"""The service dossiers, put together."""

from pathlib import Path

from arit_kit.app import Service
from dossiers.acceptance import api as acceptance
from dossiers.acceptance.queries import ACCEPTANCES
from dossiers.adjustment import api as adjustment
from dossiers.adjustment.queries import ADJUSTMENTS
from dossiers.agreement import api as agreement
from dossiers.agreement.queries import AGREEMENTS
from dossiers.appraisal import api as appraisal
from dossiers.appraisal.queries import APPRAISALS
from dossiers.attachment import api as attachment
from dossiers.attachment.queries import ATTACHMENTS
from dossiers.breakdown import api as breakdown
from dossiers.centre import api as centre
from dossiers.centre.queries import CENTRES, REVIEWS
from dossiers.constraints import CONSTRAINTS
from dossiers.database import METADATA, TABLES
from dossiers.dossier import api as dossier
from dossiers.dossier.queries import DOSSIERS
from dossiers.feed import CONSUMES
from dossiers.finding import api as finding
from dossiers.finding.queries import FINDINGS
from dossiers.inbox import api as inbox
from dossiers.law import DIGEST
from dossiers.mission import api as mission
from dossiers.mission.queries import MISSIONS
from dossiers.payment_request import api as payment_request
from dossiers.payment_request.queries import PAYMENT_REQUESTS
from dossiers.plan import api as plan
from dossiers.plan.queries import PLANS
from dossiers.policy import api as policy
from dossiers.policy.queries import POLICIES
from dossiers.privileges import PRIVILEGES
from dossiers.programme_task import api as programme_task
from dossiers.programme_task.queries import PROGRAMME_TASKS
from dossiers.progress_report import api as progress_report
from dossiers.progress_report.queries import PROGRESS_REPORTS
from dossiers.promotion_event import api as promotion_event
from dossiers.promotion_event.queries import PROMOTION_EVENTS
from dossiers.registration import api as registration
from dossiers.registration.queries import REGISTRATIONS
from dossiers.selection import api as selection
from dossiers.settings import Settings
from dossiers.statistics import api as statistics
from dossiers.support import api as support
from dossiers.survey import api as survey
from dossiers.survey.queries import CANDIDATES, SURVEYS
from dossiers.timeline import api as timeline
from dossiers.voting import api as voting
from dossiers.voting.queries import ENTRIES, ROUNDS

FEATURES = (
    registration, dossier, appraisal, plan, agreement, acceptance, progress_report, payment_request, adjustment,
    attachment, selection, survey, programme_task, promotion_event, mission, finding, voting, centre, policy, support,
    inbox, timeline, breakdown, statistics,
)  # fmt: skip
RESOURCES = (
    REGISTRATIONS, DOSSIERS, APPRAISALS, PLANS, AGREEMENTS, ACCEPTANCES, PROGRESS_REPORTS, PAYMENT_REQUESTS,
    ADJUSTMENTS, ATTACHMENTS, SURVEYS, CANDIDATES, PROGRAMME_TASKS, PROMOTION_EVENTS, MISSIONS, FINDINGS, ROUNDS,
    ENTRIES, CENTRES, REVIEWS, POLICIES,
)  # fmt: skip

SERVICE = Service(
    name="dossiers",
    title="Dossiers",
    version="0.4.0",
    description="Industrial-promotion projects (hồ sơ đề án khuyến công quốc gia), from registration to liquidation; "
    "adjustments; voting for typical products, promotion centres, provinces' policies.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=[feature.router for feature in FEATURES],
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0011",
    resources=RESOURCES,
    attachments=ATTACHMENTS,
    law_digest=DIGEST,
    constraints=CONSTRAINTS,
    consumes=CONSUMES,
)

"""The service recommendations, put together."""

from pathlib import Path

from arit_kit.app import Service
from recommendations.briefing import api as briefing
from recommendations.constraints import CONSTRAINTS
from recommendations.database import METADATA, TABLES
from recommendations.follow_up import api as follow_up
from recommendations.follow_up.queries import FOLLOW_UPS
from recommendations.inbox import api as inbox
from recommendations.item import api as item
from recommendations.item.queries import ITEMS
from recommendations.jobs import JOBS
from recommendations.law import DIGEST
from recommendations.letter import api as letter
from recommendations.letter.queries import LETTERS
from recommendations.privileges import PRIVILEGES
from recommendations.reply import api as reply
from recommendations.reply.queries import REPLIES
from recommendations.settings import Settings
from recommendations.statistics import api as statistics
from recommendations.tasking import api as tasking
from recommendations.tasking.queries import TASKINGS
from recommendations.work_plan import api as work_plan
from recommendations.work_plan.queries import PLANS
from recommendations.work_report import api as work_report
from recommendations.working_session import api as working_session
from recommendations.working_session.queries import SESSIONS

FEATURES = (
    letter, item, tasking, follow_up, reply, working_session, work_plan, inbox, statistics, briefing, work_report,
)  # fmt: skip

SERVICE = Service(
    name="recommendations",
    title="Recommendations",
    version="0.2.0",
    description="Provinces' recommendations (kiến nghị), from the letter to what follows the reply; working sessions, "
    "plans, reports.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=[feature.router for feature in FEATURES],
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0001",
    resources=(LETTERS, ITEMS, TASKINGS, REPLIES, FOLLOW_UPS, SESSIONS, PLANS),
    law_digest=DIGEST,
    constraints=CONSTRAINTS,
    jobs=JOBS,
)

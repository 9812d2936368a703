"""The service budget, put together."""

from pathlib import Path

from arit_kit.app import Service
from budget.allocation import api as allocation
from budget.allocation.queries import ALLOCATIONS
from budget.assignment import api as assignment
from budget.assignment.queries import ASSIGNMENTS
from budget.commitment import api as commitment
from budget.commitment.queries import COMMITMENTS
from budget.database import METADATA, TABLES
from budget.feed import CONSUMES
from budget.law import DIGEST
from budget.ledger import api as ledger
from budget.overview import api as overview
from budget.payment import api as payment
from budget.payment.queries import PAYMENTS
from budget.privileges import PRIVILEGES
from budget.recovery import api as recovery
from budget.recovery.queries import RECOVERIES
from budget.settings import Settings
from budget.statistics import api as statistics
from budget.year import api as year
from budget.year.queries import YEARS

FEATURES = (year, assignment, allocation, commitment, payment, recovery, overview, ledger, statistics)

SERVICE = Service(
    name="budget",
    title="Budget",
    version="0.3.0",
    description="The money of national industrial promotion (kinh phí khuyến công quốc gia): assigned, allocated, "
    "held, paid, recovered.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=[feature.router for feature in FEATURES],
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0004",
    resources=(YEARS, ASSIGNMENTS, ALLOCATIONS, COMMITMENTS, PAYMENTS, RECOVERIES),
    law_digest=DIGEST,
    consumes=CONSUMES,
)

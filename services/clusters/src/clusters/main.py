"""The service clusters, put together."""

from pathlib import Path

from arit_kit.app import Service
from clusters.constraints import CONSTRAINTS
from clusters.criteria import api as criteria
from clusters.database import METADATA, TABLES
from clusters.establishment import api as establishment
from clusters.law import DIGEST
from clusters.privileges import PRIVILEGES
from clusters.proposal import api as proposal
from clusters.proposal.queries import CLUSTER_PROPOSALS
from clusters.register import api as register
from clusters.register.queries import CLUSTERS
from clusters.settings import Settings
from clusters.statistics import api as statistics

FEATURES = (register, criteria, establishment, proposal, statistics)

SERVICE = Service(
    name="clusters",
    title="Clusters",
    version="0.1.0",
    description="Industrial clusters (cụm công nghiệp): the register, the criteria, provinces' proposals and the "
    "opinion on them.",
    metadata=METADATA,
    tables=TABLES,
    privileges=PRIVILEGES,
    routers=[feature.router for feature in FEATURES],
    settings=Settings,
    migrations=Path(__file__).parent / "migrations",
    schema_revision="0001",
    resources=(CLUSTERS, CLUSTER_PROPOSALS),
    law_digest=DIGEST,
    constraints=CONSTRAINTS,
)

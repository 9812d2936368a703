"""The law that this service applies: each dated TOML file stands beside the model that checks it."""

from arit_kit.law.load import digest
from dossiers.law.adjustments import ADJUSTMENTS
from dossiers.law.advances import ADVANCES
from dossiers.law.ceilings import CEILINGS
from dossiers.law.checklist import CHECKLIST
from dossiers.law.council import COUNCIL
from dossiers.law.eligibility import ELIGIBILITY
from dossiers.law.kinds import KINDS
from dossiers.law.priority import PRIORITY
from dossiers.law.terms import TERMS
from dossiers.law.voting import VOTING

__all__ = [
    "ADJUSTMENTS", "ADVANCES", "CEILINGS", "CHECKLIST", "COUNCIL", "DIGEST", "ELIGIBILITY", "FILES", "KINDS",
    "PRIORITY", "TERMS", "VOTING",
]  # fmt: skip

FILES = (CEILINGS, ADVANCES, CHECKLIST, KINDS, ELIGIBILITY, PRIORITY, COUNCIL, TERMS, VOTING, ADJUSTMENTS)
DIGEST = digest(FILES)
"""Shown in /health/ready, so that two replicas can be seen to apply the same law."""

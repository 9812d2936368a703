"""The law that this service applies: each dated TOML file stands beside the model that checks it."""

from arit_kit.law.load import digest
from clusters.law.checklist import CHECKLIST
from clusters.law.criteria import CRITERIA
from clusters.law.districts import DISTRICTS
from clusters.law.rule_sets import RULE_SETS
from clusters.law.terms import TERMS

__all__ = ["CHECKLIST", "CRITERIA", "DIGEST", "DISTRICTS", "FILES", "RULE_SETS", "TERMS"]

FILES = (RULE_SETS, CRITERIA, CHECKLIST, TERMS, DISTRICTS)
DIGEST = digest(FILES)
"""Shown in /health/ready, so that two replicas can be seen to apply the same law."""

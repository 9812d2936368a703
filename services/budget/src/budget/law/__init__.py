"""The law that this service applies: each dated TOML file stands beside the model that checks it."""

from arit_kit.law.load import digest
from budget.law.budget_codes import BUDGET_CODES
from budget.law.terms import TERMS

__all__ = ["BUDGET_CODES", "DIGEST", "FILES", "TERMS"]

FILES = (TERMS, BUDGET_CODES)
DIGEST = digest(FILES)
"""Shown in /health/ready, so that two replicas can be seen to apply the same law."""

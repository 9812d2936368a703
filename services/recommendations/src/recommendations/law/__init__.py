"""The law that this service applies: each dated TOML file stands beside the model that checks it."""

from arit_kit.law.load import digest
from recommendations.law.terms import TERMS

__all__ = ["DIGEST", "FILES", "TERMS"]

FILES = (TERMS,)
DIGEST = digest(FILES)
"""Shown in /health/ready, so that two replicas can be seen to apply the same law."""

"""The law that this service applies: each dated TOML file stands beside the model that checks it."""

from typing import Any

from arit_kit.law.load import digest
from arit_kit.law.select import LawFile

__all__ = ["DIGEST", "FILES"]

FILES: tuple[LawFile[Any], ...] = ()
DIGEST = digest(FILES)
"""Shown in /health/ready, so that two replicas can be seen to apply the same law."""

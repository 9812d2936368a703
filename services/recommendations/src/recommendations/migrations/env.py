"""Alembic's entry: the kit runs the migrations."""

from arit_kit.db.migrate import run_environment
from recommendations.main import SERVICE

run_environment(SERVICE.metadata)

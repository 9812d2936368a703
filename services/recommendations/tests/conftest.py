"""The service recommendations under test."""

import pytest

from arit_kit.app import Service
from recommendations.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE

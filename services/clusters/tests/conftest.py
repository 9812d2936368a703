"""The service clusters under test."""

import pytest

from arit_kit.app import Service
from clusters.main import SERVICE


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE

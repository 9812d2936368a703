"""Requests made from the service's own OpenAPI."""

import pytest

from arit_kit.testing.conformance import conforms, operations
from arit_kit.testing.world import World
from clusters.main import SERVICE


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    return await tell()


@pytest.mark.parametrize("operation", operations(SERVICE))
async def test_no_request_breaks_the_service_and_every_answer_conforms(world: World, records, operation: str) -> None:
    await conforms(world, operation, records)

"""Whatever its OpenAPI allows or forbids, no request makes the service fail, and every answer is as described."""

import pytest

from arit_kit.testing.conformance import conforms, operations
from arit_kit.testing.world import World
from budget.main import SERVICE


@pytest.mark.parametrize("operation", operations(SERVICE))
async def test_requests_from_its_own_openapi(world: World, records, operation: str) -> None:
    await conforms(world, operation, records)

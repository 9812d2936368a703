"""The whole system under a storm of clients: both services as real processes, their PostgreSQL forced to disk.

Short by default; ARIT_LONG=1 makes it long. MONEY_SEED repeats a run's choices.
"""

import json
import os
import random
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from arit_local.services import SERVICES
from arit_local.stack import Stack

sys.path.append(str(Path(__file__).parent))

from bookkeeper import Books
from cutting_wire import CuttingWire
from groundwork import lay
from people import Callers
from sizes import SIZE
from storm import Storm


@pytest.fixture(scope="session")
def rng() -> random.Random:
    seed = int(os.environ.get("MONEY_SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"MONEY_SEED={seed}")
    return random.Random(seed)


@pytest.fixture(scope="session")
async def wired() -> AsyncIterator[tuple[Stack, CuttingWire]]:
    """PostgreSQL and the two services, a wire between them that can cut; no gateway, which holds no money."""
    with TemporaryDirectory(prefix="arit-money-") as folder:
        os.chmod(folder, 0o711)  # the account that runs PostgreSQL must get through
        services = [service for service in SERVICES if service.has_database]
        with Stack(Path(folder) / "stack", services=services, fsync=True).only_databases() as stack:
            wire = CuttingWire(stack.url("budget"))
            settings = {"DOSSIERS_NEIGHBOURS": json.dumps({"budget": await wire.open()})}
            stack.start("budget")
            stack.start("dossiers", settings=settings)
            yield stack, wire
            await wire.close()


@pytest.fixture(scope="session")
async def storm(wired: tuple[Stack, CuttingWire], rng: random.Random) -> AsyncIterator[Storm]:
    """A world made through the API, and the books of it from its first đồng on."""
    callers, books = Callers(wired[0], SIZE.clients), Books()
    ground = await lay(callers, books, rng, SIZE.dossiers)
    yield Storm(callers, books, ground, rng)
    await callers.close()


@pytest.fixture
def wire(wired: tuple[Stack, CuttingWire]) -> CuttingWire:
    """Between dossiers and budget."""
    return wired[1]

"""The money under a storm: no limit is ever passed, no đồng lost, whoever is killed on the way."""

import random

import pytest

from audit import audit
from sizes import SIZE
from storm import Storm

pytestmark = pytest.mark.money


async def test_no_limit_is_passed_and_no_dong_lost(storm: Storm, rng: random.Random) -> None:
    await storm.blow(SIZE.clients, SIZE.attempts)
    print(storm.done, storm.refused, storm.callers.counts, storm.unequal, sep="\n")
    assert await audit(storm.callers, storm.books, rng) == []

"""Ids: UUIDv7, each later one greater within its millisecond's grain, none twice."""

import time

from arit_kit.ids import uuid7


def test_an_id_is_a_uuid_of_version_7_that_tells_its_time() -> None:
    before, made, after = time.time_ns() // 1_000_000, uuid7(), time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= after


def test_no_id_is_made_twice_and_later_ones_sort_after() -> None:
    made = [uuid7() for _ in range(20_000)]
    assert len(set(made)) == len(made)
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)

"""Identifiers: UUIDv7, so that new records sort after old ones."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new UUIDv7 (RFC 9562, 6.2 method 3): Unix milliseconds, 12 bits of their fraction, 62 random bits.

    What one process makes sorts in the order of making, within a millisecond too.
    """
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    fraction = (nanoseconds << 12) // 1_000_000
    random = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random)

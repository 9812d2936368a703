"""Identifiers: UUIDv7, so that new records sort after old ones, and the references that people quote."""

import os
import time
from datetime import datetime
from uuid import UUID


def uuid7() -> UUID:
    """A new UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return UUID(int=value | 0b10 << 62 | random & (1 << 62) - 1)


def reference(prefix: str, number: int, day: datetime) -> str:
    """What people quote: `KC-2026-000123`; unique by its number, not free of gaps."""
    return f"{prefix}-{day.year}-{number:06d}"

"""How much is tried: a little on every run, much where ARIT_LONG=1."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Clients at once, their attempts, and the dossiers that they contend for."""

    clients: int
    attempts: int
    dossiers: int
    attempts_with_kills: int
    kills: int
    is_long: bool = False


SHORT = Size(clients=16, attempts=200, dossiers=10, attempts_with_kills=50, kills=1)
LONG = Size(clients=64, attempts=3_000, dossiers=60, attempts_with_kills=500, kills=3, is_long=True)
SIZE = LONG if os.environ.get("ARIT_LONG") else SHORT

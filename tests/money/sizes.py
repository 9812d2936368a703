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


SHORT = Size(clients=16, attempts=220, dossiers=12, attempts_with_kills=60, kills=1)
LONG = Size(clients=64, attempts=3_000, dossiers=60, attempts_with_kills=500, kills=3)
SIZE = LONG if os.environ.get("ARIT_LONG") else SHORT

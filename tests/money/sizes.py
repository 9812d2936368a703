"""How much is tried: a little on every run, much where ARIT_LONG=1."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Clients at once, their attempts, the dossiers that they contend for; and at how many days an audit looks."""

    clients: int
    attempts: int
    dossiers: int
    attempts_with_kills: int
    kills: int
    looks: int
    is_long: bool = False


SHORT = Size(clients=16, attempts=200, dossiers=10, attempts_with_kills=50, kills=1, looks=4)
LONG = Size(clients=64, attempts=5_000, dossiers=80, attempts_with_kills=1_000, kills=8, looks=15, is_long=True)
SIZE = LONG if os.environ.get("ARIT_LONG") else SHORT

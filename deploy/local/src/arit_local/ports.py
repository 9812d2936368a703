"""TCP ports of this machine's loopback: whether one is free, and finding free ones."""

import socket
from itertools import islice
from random import SystemRandom

LOOPBACK = "127.0.0.1"
BELOW_OUTGOING = range(15_000, 32_000)
"""Below the ports that Linux and macOS give to outgoing connections."""


def is_free(port: int) -> bool:
    """Whether a server could listen there now; a port left by an ended server counts as free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def find_free(count: int = 1) -> list[int]:
    """Distinct ports, free at this moment, that no outgoing connection takes before their servers start."""
    shuffled = SystemRandom().sample(BELOW_OUTGOING, len(BELOW_OUTGOING))
    return list(islice(filter(is_free, shuffled), count))

"""The error that a person can act on: one clear sentence, printed without a traceback."""

import sys
from collections.abc import Callable


class Trouble(Exception):
    """What went wrong and what to do about it."""


def told(command: Callable[[], int | None]) -> int:
    """Runs a command; a Trouble is printed as a sentence and gives exit code 1."""
    try:
        return command() or 0
    except Trouble as trouble:
        print(f"error: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno == 28:
            print("error: The disk is full. Free some space, then start again.", file=sys.stderr)
            return 1
        raise

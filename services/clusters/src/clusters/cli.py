"""The command line of clusters."""

from arit_kit.cli import run
from clusters.main import SERVICE


def main() -> None:
    """`clusters serve | migrate | openapi | backfill | verify-history`."""
    run(SERVICE, {})


if __name__ == "__main__":
    main()

"""The command line of recommendations."""

from arit_kit.cli import run
from recommendations.main import SERVICE


def main() -> None:
    """`recommendations serve | migrate | openapi | backfill | verify-history`."""
    run(SERVICE, {})


if __name__ == "__main__":
    main()

"""The command line of budget."""

from arit_kit.cli import run
from budget.main import SERVICE
from budget.overview.verification import verify


def main() -> None:
    """`budget serve | migrate | openapi | backfill | verify`."""
    run(SERVICE, {"verify": verify})


if __name__ == "__main__":
    main()

"""The command line of dossiers."""

from arit_kit.cli import run
from dossiers.main import SERVICE


def main() -> None:
    """`dossiers serve | migrate | openapi | backfill`."""
    run(SERVICE)


if __name__ == "__main__":
    main()

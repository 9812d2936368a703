"""The command line of dossiers."""

from arit_kit.cli import run
from dossiers.main import SERVICE
from dossiers.reconcile import reconcile


def main() -> None:
    """`dossiers serve | migrate | reconcile | …`."""
    run(SERVICE, {"reconcile": reconcile})


if __name__ == "__main__":
    main()

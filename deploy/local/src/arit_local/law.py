"""`make law`: every rule of law that the services apply, as one page of Markdown for a lawyer."""

import importlib
import pkgutil
import sys
from typing import Any

from arit_kit.law.printing import print_law
from arit_kit.law.select import LawFile
from arit_local.services import SERVICES


def law_files(service: str) -> list[LawFile[Any]]:
    """What the modules of a service's package `law` have loaded, each file once."""
    package = importlib.import_module(f"{service}.law")
    names = [f"{package.__name__}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]
    values = [value for name in names for value in vars(importlib.import_module(name)).values()]
    return list({id(value): value for value in values if isinstance(value, LawFile)}.values())


def main() -> None:
    files = [file for service in SERVICES if service.has_database for file in law_files(service.name)]
    sys.stdout.write(print_law(files))


if __name__ == "__main__":
    main()

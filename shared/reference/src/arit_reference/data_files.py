"""Reads a data file of this wheel. Decimal fractions stay exact."""

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any


def read(name: str) -> dict[str, Any]:
    """The parsed TOML file `data/<name>`."""
    text = files("arit_reference").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)

"""The parts of a service's README that the code writes: its state diagrams and its settings."""

import re
from typing import Any

_STATES = re.compile(r"(<!-- states: (\w+) -->\n).*?(<!-- /states -->)", re.DOTALL)
_SETTINGS = re.compile(r"(<!-- settings -->\n).*?(<!-- /settings -->)", re.DOTALL)


def filled(readme: str, described: dict[str, Any]) -> str:
    """The README with its marked parts as `<service> describe` tells them."""
    states: dict[str, str] = described["states"]
    rows = "".join(f"| `{name}` | {default or '–'} | {what} |\n" for name, default, what in described["settings"])
    table = f"| setting | default | what it says |\n|---|---|---|\n{rows}"
    drawn = _STATES.sub(lambda part: f"{part[1]}```mermaid\n{states[part[2]]}\n```\n{part[3]}", readme)
    return _SETTINGS.sub(lambda part: f"{part[1]}{table}{part[2]}", drawn)

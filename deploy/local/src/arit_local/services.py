"""What runs on this machine and on which port: the one list to extend when a service is added."""

import os
import sys
from dataclasses import dataclass

from arit_local.trouble import Trouble


@dataclass(frozen=True)
class Service:
    """A process with `serve`; one with a database also has `migrate`."""

    name: str
    default_port: int
    has_database: bool = True
    program: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """Of its settings: `DOSSIERS_`."""
        return self.name.upper() + "_"

    def command(self, *arguments: str) -> list[str]:
        return [*(self.program or (sys.executable, "-m", f"{self.name}.cli")), *arguments]

    def port(self) -> int:
        """The default, or what the environment says: `DOSSIERS_PORT`."""
        return port_setting(self.prefix + "PORT", self.default_port)


SERVICES = (
    Service("dossiers", 8001),
    Service("budget", 8002),
    Service("clusters", 8003),
    Service("recommendations", 8004),
    Service("gateway", 8000, has_database=False),
)


def port_setting(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise Trouble(f"{name}={text} is no port; give a number from 1 to 65535.")
    return int(text)

"""What breaking a constraint of the database says to the client, by the constraint's name."""

from collections.abc import Mapping

from arit_kit.web.problems import Fault

CONSTRAINTS: Mapping[str, Fault] = {}

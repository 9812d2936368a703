"""One service at a time: the present release of one beside an earlier one of the others, in both orders.

Services that the earlier release did not have go first, then the gateway, which must know their routes; then those that
both releases have. At each stop the whole story is told, or told again, through the gateway, and the books are verified
by the `budget` that runs.
"""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from arit_local.demo.page import Page
from arit_local.demo.people import PEOPLE
from arit_local.demo.story import tell
from arit_local.demo.teller import Teller
from arit_local.releases import Release, running
from arit_local.services import SERVICES
from arit_local.stack import Stack

PRESENT = {service.name: service for service in SERVICES}


class Rollout:
    """A system in which each service runs the release that it was told to run."""

    def __init__(self, folder: Path, server: str, release: Release, earlier: dict[str, Path], present: dict[str, Path]):
        self._release = release
        self.earlier = {name: running(PRESENT[name], program) for name, program in earlier.items()}
        self.present = {name: running(PRESENT[name], program) for name, program in present.items()}
        # Nothing but what is installed; and compiled once, also where the environment would forbid it.
        settings = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": ""}
        self.stack = Stack(folder, services=list(self.present.values()), superuser_url=server, settings=settings)

    def open(self, *, earlier: list[str], on_earlier_schema: list[str]) -> None:
        """Everything runs: these services in the earlier release, some of them on its own schema, the rest in ours."""
        for name in on_earlier_schema:
            self.stack.services[name] = self.earlier[name]
        self.stack.only_databases()
        for name in earlier:
            self.stack.services[name] = self.earlier[name]
        for name in self.stack.services:
            later_schema = name in earlier and name not in on_earlier_schema
            self._start(name, later_schema=later_schema)

    def upgrade(self, name: str) -> None:
        """As production does it: migrate while the earlier one serves, then replace it."""
        self.stack.services[name] = self.present[name]
        if PRESENT[name].has_database:
            migrated = self.stack.run(name, "migrate")
            assert migrated.returncode == 0, migrated.stderr
        self.stack.stop(name)
        self._start(name, later_schema=False)

    def tell(self) -> None:
        """The story, from its first step to its last; it stops where an answer differs."""
        tell(Teller(self.stack.url("gateway"), Page("en", lambda line: None), self._token), self._verify)

    def feed_of(self, name: str) -> int:
        """How the gateway answers for the feed of that service."""
        url = f"{self.stack.url('gateway')}/v1/feeds/{name}"
        return httpx.get(url, headers=self.stack.headers(role="auditor"), trust_env=False).status_code

    def _start(self, name: str, *, later_schema: bool) -> None:
        strict = later_schema and not self._release.ready_on_later_schema
        self.stack.start(name, until="/health/live" if strict else "/health/ready")

    def _token(self, who: str) -> str:
        person = PEOPLE[who]
        return self.stack.token(role=person.role, province=person.province, unit=person.unit)

    def _verify(self) -> tuple[bool, str]:
        verified = self.stack.run("budget", "verify")
        return verified.returncode == 0, verified.stdout.strip() or verified.stderr[-1000:]


@pytest.fixture
def rollout(
    folder: Path, server: object, release: Release, earlier: dict[str, Path], present: dict[str, Path], tmp_path: Path
) -> Iterator[Rollout]:
    one = Rollout(tmp_path / "stack", server.url(), release, earlier, present)  # type: ignore[attr-defined]
    try:
        yield one
    finally:
        one.stack.close()


def test_the_gateway_then_dossiers_then_budget(rollout: Rollout) -> None:
    """Each service's schema before its code, and not before its turn."""
    rollout.open(earlier=["budget", "gateway"], on_earlier_schema=["budget"])
    known = {name: name in rollout.earlier for name in rollout.present if name != "gateway"}
    assert {name: rollout.feed_of(name) for name in known} == {name: 200 if it else 404 for name, it in known.items()}
    rollout.upgrade("gateway")
    assert {rollout.feed_of(name) for name in known} == {200}
    rollout.tell()
    rollout.upgrade("budget")
    rollout.tell()


def test_budget_then_dossiers_with_all_schemas_migrated_first(rollout: Rollout) -> None:
    """Migrations only expand: between `migrate` and the end of its last replica the earlier code writes on."""
    rollout.open(earlier=["dossiers"], on_earlier_schema=[])
    rollout.tell()
    rollout.upgrade("dossiers")
    rollout.tell()

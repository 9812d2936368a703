"""Dossiers under test, and a project brought to any step of its way through the public API."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.app import Service
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World
from dossiers.main import SERVICE

sys.path.append(str(Path(__file__).parent))

from told_registers import Registers, Work
from told_visits import Story
from told_voting import Voting


@pytest.fixture(scope="session")
def service_under_test() -> Service:
    return SERVICE


class BudgetStub:
    """The budget service at the HTTP boundary: holds what it is asked, or refuses, fails, or talks nonsense."""

    def __init__(self) -> None:
        self.holds: list[dict[str, Any]] = []
        self.answer: httpx.Response | Exception | None = None
        self.signed: set[str] = set()
        """Agreements that it held for once: it has heard of their signing when it is asked again."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.answer, Exception):
            raise self.answer
        if self.answer is not None:
            return self.answer
        body = httpx.Response(200, content=request.content).json()
        self.holds.append(body)
        document = {"number": "437", "symbol": "CTĐP-QLKC", "issuer": "Cục Công Thương địa phương"}
        lines = [{"allocation_document": document | {"issued_on": "2022-07-08"}} for _ in body["lines"]]
        agreement_id = request.url.path.rpartition("/")[2]
        state = "confirmed" if agreement_id in self.signed else "held"
        self.signed.add(agreement_id)
        return httpx.Response(200, json={"state": state, "agreement_id": agreement_id, "lines": lines})


@pytest.fixture
def story(world: World) -> Story:
    return Story(world)


@pytest.fixture(scope="module")
def once() -> type[Story]:
    """For what a module's tests share."""
    return Story


@pytest.fixture
def voting(story: Story) -> Voting:
    return Voting(story)


@pytest.fixture
def work(story: Story) -> Work:
    return Work(story)


@pytest.fixture(scope="module")
async def under_way(world: World) -> dict[str, Any]:
    """A signed agreement over ten projects, so that tests of a module can have one each."""
    world.neighbour("budget", httpx.MockTransport(BudgetStub()))
    story = Story(world)
    return await story.signed(await story.planned(lines=10))


@pytest.fixture
def registers(story: Story) -> Registers:
    return Registers(story)


@pytest.fixture(scope="module")
async def tell(world: World) -> Callable[..., Awaitable[dict[str, str]]]:
    """Let a province have a record of every kind, one step short of its end where it can be; their ids."""

    async def told(province: str = "VN63-86", today: str = "VN34-86") -> dict[str, str]:
        story = Story(world, province, today)
        world.neighbour("budget", httpx.MockTransport(BudgetStub()))
        agreement = await story.signed(await story.planned())
        request = await story.filed(agreement)
        work = Work(story)
        report = await work.reported(agreement["lines"][0]["dossier_id"])
        candidate, task = await work.candidate(), await work.assigned()
        await work.found(await work.held())
        await story.create(R.AGENCY_OFFICER, "/v1/programme-tasks", work.task())
        accepted = await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
        [hidden] = await story.ministry_appraised()
        await story.create(R.AGENCY_OFFICER, "/v1/plans", story.plan([hidden]))
        registration, [dossier] = await story.registered()
        attachment = await world.client(R.IMPLEMENTER, unit=story.unit).post(
            f"/v1/dossiers/{dossier['id']}/attachments?file_name=a.pdf", content=PDF
        )
        await world.app.state.keeper.scan_waiting()
        plan = (await world.client(R.AUDITOR).get("/v1/plans?state=decided")).json()["items"][0]
        appraisals = await world.client(R.AUDITOR).get(f"/v1/appraisals?dossier_id={hidden['id']}&level=base")
        mission = await story.held_mission(agreement["lines"][0]["dossier_id"])
        finding = await story.found(mission)
        await story.create(R.AGENCY_OFFICER, "/v1/missions", story.mission())
        asked = story.adjustment(await story.dossier(agreement["lines"][0]["dossier_id"]), place="Xã Long Phước")
        adjustment = await story.create(R.IMPLEMENTER, "/v1/adjustments", asked | story.dated("2022-12-01"))
        event = await story.approved_event()
        await story.create(R.AGENCY_OFFICER, "/v1/promotion-events", story.event())
        voting, registers = Voting(story), Registers(story)
        round, entry = await voting.decided("district")
        centre, review = await registers.centre(), await registers.review()
        await registers.assessed(review, centre)
        await registers.concluded(review)
        return {
            "voting-rounds": round["id"],
            "voting-entries": entry["id"],
            "promotion-centres": centre["id"],
            "centre-reviews": review["id"],
            "promotion-policies": (await registers.policed())["id"],
            "registrations": registration["id"],
            "dossiers": dossier["id"],
            "appraisals": appraisals.json()["items"][0]["id"],
            "plans": plan["id"],
            "agreements": agreement["id"],
            "payment-requests": request["id"],
            "acceptances": accepted["id"],
            "dossier-attachments": attachment.json()["id"],
            "missions": mission["id"],
            "findings": finding["id"],
            "adjustments": adjustment["id"],
            "promotion-events": event["id"],
            "progress-reports": report["id"],
            "programme-tasks": task["id"],
            "surveys": candidate["survey_id"],
            "candidates": candidate["id"],
        }

    return told


@pytest.fixture
def budget(world: World) -> BudgetStub:
    stub = BudgetStub()
    world.neighbour("budget", httpx.MockTransport(stub))
    return stub

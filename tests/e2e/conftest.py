"""The whole system as real processes over real HTTP, with a throw-away PostgreSQL that forces everything to disk."""

import itertools
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest

from arit_contracts import roles as R
from arit_local.demo.page import Page
from arit_local.demo.people import PEOPLE
from arit_local.demo.teller import Record, Teller
from arit_local.stack import Stack

MILLION = 1_000_000
YEAR = 2024
"""Not the demo's, so that the demo finds its own money alone in 2022."""


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """PostgreSQL, both services and the gateway."""
    with TemporaryDirectory(prefix="arit-e2e-") as folder:
        Path(folder).chmod(0o711)  # the account that runs PostgreSQL must get through
        with Stack(Path(folder) / "stack", fsync=True) as running:
            yield running


@pytest.fixture(scope="session")
def as_make_sees_it(stack: Stack) -> dict[str, str]:
    """The environment of a command in the folder where `make run` runs on these ports."""
    assert stack.postgres
    ports = {f"{name.upper()}_PORT": str(urlsplit(stack.url(name)).port) for name in stack.services}
    return {
        **{name: value for name, value in os.environ.items() if name != "DEMO_LANG"},
        **ports,
        "ARIT_STATE": str(stack.folder),
        "ARIT_PG_PORT": str(stack.postgres.port),
    }


class World:
    """Projects and money of one year, brought to any step through the gateway; no step is looked for first."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self._numbers = itertools.count(1)
        silent = Page("en", lambda line: None, bold=False)
        self.teller = Teller(stack.url("gateway"), silent, self._token)
        self.assignment: Record = {}

    def _token(self, role: str) -> str:
        person = PEOPLE[role]
        return self.stack.token(role=role, province=person.province, unit=person.unit)

    # Calls

    def on(self, day: str) -> "World":
        """What follows holds from this day."""
        self.teller.day = date.fromisoformat(day)
        return self

    def create(self, role: str, path: str, **body: Any) -> Record:
        return self.teller.once(role, path, body, None)

    def try_create(self, role: str, path: str, key: str | None = None, **body: Any) -> tuple[int, Record]:
        answer = self.teller.send(role, "POST", path, json={**body, **self.teller.dated()}, key=key)
        return answer.status_code, answer.json()

    def act(self, role: str, record: Record, action: str, **body: Any) -> Record:
        status, answer = self.try_act(role, record, action, **body)
        assert status == 200, answer
        return answer

    def try_act(self, role: str, record: Record, action: str, **body: Any) -> tuple[int, Record]:
        answer = self.teller.try_act(role, record, action, body)
        return answer.status_code, answer.json()

    def look(self, record: Record, role: str = R.AUDITOR) -> Record:
        return self.teller.look(role, record)

    def get(self, path: str, **params: Any) -> Record:
        return self.teller.get(R.AUDITOR, path, **params)

    def held(self, agreement: Record) -> Record | None:
        """The money held for an agreement, if any ever was."""
        answer = self.teller.send(R.AUDITOR, "GET", f"/v1/commitments/{agreement['id']}")
        return answer.json() if answer.status_code == 200 else None

    def postings(self, **of: Any) -> list[Record]:
        return list(self.teller.all(R.AUDITOR, "/v1/ledger-entries", **of))

    def arrives(self, record: Record, action: str) -> None:
        """Wait until the record's history has this action, which an event brings about."""
        self.teller.until(lambda: self.teller.done(record, action), f"{record['reference']} {action}")

    def books_are_true(self) -> None:
        verified = self.stack.run("budget", "verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr

    # Steps

    def document(self, symbol: str, day: str) -> Record:
        return {"number": str(next(self._numbers)), "symbol": symbol, "issuer": "Bộ Công Thương", "issued_on": day}

    def planned(self, count: int, amount: int = 300 * MILLION) -> list[Record]:
        """Dossiers that have gone all the way to a decided plan of the year."""
        content = {"content": "C04", "total_cost": 800 * MILLION, "requested": amount}
        line = {
            "title": "Máy móc tiên tiến",
            "contents": [content],
            "beneficiaries": [{"name": "Cơ sở A", "commune": "Xã Long Phước"}],
            "implementer": "Trung tâm Khuyến công Vĩnh Long",
            "implementer_unit": PEOPLE[R.IMPLEMENTER].unit,
        }
        self.on("2023-06-15")
        registration = self.create(
            R.PROVINCE_OFFICER, "/v1/registrations", plan_year=YEAR, province="VN63-86", lines=[line] * count
        )
        self.act(R.PROVINCE_LEADER, registration, "send", document=self.document("CV-SCT", "2023-06-15"))
        dossiers = [self.get(f"/v1/dossiers/{id}") for id in registration["dossier_ids"]]
        papers = [{"code": code, "sets": 2, "document": None} for code in ("D1", "D2", "D6")]
        for dossier in dossiers:
            self.on("2023-07-01").act(R.AGENCY_LEADER, dossier, "select")
            self.teller.amend(R.IMPLEMENTER, dossier, "papers", items=papers)
            self.act(R.IMPLEMENTER, dossier, "submit")
            self._appraise(dossier, "base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER, amount)
            self.act(R.PROVINCE_LEADER, dossier, "forward")
            self._appraise(dossier, "ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER, amount)
        self.on("2023-12-29")
        lines = [{"dossier_id": dossier["id"], "amount": amount} for dossier in dossiers]
        stated = {"amount": 130_000 * MILLION, "projects": 106}
        plan = self.create(
            R.AGENCY_OFFICER, "/v1/plans", plan_year=YEAR, title="Kế hoạch 2024", stated=stated, lines=lines
        )
        decision = self.document("QĐ-BCT", "2023-12-29")
        self.act(R.MINISTRY_LEADER, plan, "decide", document=decision)
        return [self.look(dossier) for dossier in dossiers]

    def _appraise(self, dossier: Record, level: str, drafter: str, approver: str, amount: int) -> None:
        line = {"content": "C04", "eligible_cost": 800 * MILLION, "proposed": amount}
        body = {"dossier_id": dossier["id"], "level": level, "verdict": "passed", "lines": [line]}
        self.act(approver, self.create(drafter, "/v1/appraisals", **body), "approve")

    def funded(self) -> None:
        """The year is open and 100 tỷ are assigned to it."""
        self.on("2024-01-15").create(R.FINANCE_OFFICER, "/v1/budget-years", year=YEAR)
        decision = self.document("QĐ-TTg", "2024-01-15")
        body = {"year": YEAR, "kind": "initial", "amount": 100_000 * MILLION, "decision": decision}
        self.assignment = self.create(R.FINANCE_OFFICER, "/v1/fund-assignments", **body)
        self.act(R.AGENCY_LEADER, self.assignment, "assign")

    def tranche(self, dossiers: list[Record], amount: int = 300 * MILLION) -> Record:
        """A tranche drafted for these dossiers."""
        lines = [
            {"assignment_id": self.assignment["id"], "dossier_id": one["id"], "amount": amount} for one in dossiers
        ]
        self.on("2024-02-01")
        return self.create(R.FINANCE_OFFICER, "/v1/allocations", year=YEAR, title="Đợt 1", lines=lines)

    def allocated(self, dossiers: list[Record], amount: int = 300 * MILLION) -> Record:
        """A tranche agreed and issued."""
        tranche = self.tranche(dossiers, amount)
        self.act(R.AGENCY_LEADER, tranche, "agree")
        return self.act(R.CLERK, tranche, "issue", document=self.document("CTĐP-QLKC", "2024-02-01"))

    def agreement(self, dossiers: list[Record], amount: int = 300 * MILLION) -> Record:
        """An agreement drafted."""
        lines = [{"dossier_id": one["id"], "year": YEAR, "amount": amount} for one in dossiers]
        number = f"{next(self._numbers)}/2024/HĐ"
        return self.on("2024-03-01").create(R.AGENCY_OFFICER, "/v1/agreements", number=number, lines=lines)

    def signed(self, dossiers: list[Record]) -> Record:
        """An agreement signed upon money allocated for it, and confirmed."""
        self.allocated(dossiers)
        agreement = self.agreement(dossiers)
        signed = self.act(R.AGENCY_LEADER, agreement, "sign")
        self.arrives(self.get(f"/v1/commitments/{agreement['id']}"), "confirm")
        return signed

    def asked(self, agreement: Record, dossier: Record, amount: int) -> Record:
        """An advance asked for and approved."""
        parent = {"agreement_id": agreement["id"], "dossier_id": dossier["id"]}
        self.on("2024-03-15")
        request = self.create(R.IMPLEMENTER, "/v1/payment-requests", **parent, kind="advance", amount=amount)
        self.act(R.IMPLEMENTER, request, "file")
        return self.act(R.AGENCY_OFFICER, request, "approve")


@pytest.fixture(scope="session")
def prepared(stack: Stack) -> tuple[World, list[Record]]:
    """The year's money, and planned dossiers for the tests to take from, one each."""
    world = World(stack)
    dossiers = world.planned(15)
    world.funded()
    return world, dossiers


@pytest.fixture
def world(prepared: tuple[World, list[Record]]) -> World:
    return prepared[0]


@pytest.fixture
def dossier(prepared: tuple[World, list[Record]]) -> Record:
    """A planned dossier that no other test touches."""
    return prepared[1].pop()

"""The ground to stand on: two budget years, money in two fields, dozens of planned dossiers, drafted agreements."""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from bookkeeper import Books
from people import CLERK, FINANCE, LEADER, MINISTRY, OFFICER, Callers, Person

from arit_contracts import roles as R

T = TypeVar("T")
MILLION = 1_000_000
YEARS = (2022, 2023)
FIELDS = ("economic", "training")
NUMBERS = itertools.count(1)
PLAN = 300 * MILLION
"""What the plan grants each dossier: the ceiling of C04."""


@dataclass(frozen=True)
class Place:
    """A province with its people."""

    uid: str
    unit: str
    officer: Person
    leader: Person
    implementer: Person


def _place(number: int) -> Place:
    unit, today = f"TTKC-VN63-{number}", f"VN34-{number}"
    return Place(
        f"VN63-{number}",
        unit,
        Person(R.PROVINCE_OFFICER, f"officer-{number}", province=today),
        Person(R.PROVINCE_LEADER, f"leader-{number}", province=today),
        Person(R.IMPLEMENTER, f"implementer-{number}", unit=unit),
    )


PLACES = {place.uid: place for place in (_place(86), _place(24))}


@dataclass
class Ground:
    """What attempts are made upon."""

    assignments: list[dict[str, Any]] = field(default_factory=list)
    dossiers: list[dict[str, Any]] = field(default_factory=list)
    spare: list[dict[str, Any]] = field(default_factory=list)
    """Dossiers without money or agreement, which no storm touches."""
    agreements: list[dict[str, Any]] = field(default_factory=list)
    """Each with `day`: the one day on which it is signed, voided or held for."""


def dated(day: date) -> dict[str, str]:
    """When it holds in law, and why it was not recorded then."""
    return {"effective_on": day.isoformat(), "reason": "Ghi nhận lại"}


def day_between(rng: random.Random, first: str, last: str) -> date:
    """Any day of these."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return start + timedelta(days=rng.randint(0, (end - start).days))


def document(day: date, symbol: str = "QĐ-BCT") -> dict[str, Any]:
    """A document of a number of its own."""
    return {"number": str(next(NUMBERS)), "symbol": symbol, "issuer": "Bộ Công Thương", "issued_on": day.isoformat()}


def settlement_file(agreement: dict[str, Any]) -> dict[str, Any]:
    """Its papers, and what each source paid of the 800 triệu that every dossier cost."""
    support: Counter[str] = Counter()
    for line in agreement["lines"]:
        support[line["dossier_id"]] += line["accepted"] or 0
    nothing = {"local_budget": 0, "credit": 0, "other": 0}
    spending = [
        {"dossier_id": id, "national_fund": amount, "own_capital": 800 * MILLION - amount, **nothing}
        for id, amount in support.items()
    ]
    return {"papers": [{"code": code} for code in ("P2", "P2b", "P2c", "P2d")], "spending": spending}


async def lay(callers: Callers, books: Books, rng: random.Random, dossiers: int) -> Ground:
    """Money for less than all dossiers want, and an agreement drafted for nearly each."""
    ground = Ground()
    await together([_year(callers, year) for year in YEARS])
    share = dossiers * PLAN // 8
    ground.assignments = await together(
        [
            _assignment(callers, books, rng, year, name, share // (1 if year == YEARS[0] else 2))
            for year in YEARS
            for name in FIELDS
            for _ in range(3)
        ]
    )
    halves = await together([_planned(callers, place, dossiers // 2 + 1) for place in PLACES.values()])
    ground.spare = [half.pop() for half in halves]
    ground.dossiers = [one for half in halves for one in half]
    await together([_first_tranche(callers, books, rng, one, ground) for one in ground.assignments])
    ground.agreements = await together(_agreements(callers, rng, ground.dossiers))
    return ground


async def together(work: Iterable[Awaitable[T]], at_once: int = 16) -> list[T]:
    """All of it, so many at once."""
    gate = asyncio.Semaphore(at_once)

    async def one(part: Awaitable[T]) -> T:
        async with gate:
            return await part

    return list(await asyncio.gather(*(one(part) for part in work)))


async def _year(callers: Callers, year: int) -> None:
    await callers.create(FINANCE[0], "/v1/budget-years", year=year, **dated(date(2022, 1, 1)))


async def _assignment(
    callers: Callers, books: Books, rng: random.Random, year: int, name: str, amount: int
) -> dict[str, Any]:
    day = day_between(rng, "2022-01-01", "2022-02-28")
    body = {"year": year, "kind": "initial", "field": name, "amount": amount, "decision": document(day)}
    draft = await callers.create(FINANCE[0], "/v1/fund-assignments", **body, **dated(day))
    assigned = await callers.act(LEADER, f"/v1/fund-assignments/{draft['id']}", "assign", **dated(day))
    books.told(assigned)
    return assigned


async def _planned(callers: Callers, place: Place, count: int) -> list[dict[str, Any]]:
    line = {
        "title": "Ứng dụng máy móc tiên tiến",
        "contents": [{"content": "C04", "total_cost": 800 * MILLION, "requested": PLAN}],
        "beneficiaries": [{"name": "Cơ sở A", "commune": "Xã Long Phước"}],
        "implementer": f"Trung tâm Khuyến công {place.uid}",
        "implementer_unit": place.unit,
    }
    day = date(2021, 6, 15)
    body = {"plan_year": YEARS[0], "province": place.uid, "lines": [line] * count, **dated(day)}
    registration = await callers.create(place.officer, "/v1/registrations", **body)
    path = f"/v1/registrations/{registration['id']}"
    await callers.act(place.leader, path, "send", document=document(day), **dated(day))
    ids = registration["dossier_ids"]
    await together([_appraised(callers, place, f"/v1/dossiers/{id}") for id in ids], at_once=8)
    decided = date(2021, 12, 30)
    plan = await callers.create(
        OFFICER,
        "/v1/plans",
        plan_year=YEARS[0],
        title=f"Kế hoạch 2022 {place.uid}",
        stated={"amount": PLAN * count, "projects": count},
        lines=[{"dossier_id": id, "amount": PLAN} for id in ids],
        **dated(decided),
    )
    await callers.act(MINISTRY, f"/v1/plans/{plan['id']}", "decide", document=document(decided), **dated(decided))
    return [await callers.get(f"/v1/dossiers/{id}") for id in ids]


async def _appraised(callers: Callers, place: Place, path: str) -> None:
    await callers.act(LEADER, path, "select", **dated(date(2021, 7, 1)))
    papers = [{"code": code, "sets": 2, "document": None} for code in ("D1", "D2", "D3", "D6")]
    version = (await callers.get(path))["version"]
    day = dated(date(2021, 8, 1))
    completed = await callers.surely(
        place.implementer, "PATCH", path, {"items": papers, **day}, key=f"papers {path}", if_match=f'"{version}"'
    )
    assert completed.done, completed
    await callers.act(place.implementer, path, "submit", **day)
    await _appraise(callers, path, "base", place.officer, place.leader, date(2021, 9, 1))
    await callers.act(place.leader, path, "forward", **dated(date(2021, 10, 1)))
    await _appraise(callers, path, "ministry", OFFICER, LEADER, date(2021, 11, 1))


async def _appraise(callers: Callers, path: str, level: str, drafter: Person, approver: Person, day: date) -> None:
    line = {"content": "C04", "eligible_cost": 800 * MILLION, "proposed": PLAN}
    body = {"dossier_id": path.rpartition("/")[2], "level": level, "verdict": "passed", "lines": [line]}
    draft = await callers.create(drafter, "/v1/appraisals", **body, **dated(day))
    await callers.act(approver, f"/v1/appraisals/{draft['id']}", "approve", **dated(day))


async def _first_tranche(
    callers: Callers, books: Books, rng: random.Random, assignment: dict[str, Any], ground: Ground
) -> None:
    """Some dossiers get some money before the storm, so that agreements can be signed in it."""
    of_year = [one for one in ground.assignments if one["year"] == assignment["year"]]
    own = ground.dossiers[of_year.index(assignment) :: len(of_year)]
    lucky = [one for one in own if rng.random() < 0.9]
    if not lucky:
        return
    day, left = date(2022, 3, 1), assignment["amount"]
    lines = [
        {"assignment_id": assignment["id"], "dossier_id": one["id"], "amount": min(left // len(lucky), amount)}
        for one, amount in ((one, rng.randint(60, PLAN // MILLION // len(YEARS)) * MILLION) for one in lucky)
    ]
    body = {"year": assignment["year"], "title": "Đợt đầu", "lines": lines, **dated(day)}
    draft = await callers.create(FINANCE[0], "/v1/allocations", **body)
    agreed = await callers.act(LEADER, f"/v1/allocations/{draft['id']}", "agree", **dated(day))
    books.told(agreed)
    await issue(callers, books, agreed, day)


def _agreements(callers: Callers, rng: random.Random, dossiers: list[dict[str, Any]]) -> list[Any]:
    """Over one or two dossiers of a province; some over two years; some dossiers in two agreements that compete."""
    drafts = []
    for place in PLACES.values():
        own = [one for one in dossiers if one["province"] == place.uid]
        while own:
            taken = [own.pop() for _ in range(min(len(own), rng.choice((1, 1, 2))))]
            for _ in range(rng.choice((1, 1, 1, 2))):
                lines = [line for one in taken for line in _agreed_lines(rng, one)]
                day = day_between(rng, "2022-03-01", "2022-09-30")
                drafts.append(drafted_agreement(callers, lines, day))
    return drafts


def _agreed_lines(rng: random.Random, dossier: dict[str, Any]) -> list[dict[str, Any]]:
    amount = rng.randint(20, 120) * MILLION + rng.randint(0, 999_999)
    if rng.random() < 0.8:
        return [{"dossier_id": dossier["id"], "year": YEARS[0], "amount": amount}]
    return [{"dossier_id": dossier["id"], "year": year, "amount": amount // 2} for year in YEARS]


async def drafted_agreement(callers: Callers, lines: list[dict[str, Any]], day: date) -> dict[str, Any]:
    """An agreement drafted on the day on which all else will be done with it."""
    number = f"{next(NUMBERS)}/2022/HĐ-KCQG"
    draft = await callers.create(OFFICER, "/v1/agreements", number=number, lines=lines, **dated(day))
    return {**draft, "day": day}


async def funded(callers: Callers, books: Books, rng: random.Random, dossier: dict[str, Any], amount: int) -> None:
    """Money for one dossier alone."""
    assignment = await _assignment(callers, books, rng, YEARS[0], FIELDS[0], amount)
    line = {"assignment_id": assignment["id"], "dossier_id": dossier["id"], "amount": amount}
    day = date(2022, 3, 1)
    body = {"year": YEARS[0], "title": "Đợt riêng", "lines": [line], **dated(day)}
    draft = await callers.create(FINANCE[0], "/v1/allocations", **body)
    agreed = await callers.act(LEADER, f"/v1/allocations/{draft['id']}", "agree", **dated(day))
    books.told(agreed)
    await issue(callers, books, agreed, day)


async def issue(callers: Callers, books: Books, tranche: dict[str, Any], day: date) -> dict[str, Any]:
    """An agreed tranche goes out."""
    path = f"/v1/allocations/{tranche['id']}"
    issued = await callers.act(CLERK, path, "issue", document=document(day, "CTĐP-QLKC"), **dated(day))
    books.told(issued)
    return issued

"""The audit: what the services say, against the bookkeeper's books; and that no limit was passed on any day."""

import asyncio
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import httpx
from bookkeeper import KINDS, Books
from groundwork import YEARS
from people import AUDITOR, Callers
from sizes import SIZE

CATCH_UP_SECONDS = 60
NO_LATER = date(2026, 1, 1)
RECONCILE_REMAIN = 3
"""Its exit code where holds remain that it cannot give up, as those of agreements that nobody knows."""
PAYMENTS = {"advance", "pay", "reverse_payment"}
LINES = {"allocate", "reverse_allocation"}


async def settled_down(callers: Callers, books: Books) -> dict[str, dict[str, Any]]:
    """The commitments, once holds without a signature are given up and every event has had its effect."""
    held = await callers.all("/v1/commitments?state=held")
    if any(books.state_of(one["id"]) is None for one in held):
        await _heal(callers, books)
    limit = time.monotonic() + CATCH_UP_SECONDS
    while True:
        commitments = {one["id"]: one for one in await callers.all("/v1/commitments")}
        late = [f"{one['reference']} {one['state']}" for one in commitments.values() if _is_late(one, books)]
        late += [f"{id}: nothing held" for id in books.signed if id not in commitments]
        late += await _payments_late(callers, books)
        if not late:
            return commitments
        if time.monotonic() > limit:
            raise AssertionError(f"the feeds did not come to an end: {await _feeds(callers)} {late}")
        await asyncio.sleep(0.2)


async def _heal(callers: Callers, books: Books) -> None:
    healed = await asyncio.to_thread(callers.stack.run, "dossiers", "reconcile", "--heal")
    unknown = [line for line in healed.stdout.splitlines() if line.endswith("missing.")]
    assert healed.returncode == (RECONCILE_REMAIN if unknown else 0), healed.stdout + healed.stderr
    assert {line.split()[1].rstrip(":") for line in unknown} <= set(books.holds), healed.stdout


def _is_late(commitment: Mapping[str, Any], books: Books) -> bool:
    expected = books.state_of(commitment["id"])
    if expected is None:
        return commitment["state"] not in ("lapsed", "released")
    return bool(commitment["state"] != expected)


async def _payments_late(callers: Callers, books: Books) -> list[str]:
    """Requests that dossiers does not show as the payments have it."""
    standing = {one["payment_request_id"] for id, one in books.payments.items() if id not in books.reversed_on}
    return [
        f"{one['reference']} {one['state']}"
        for one in await callers.all("/v1/payment-requests")
        if (one["state"] == "paid") != (one["id"] in standing)
    ]


async def _feeds(callers: Callers) -> list[Any]:
    async with httpx.AsyncClient(trust_env=False) as client:
        stack = callers.stack
        return [
            (await client.get(f"{stack.url(name)}/health/ready")).json()["feeds"] for name in ("budget", "dossiers")
        ]


async def audit(callers: Callers, books: Books, rng: random.Random) -> list[str]:
    """Everything that is not as it must be; an empty list is what a test wants."""
    commitments = await settled_down(callers, books)
    entries = await callers.all("/v1/ledger-entries")
    wrong = books.passed_limits() + _overdrawn(entries) + _not_as_posted(books, entries)
    wrong += _commitments_off(books, commitments)
    wrong += await _lines_off(callers, books, commitments)
    wrong += await _balances_off(callers, books, rng)
    wrong += await _past_balances_off(callers, entries, rng)
    deadlocks = (callers.stack.logs / "postgres.log").read_text(errors="replace").count("deadlock detected")
    wrong += [f"{deadlocks} deadlocks"] * bool(deadlocks)
    return wrong + [f"{fault}: {_told_in_the_log(callers, fault)}" for fault in callers.faults]


async def verified(callers: Callers) -> str:
    """What `budget verify` says, where it does not find the books true."""
    said = await asyncio.to_thread(callers.stack.run, "budget", "verify")
    return "" if said.returncode == 0 and "are true" in said.stdout else said.stdout + said.stderr


def _told_in_the_log(callers: Callers, fault: str) -> str:
    """What the service itself wrote of a request that failed."""
    request = fault.partition("'request_id': '")[2].partition("'")[0]
    lines = [line for log in callers.stack.logs.glob("*.log") for line in log.read_text().splitlines()]
    told = [json.loads(line) for line in lines if request in line and "request_failed" in line]
    return str(told[0]["exception"][-6000:]) if told else "nothing"


def _overdrawn(entries: list[dict[str, Any]]) -> list[str]:
    """No account but the source ever stood below nothing, in the order of recording or in that of effect."""
    wrong = []
    for order, key in (("recorded", _recorded), ("effective", _effective)):
        left: dict[str, int] = defaultdict(int)
        for entry in sorted(entries, key=key):
            left[entry["from_account"]] -= entry["amount"]
            left[entry["to_account"]] += entry["amount"]
            if left[entry["from_account"]] < 0 and not entry["from_account"].startswith("source"):
                wrong.append(f"{entry['from_account']} overdrawn in {order} order at {entry['sequence']}")
    return wrong


def _recorded(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return (entry["sequence"],)


def _effective(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return (entry["effective_on"], entry["sequence"])


def _not_as_posted(books: Books, entries: list[dict[str, Any]]) -> list[str]:
    """Every move of the books is in the ledger, and nothing else is: by record and day.

    Holds that came to nothing left no trace by day.
    """
    posted: Counter[tuple[Any, ...]] = Counter()
    for entry in entries:
        posted[_named(entry["what"], _owner(entry), entry["effective_on"])] += _signed(entry["what"], entry["amount"])
    kept: Counter[tuple[Any, ...]] = Counter()
    for move in books.moves():
        kept[_named(move.what, move.owner, move.day.isoformat())] += _signed(move.what, move.amount)
    return [
        f"{name}: {posted[name]} posted, {kept[name]} acknowledged"
        for name in sorted(posted.keys() | kept.keys())
        if posted[name] != kept[name]
    ]


def _owner(entry: Mapping[str, Any]) -> tuple[str, ...]:
    if entry["what"] == "assign":
        return (entry["assignment_id"],)
    if entry["what"] in LINES:
        return (entry["allocation_line_id"],)
    if entry["what"] in PAYMENTS:
        return (entry["payment_id"],)
    return (entry["agreement_id"], entry["dossier_id"], str(entry["year"]))


def _named(what: str, owner: tuple[str, ...], day: str) -> tuple[Any, ...]:
    return ("commit" if what == "return" else what, *owner, day)


def _signed(what: str, amount: int) -> int:
    return -amount if what == "return" else amount


def _commitments_off(books: Books, commitments: Mapping[str, dict[str, Any]]) -> list[str]:
    wrong, stands = [], books.stands()
    for id, commitment in commitments.items():
        for kind in ("committed", "advanced", "paid", "receivable"):
            found: Counter[tuple[str, ...]] = Counter()
            for line in commitment["lines"]:
                found[kind, id, line["dossier"], str(line["year"])] += line[kind]
            wrong += [
                f"{commitment['reference']} {account}: {amount}, by the books {stands.get(account, 0)}"
                for account, amount in found.items()
                if amount != stands.get(account, 0)
            ]
    return wrong


async def _lines_off(callers: Callers, books: Books, commitments: Mapping[str, dict[str, Any]]) -> list[str]:
    """What each line says is free: what no agreement has of it; and by dossier and year as the books have it."""
    taken: Counter[str] = Counter()
    for commitment in commitments.values():
        for line in commitment["lines"]:
            taken[line["allocation_line_id"]] += sum(line[kind] for kind in KINDS[2:])
    wrong, free = [], defaultdict(int)
    for tranche in await callers.all("/v1/allocations"):
        standing = tranche["state"] in ("agreed", "issued")
        if standing != (tranche["id"] in books.tranches and tranche["id"] not in books.reversed_on):
            wrong.append(f"{tranche['reference']} is {tranche['state']}, which nobody was told")
        for line in tranche["lines"]:
            left = (line["amount"] if standing else 0) - taken[line["id"]]
            if line["free"] != left or left < 0:
                wrong.append(f"{tranche['reference']} {line['id']}: free {line['free']}, not {left}")
            whose = (line["dossier_id"], str(tranche["year"])) if line["dossier_id"] else (line["id"],)
            free["allocated", *whose] += line["free"]
    stands = books.stands()
    names = free.keys() | {account for account in stands if account[0] == "allocated"}
    wrong += [f"{one}: free {free[one]}, not {stands.get(one, 0)}" for one in names if free[one] != stands.get(one, 0)]
    for assignment in await callers.all("/v1/fund-assignments"):
        left = stands.get(("unallocated", assignment["id"]), 0)
        if assignment["unallocated"] != left:
            wrong.append(f"{assignment['reference']}: unallocated {assignment['unallocated']}, not {left}")
    return wrong


async def _balances_off(callers: Callers, books: Books, rng: random.Random) -> list[str]:
    days = books.days()
    wrong = []
    for day in [*rng.sample(days, min(len(days), SIZE.looks)), days[-1], NO_LATER]:
        for year in YEARS:
            said = await callers.get(f"/v1/balances?year={year}&on={day}")
            kept = books.balances(year, day)
            if any(said[name] != amount for name, amount in kept.items()):
                wrong.append(f"balances of {year} on {day}: {said}, by the books {kept}")
    return wrong


async def _past_balances_off(callers: Callers, entries: list[dict[str, Any]], rng: random.Random) -> list[str]:
    """As of any moment the balances are those of the postings recorded by then, and none lies below nothing."""
    wrong = []
    for moment in rng.sample([entry["recorded_at"] for entry in entries], min(len(entries), SIZE.looks)):
        for year in YEARS:
            answer = await callers.once(AUDITOR, "GET", f"/v1/balances?year={year}&as_of={moment}")
            kept = _summed(entry for entry in entries if entry["recorded_at"] <= moment and entry["year"] == year)
            if not answer.done or any(answer.body[kind] != kept[kind] for kind in KINDS):
                wrong.append(f"balances of {year} as of {moment}: {answer.status} {answer.body}, postings {kept}")
    return wrong


def _summed(entries: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """By kind of account."""
    found: Counter[str] = Counter()
    for entry in entries:
        found[entry["from_account"].partition(":")[0]] -= entry["amount"]
        found[entry["to_account"].partition(":")[0]] += entry["amount"]
    return found

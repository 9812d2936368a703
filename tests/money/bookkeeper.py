"""The bookkeeper: keeps the books from acknowledged answers alone, and knows nothing of the service's code.

All in đồng. A line for a dossier and the money held, spent or settled of it count per (dossier, year); an agreement
holds money from the day of its signing on, and a hold without an agreement (told as `commitment`) from its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Account = tuple[str, ...]
"""Its kind, then whose it is."""
KINDS = ("unallocated", "allocated", "committed", "advanced", "paid", "receivable")
SPENT = {"advance": ("advance", "advanced"), "payment": ("pay", "paid")}
"""By kind of payment: what its posting is called, and where the money goes."""


@dataclass(frozen=True)
class Move:
    """So much from one account to another, of a year's money, on a day; `owner` is the record that moved it."""

    what: str
    owner: Account
    day: date
    year: int
    source: Account
    target: Account
    amount: int


class Books:
    """What was acknowledged, and what follows from it."""

    def __init__(self) -> None:
        self.assignments: dict[str, Mapping[str, Any]] = {}
        self.tranches: dict[str, Mapping[str, Any]] = {}
        self.reversed_on: dict[str, date] = {}
        """Of tranches and payments."""
        self.payments: dict[str, Mapping[str, Any]] = {}
        self.signed: dict[str, Mapping[str, Any]] = {}
        self.liquidated: dict[str, Mapping[str, Any]] = {}
        self.holds: dict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
        """Of agreements that nobody will sign: by version, the hold that it was."""

    def told(self, answer: Mapping[str, Any]) -> None:
        """A record as a service acknowledged it; telling it twice, or late, changes nothing."""
        id, state = answer["id"], answer["state"]
        match answer["urn"].split(":")[3]:
            case "assignment" if state == "assigned":
                self.assignments[id] = answer
            case "allocation" if state != "drafted":
                self.tranches.setdefault(id, answer)
                self._reversal(answer)
            case "commitment":
                self.holds[id][answer["version"]] = answer
            case "payment":
                self.payments.setdefault(id, answer)
                self._reversal(answer)
            case "agreement" if answer["signed_on"] is not None:
                self.signed.setdefault(id, answer)
                if state == "liquidated":
                    self.liquidated[id] = answer

    def _reversal(self, answer: Mapping[str, Any]) -> None:
        if answer["state"] == "reversed":
            self.reversed_on[answer["id"]] = date.fromisoformat(answer["effective_on"])

    def state_of(self, agreement: str) -> str | None:
        """How its money must stand in the end: None where nothing may be held."""
        if agreement in self.liquidated:
            return "settled"
        if agreement in self.signed:
            return "confirmed"
        return "held" if agreement in self.holds else None

    def moves(self) -> Iterator[Move]:
        """Every move of money that the answers amount to."""
        for one in self.assignments.values():
            owner, day = (one["id"],), date.fromisoformat(one["effective_on"])
            yield Move("assign", owner, day, one["year"], ("source",), ("unallocated", one["id"]), one["amount"])
        for tranche in self.tranches.values():
            yield from self._allocated(tranche)
        for agreement, versions in self.holds.items():
            yield from _held(agreement, [versions[version] for version in sorted(versions)])
        for agreement, signed in self.signed.items():
            day = date.fromisoformat(signed["signed_on"])
            for (dossier, year), amount in _by_dossier(signed["lines"], "dossier_id").items():
                yield _commit(agreement, dossier, year, day, amount)
        for payment in self.payments.values():
            yield from self._paid(payment)
        for agreement in self.liquidated:
            yield from self._settled(agreement)

    def balances(self, year: int, on: date) -> dict[str, int]:
        """A year's figures on a day."""
        found = dict.fromkeys(("assigned", *KINDS), 0)
        for move in self.moves():
            if move.year == year and move.day <= on:
                if move.source == ("source",):
                    found["assigned"] += move.amount
                else:
                    found[move.source[0]] -= move.amount
                found[move.target[0]] += move.amount
        return found

    def stands(self) -> dict[Account, int]:
        """What stands on each account in the end."""
        found: dict[Account, int] = defaultdict(int)
        for move in self.moves():
            found[move.source] -= move.amount
            found[move.target] += move.amount
        return found

    def passed_limits(self) -> list[str]:
        """Every account from which more had gone than was there, at the end of some day."""
        days: dict[Account, dict[date, int]] = defaultdict(lambda: defaultdict(int))
        for move in self.moves():
            days[move.source][move.day] -= move.amount
            days[move.target][move.day] += move.amount
        passed = []
        for account, changes in days.items():
            left = 0
            for day in sorted(changes):
                left += changes[day]
                if left < 0 and account != ("source",):
                    passed.append(f"{account} stood at {left} on {day}")
        return passed

    def days(self) -> list[date]:
        """All days on which money moved."""
        return sorted({move.day for move in self.moves()})

    def _allocated(self, tranche: Mapping[str, Any]) -> Iterator[Move]:
        day = date.fromisoformat(tranche["agreed_on"])
        for line in tranche["lines"]:
            assignment = ("unallocated", line["assignment_id"])
            account = _line_account(line, tranche["year"])
            owner, year, amount = (line["id"],), tranche["year"], line["amount"]
            yield Move("allocate", owner, day, year, assignment, account, amount)
            if tranche["id"] in self.reversed_on:
                back = self.reversed_on[tranche["id"]]
                yield Move("reverse_allocation", owner, back, year, account, assignment, amount)

    def _paid(self, payment: Mapping[str, Any]) -> Iterator[Move]:
        of = (payment["agreement_id"], payment["dossier_id"], str(payment["year"]))
        what, kind = SPENT[payment["kind"]]
        committed, spent, owner = ("committed", *of), (kind, *of), (payment["id"],)
        year, amount = payment["year"], payment["amount"]
        yield Move(what, owner, date.fromisoformat(payment["paid_on"]), year, committed, spent, amount)
        if payment["id"] in self.reversed_on:
            back = self.reversed_on[payment["id"]]
            yield Move("reverse_payment", owner, back, year, spent, committed, amount)

    def _settled(self, agreement: str) -> Iterator[Move]:
        """By the accepted amounts; no earlier than any payment of the agreement was made or taken back."""
        answer = self.liquidated[agreement]
        own = [one for one in self.payments.values() if one["agreement_id"] == agreement]
        days = [date.fromisoformat(answer["liquidated_on"])]
        days += [date.fromisoformat(one["paid_on"]) for one in own]
        days += [self.reversed_on[one["id"]] for one in own if one["id"] in self.reversed_on]
        agreed = _by_dossier(answer["lines"], "dossier_id")
        for (dossier, year), accepted in _by_dossier(answer["lines"], "dossier_id", "accepted").items():
            standing = [
                one for one in own
                if (one["dossier_id"], one["year"]) == (dossier, year) and one["id"] not in self.reversed_on
            ]  # fmt: skip
            paid = sum(one["amount"] for one in standing if one["kind"] == "payment")
            advanced = sum(one["amount"] for one in standing if one["kind"] == "advance")
            kept = min(paid, accepted)
            settled = min(advanced, accepted - kept)
            of = (agreement, dossier, str(year))
            for what, source, target, amount in (
                ("recover", "paid", "receivable", paid - kept),
                ("settle", "advanced", "paid", settled),
                ("recover", "advanced", "receivable", advanced - settled),
            ):
                yield Move(what, of, max(days), year, (source, *of), (target, *of), amount)
            yield _return(agreement, dossier, year, max(days), agreed[dossier, year] - paid - advanced)


def _held(agreement: str, holds: list[Mapping[str, Any]]) -> Iterator[Move]:
    """Each hold replaces the one before."""
    before: dict[tuple[str, int], int] = {}
    for hold in holds:
        day = date.fromisoformat(hold["effective_on"])
        now = _by_dossier(hold["lines"], "dossier")
        for (dossier, year), amount in before.items():
            yield _return(agreement, dossier, year, day, amount)
        for (dossier, year), amount in now.items():
            yield _commit(agreement, dossier, year, day, amount)
        before = now


def _commit(agreement: str, dossier: str, year: int, day: date, amount: int) -> Move:
    of = (agreement, dossier, str(year))
    return Move("commit", of, day, year, ("allocated", dossier, str(year)), ("committed", *of), amount)


def _return(agreement: str, dossier: str, year: int, day: date, amount: int) -> Move:
    of = (agreement, dossier, str(year))
    return Move("return", of, day, year, ("committed", *of), ("allocated", dossier, str(year)), amount)


def _line_account(line: Mapping[str, Any], year: int) -> Account:
    if line["dossier_id"] is None:
        return ("allocated", line["id"])
    return ("allocated", line["dossier_id"], str(year))


def _by_dossier(lines: list[Mapping[str, Any]], name: str, value: str = "amount") -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = defaultdict(int)
    for line in lines:
        found[line[name], line["year"]] += line[value]
    return dict(found)

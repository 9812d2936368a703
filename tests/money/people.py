"""Who calls: people of every role over real HTTP. What goes unanswered is sent again under its own key."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from arit_contracts import roles as R
from arit_kit.identity.tokens import Signer
from arit_local.stack import Stack

BUDGETS = frozenset(
    {"budget-years", "fund-assignments", "allocations", "commitments", "payments", "balances", "ledger-entries"}
)
"""Collections of the service budget; all others are of dossiers."""
PATIENCE_SECONDS = 90
"""The longest that an attempt is repeated: a killed service is back long before."""


@dataclass(frozen=True)
class Person:
    """Somebody with one role."""

    role: str
    subject: str
    province: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Answer:
    """What was answered."""

    status: int
    body: dict[str, Any]
    later: bool = field(default=False, compare=False)
    """Whether it asks to be sent again later."""

    @property
    def done(self) -> bool:
        """Whether it was acknowledged."""
        return self.status < 300

    @property
    def code(self) -> str:
        """Of a refusal: its problem's code."""
        return str(self.body.get("code", ""))


FINANCE = [Person(R.FINANCE_OFFICER, f"finance-{n}") for n in (1, 2)]
LEADER, OTHER_LEADER = Person(R.AGENCY_LEADER, "leader"), Person(R.AGENCY_LEADER, "deputy")
CLERK = Person(R.CLERK, "clerk")
OFFICER, OTHER_OFFICER = Person(R.AGENCY_OFFICER, "officer"), Person(R.AGENCY_OFFICER, "colleague")
MINISTRY = Person(R.MINISTRY_LEADER, "minister")
AUDITOR = Person(R.AUDITOR, "auditor")


class Callers:
    """The line to both services, counting what came back."""

    def __init__(self, stack: Stack, connections: int) -> None:
        self.stack = stack
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        """Internal errors: what no client may ever see."""
        self._headers: dict[Person, dict[str, str]] = {}
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = httpx.AsyncClient(timeout=20, limits=limits, trust_env=False)

    async def close(self) -> None:
        """Hang up."""
        await self._client.aclose()

    async def once(
        self,
        who: Person | None,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        key: str | None = None,
        if_match: str | None = None,
    ) -> Answer:
        """One try; `who` None is the service dossiers. Raises httpx.TransportError where no answer came."""
        headers = dict(self._of(who))
        if key is not None:
            headers["Idempotency-Key"] = key
        if if_match is not None:
            headers["If-Match"] = if_match
        service = "budget" if path.split("/")[2].partition("?")[0] in BUDGETS else "dossiers"
        response = await self._client.request(method, self.stack.url(service) + path, json=body, headers=headers)
        answer = Answer(response.status_code, dict(response.json()), "retry-after" in response.headers)
        self.counts[f"{answer.status} {answer.code}".strip()] += 1
        if answer.code == "internal-error":
            self.faults.append(f"{method} {path}: {answer.body}")
        return answer

    async def surely(
        self,
        who: Person | None,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        *,
        key: str | None = None,
        if_match: str | None = None,
    ) -> Answer:
        """An answer at last: what failed or went unanswered is sent again, the same under the same key."""
        key = key or (f"key-{uuid4()}" if method == "POST" else None)
        limit, failures = time.monotonic() + PATIENCE_SECONDS, 0
        while True:
            try:
                answer = await self.once(who, method, path, body, key=key, if_match=if_match)
                failures += answer.status == 500
                if (answer.status < 500 and not answer.later) or failures > 3:
                    return answer
            except (httpx.TransportError, ValueError):
                self.counts["unanswered"] += 1
            if time.monotonic() > limit:
                raise TimeoutError(f"{method} {path} was never answered")
            await asyncio.sleep(0.3)

    async def get(self, path: str, who: Person = AUDITOR) -> dict[str, Any]:
        """What stands there now."""
        answer = await self.surely(who, "GET", path)
        assert answer.done, answer
        return answer.body

    async def find(self, path: str) -> dict[str, Any] | None:
        """What stands there now; None where nothing does."""
        answer = await self.surely(AUDITOR, "GET", path)
        return answer.body if answer.done else None

    async def all(self, path: str, after: str = "cursor") -> list[dict[str, Any]]:
        """All of a list, page by page; `after` is the parameter that continues it."""
        items: list[dict[str, Any]] = []
        joint, following = ("&" if "?" in path else "?"), ""
        while True:
            page = await self.get(f"{path}{joint}limit=200{following}")
            items += page["items"]
            if page["next_cursor"] is None:
                return items
            following = f"&{after}={page['next_cursor']}"

    async def create(self, who: Person, path: str, **body: Any) -> dict[str, Any]:
        """A new record, expected."""
        answer = await self.surely(who, "POST", path, body)
        assert answer.status == 201, answer
        return answer.body

    async def act(self, who: Person, path: str, action: str, **body: Any) -> dict[str, Any]:
        """An action upon the record as it stands now, expected."""
        answer = await self.try_act(who, path, action, body)
        assert answer.status == 200, answer
        return answer.body

    async def try_act(self, who: Person, path: str, action: str, body: dict[str, Any], key: str = "") -> Answer:
        """An action upon the record as it stands now."""
        version = (await self.get(path))["version"]
        return await self.surely(
            who, "POST", f"{path}/actions/{action}", body, key=key or None, if_match=f'"{version}"'
        )

    def _of(self, who: Person | None) -> dict[str, str]:
        if who is None:
            signer = Signer("dossiers", self.stack.keys / "dossiers.pem")
            return {"Authorization": f"Bearer {signer.token_for('leader')}", "Accept-Language": "en"}
        if who not in self._headers:
            token = self.stack.headers(role=who.role, subject=who.subject, province=who.province, unit=who.unit)
            self._headers[who] = {**token, "Accept-Language": "en"}
        return self._headers[who]

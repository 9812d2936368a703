"""Who tells the story: calls the gateway for a person, finds what is there already, checks what is answered.

Nothing is created twice: a record is looked for first, and an action is known by the record's history. An answer
that differs from the story is a Trouble, and the demo ends.
"""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NoReturn

import httpx

from arit_contracts import roles as R
from arit_local.demo.figures import marked
from arit_local.demo.page import Page
from arit_local.demo.words import Both, Figure, Source, State
from arit_local.folders import state_folder
from arit_local.trouble import Trouble

Record = dict[str, Any]
Asks = Callable[[Record], bool]
EVENTS_ARRIVE_WITHIN = 30.0
REASON = "Ghi lại việc đã qua (minh hoạ)"


def path_of(record: Record) -> str:
    """`/v1/dossiers/<id>`, as the record says itself."""
    return str(record["href"])


def kind_of(record: Record) -> str:
    """`dossier`, from the record's URN."""
    kind: str = record["urn"].split(":")[3]
    return kind


class Teller:
    """Speaks to the gateway with one token a role, and writes the page."""

    def __init__(self, gateway: str, page: Page, token: Callable[[str], str]) -> None:
        self.page = page
        self.gateway = gateway
        self.day = date(2022, 1, 1)
        self.day_source: Source | None = None
        self.step = 0
        self._token = token
        self._tokens: dict[str, str] = {}
        self._http = httpx.Client(base_url=gateway, timeout=30, trust_env=False)

    # Reading

    def get(self, role: str, path: str, *, shown: bool = False, **params: Any) -> Record:
        """What stands there; `shown` for a reading that belongs to the story."""
        response = self.send(role, "GET", path, params=params)
        if shown:
            self.page.call("GET", str(response.request.url).removeprefix(self.gateway))
        return self.good(response)

    def look(self, role: str, record: Record) -> Record:
        """The record as it stands now."""
        return self.get(role, path_of(record))

    def all(self, role: str, path: str, **params: Any) -> Iterator[Record]:
        """Every item of a list, page after page."""
        cursor: dict[str, Any] = {}
        while True:
            answer = self.get(role, path, **params, limit=200, **cursor)
            yield from answer["items"]
            if answer["next_cursor"] is None:
                return
            cursor = {"cursor": answer["next_cursor"]}

    def find(self, role: str, path: str, is_it: Asks, **params: Any) -> Record | None:
        """The newest of a list that is the one, if any."""
        return next((one for one in self.all(role, path, **params) if is_it(one)), None)

    # Writing, once

    def once(self, role: str, path: str, body: Mapping[str, Any], found: Record | None) -> Record:
        """The record that was found, or a new one."""
        if found is not None:
            self.page.found(self._named(found))
            return found
        self.page.call("POST", path)
        made = self.good(self.send(role, "POST", path, json={**body, **self.dated()}), 201)
        self.page.answer(201, self._named(made))
        return made

    def amend(self, role: str, record: Record, what: str, **fields: Any) -> Record:
        """PATCH these fields, unless they stand so; `what` says it in short."""
        current = self.look(role, record)
        if all(current[name] == value for name, value in fields.items()):
            self.page.found(f"{record['reference']}: {what}")
            return current
        path = path_of(record)
        self.page.call("PATCH", path)
        response = self.send(role, "PATCH", path, json=fields | self.dated(), version=current["version"])
        amended = self.good(response)
        self.page.answer(200, f"{record['reference']}: {what}")
        return amended

    def act(self, role: str, record: Record, action: str, to: str, **body: Any) -> Record:
        """Act, unless it was done; check the state that it led to; the record as it stands now."""
        if entry := self.done(record, action):
            on = date.fromisoformat(entry["effective_on"])
            day = self._word(Figure(on, self.day_source if on == self.day else None))
            reached = self._word(State(entry["to_state"], kind_of(record)))
            self.page.found(f"{record['reference']}: {action} {day} → {reached}")
            self.expect(Both("trạng thái", "the state"), entry["to_state"], to)
            return self.look(role, record)
        response = self.try_act(role, record, action, body)
        acted = self.good(response)
        self.page.answer(200, self._named(acted))
        self.expect(Both("trạng thái", "the state"), acted["state"], to)
        return acted

    def refused(self, role: str, record: Record, action: str, status: int, code: str, /, **body: Any) -> Record:
        """Try what must be refused; the problem that is answered."""
        response = self.try_act(role, record, action, body)
        if response.status_code < 400:
            wanted = f"{status} {code}"
            self.expect(Both("câu trả lời cho {action}", "the answer to {action}"), response.status_code, wanted,
                        action=action)  # fmt: skip
        problem: Record = response.json()
        self.expect(Both("câu trả lời", "the answer"), (response.status_code, problem.get("code")), (status, code))
        reasons = [f"{one['code']}: {one['detail']}" for one in problem["errors"]] or [problem["detail"]]
        self.page.refusal(status, code, reasons)
        return problem

    # What happened

    def done(self, record: Record, action: str) -> Record | None:
        """The entry of the record's history about this action, as the auditor reads it."""
        history = self.get(R.AUDITOR, f"{path_of(record)}/history", limit=200)
        found = [entry for entry in history["items"] if entry["action"] == action]
        return found[-1] if found else None

    def came_about(self, record: Record, action: str, to: str) -> None:
        """The system itself took this step, now or by an event that is on its way."""
        entry = self.until(lambda: self.done(record, action), f"{record['reference']} {action}")
        self.expect(Both("trạng thái", "the state"), entry["to_state"], to)
        self.page.say(
            Both("{reference}: {state}", "{reference}: {state}"),
            reference=record["reference"],
            state=State(to, kind_of(record)),
        )

    def until(self, look: Callable[[], Record | None], what: str) -> Record:
        """Wait for what an event brings about, for a bounded time."""
        limit = time.monotonic() + EVENTS_ARRIVE_WITHIN
        while (seen := look()) is None:
            if time.monotonic() > limit:
                self._stop(
                    Both(
                        "chờ {seconds} giây mà sự kiện chưa đến: {what}. Xem nhật ký trong {logs}",
                        "no event within {seconds} seconds: {what}. See the logs in {logs}",
                    ),
                    seconds=round(EVENTS_ARRIVE_WITHIN),
                    what=what,
                    logs=state_folder() / "logs",
                )
            time.sleep(0.1)
        return seen

    def say(self, text: Both, /, **values: object) -> None:
        self.page.say(text, **values)

    def expect(self, what: Both, is_so: object, should_be: object, **values: object) -> None:
        """Stop the demo where an answer is not what the story says."""
        if is_so != should_be:
            self._stop(
                Both(
                    "{what} phải là {should_be}, nhưng lại là {is_so}", "{what} should be {should_be}, but is {is_so}"
                ),
                what=self.page.of(what, **values),
                should_be=should_be,
                is_so=is_so,
            )

    # The wire

    def compute(self, role: str, path: str) -> Record:
        """POST that only checks and answers."""
        self.page.call("POST", path)
        return self.good(self.send(role, "POST", path, json={}))

    def try_act(self, role: str, record: Record, action: str, body: Mapping[str, Any]) -> httpx.Response:
        """Act on the record as it stands now; the answer, whatever it is."""
        path = f"{path_of(record)}/actions/{action}"
        self.page.call("POST", path)
        version = self.look(role, record)["version"]
        return self.send(role, "POST", path, json=dict(body) | self.dated(), version=version)

    def dated(self) -> dict[str, str]:
        """The date and the reason of every write of this step."""
        return {"effective_on": self.day.isoformat(), "reason": REASON}

    def send(
        self, role: str, method: str, path: str, *, version: int | None = None, key: str | None = None, **content: Any
    ) -> httpx.Response:
        """The answer, whatever it is; a write repeated with the same key is done once."""
        if role not in self._tokens:
            self._tokens[role] = self._token(role)
        headers = {"Authorization": f"Bearer {self._tokens[role]}", "Accept-Language": self.page.language}
        if method != "GET":
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        try:
            return self._http.request(method, path, headers=headers, **content)
        except httpx.TransportError as error:
            self._stop(
                Both(
                    "cổng không trả lời {method} {path} ({error}); hệ thống còn chạy không?",
                    "the gateway does not answer {method} {path} ({error}); does the system still run?",
                ),
                method=method,
                path=path,
                error=repr(error),
            )

    def good(self, response: httpx.Response, status: int = 200) -> Record:
        """The answer's body; a Trouble where it has another status."""
        if response.status_code != status:
            request = response.request
            self._stop(
                Both(
                    "{method} {path} phải trả lời {status}, nhưng trả lời {answered}: {body}",
                    "{method} {path} should answer {status}, but answered {answered}: {body}",
                ),
                method=request.method,
                path=request.url.path,
                status=status,
                answered=response.status_code,
                body=response.text[:1000],
            )
        answer: Record = response.json()
        return answer

    def _named(self, record: Record) -> str:
        """`CT-2026-000001: paid, 150 million đồng○`."""
        words = [self._word(State(record["state"], kind_of(record)))]
        if "amount" in record:
            words.append(self._word(marked(record["amount"])))
        return f"{record['reference']}: {', '.join(words)}"

    def _word(self, value: object) -> str:
        return self.page.of(Both("{value}", "{value}"), value=value)

    def _stop(self, text: Both, /, **values: object) -> NoReturn:
        step = self.page.of(Both("Câu chuyện dừng ở bước {n}: ", "The story stops at step {n}: "), n=self.step)
        raise Trouble(step + self.page.of(text, **values))

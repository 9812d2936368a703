"""Calls to neighbouring services: a timeout always, a retry only where it is safe, the person carried along."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import httpx
import structlog
from pydantic import BaseModel
from pydantic_core import from_json

from arit_kit.identity.tokens import Signer
from arit_kit.logs import request_id, traceparent
from arit_kit.web.problems import Problem

log = structlog.get_logger()
Model = TypeVar("Model", bound=BaseModel)
ATTEMPTS = 3


class Refused(Exception):
    """The neighbour understood and refused (4xx): its problem document, for the caller to pass on or to map."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}")
        self.status, self.problem = status, problem
        self.code = str(problem.get("code", ""))


class Neighbour:
    """One neighbouring service. GET and PUT are repeated after a failure; nothing else is ever sent twice."""

    def __init__(
        self,
        name: str,
        base_url: str,
        signer: Signer,
        timeout: float,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.name = name
        self._signer, self._timeout = signer, timeout
        self._client = httpx.AsyncClient(
            base_url=base_url, timeout=timeout, transport=transport, follow_redirects=False, trust_env=False
        )

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def get(
        self, path: str, model: type[Model], *, subject: str, params: Mapping[str, Any] | None = None
    ) -> Model:
        """Read a narrow model; fields that it does not name are ignored.

        Raises Problem `neighbour-unavailable` (503) when it is down, slow or answers nonsense, Refused on 4xx.
        """
        return self._read(model, await self._send("GET", path, subject=subject, params=params))

    async def batch(self, path: str, ids: Sequence[object], model: type[Model], *, subject: str) -> Model:
        """Read many records by one call, `?id=a,b,c`; at most 200."""
        params = {"id": ",".join(str(id) for id in ids), "limit": 200}
        return await self.get(path, model, subject=subject, params=params)

    async def put(self, path: str, body: BaseModel, model: type[Model], *, subject: str) -> Model:
        """Put a resource, which may be repeated safely; raises as `get` does."""
        return self._read(model, await self._send("PUT", path, subject=subject, json=body.model_dump(mode="json")))

    async def raw(self, path: str, *, subject: str, params: Mapping[str, Any], timeout: float) -> httpx.Response:
        """One GET without repetition, for long polls."""
        return await self._client.get(path, params=dict(params), headers=self._headers(subject), timeout=timeout)

    async def _send(self, method: str, path: str, *, subject: str, **content: Any) -> httpx.Response:
        failure = ""
        try:
            async with asyncio.timeout(self._timeout):
                for attempt in range(ATTEMPTS):
                    if attempt:
                        await asyncio.sleep(random.uniform(0.05, 0.2) * 2**attempt)
                    try:
                        response = await self._client.request(method, path, headers=self._headers(subject), **content)
                    except httpx.RequestError as error:
                        failure = repr(error)
                        continue
                    if response.status_code < 500:
                        return response
                    failure = f"status {response.status_code}"
        except TimeoutError:
            failure = failure or "timeout"
        raise self.unavailable(failure)

    def _read(self, model: type[Model], response: httpx.Response) -> Model:
        try:
            content = from_json(response.content)  # which, unlike json, refuses halves of characters
            if 400 <= response.status_code < 500 and isinstance(content, dict) and "code" in content:
                raise Refused(response.status_code, content)
            if response.status_code != 200:
                raise self.unavailable(f"status {response.status_code}")
            return model.model_validate(content)
        except (ValueError, RecursionError) as nonsense:
            raise self.unavailable(f"nonsense: {nonsense!r}"[:300]) from nonsense

    def unavailable(self, failure: str) -> Problem:
        """The 503 for a neighbour that is down, slow or answers nonsense; the reason goes to the log."""
        log.warning("neighbour_unavailable", neighbour=self.name, failure=failure)
        return Problem(
            "neighbour-unavailable",
            vi=f"Dịch vụ {self.name} chưa trả lời được; không có gì được ghi.",
            en=f"The service {self.name} does not answer; nothing was written.",
            retry_after=5,
        )

    def _headers(self, subject: str) -> dict[str, str]:
        headers = {
            "Authorization": f"Bearer {self._signer.token_for(subject)}",
            "X-Request-Id": request_id.get(),
        }
        if traceparent.get():
            headers["traceparent"] = traceparent.get()
        return headers

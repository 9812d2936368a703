"""Errors as RFC 9457 problem+json, in the caller's language, from the one catalogue of the contracts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response

from arit_contracts.problem import catalogue
from arit_kit.logs import request_id

Language = Literal["vi", "en"]
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: where (FieldProblem says how it is written), a code, a sentence."""

    pointer: str
    code: str
    vi: str
    en: str


class Problem(Exception):
    """A refusal, raised anywhere and answered as problem+json.

    `code` names a line of the catalogue, which gives the status, the title and what to do; `vi` and `en`
    say what is particular to this case. `extra` adds members, such as `allowed_actions`.
    """

    def __init__(
        self,
        code: str,
        *,
        vi: str = "",
        en: str = "",
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        retry_after: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{code}: {en or vi}")
        self.kind = catalogue()[code]
        self.vi, self.en = vi, en
        self.faults = tuple(faults)
        self.headers = dict(headers or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)
        self.extra = dict(extra or {})


def broken_rule(pointer: str, *, vi: str, en: str, code: str = "rule-broken") -> Problem:
    """A 422 `rule-broken` about one field, with the rule and its article in the sentence."""
    return Problem("rule-broken", vi=vi, en=en, faults=[Fault(pointer, code, vi, en)])


def of_record(faults: Iterable[Fault]) -> list[Fault]:
    """The same faults where the request's body has no such field: places in the record that it acts upon."""
    return [replace(fault, pointer=f"record:{fault.pointer}") for fault in faults]


def language_of(accept_language: str | None) -> Language:
    """English where the client prefers it to Vietnamese; Vietnamese otherwise."""
    preferences: dict[str, float] = {}
    for part in (accept_language or "").split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            preferences[tag.strip().lower()[:2]] = float(quality or 1)
        except ValueError:
            continue
    return "en" if preferences.get("en", 0) > preferences.get("vi", 0) else "vi"


def problem_body(problem: Problem, *, instance: str, language: Language) -> dict[str, Any]:
    """The members of the problem document."""
    kind, vi = problem.kind, language == "vi"
    own = problem.vi if vi else problem.en
    return {
        "type": f"/problems/{kind.code}",
        "title": kind.title_vi if vi else kind.title_en,
        "status": kind.status,
        "detail": own or (kind.help_vi if vi else kind.help_en),
        "instance": instance,
        "code": kind.code,
        "request_id": request_id.get(),
        "errors": [
            {"pointer": fault.pointer, "code": fault.code, "detail": fault.vi if vi else fault.en}
            for fault in problem.faults
        ],
        **problem.extra,
    }


def problem_response(request: Request, problem: Problem) -> Response:
    """The problem as an answer to this request."""
    language = language_of(request.headers.get("accept-language"))
    headers = {**problem.headers, "Content-Language": language, "Vary": "Accept-Language"}
    if problem.kind.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = problem_body(problem, instance=request.url.path, language=language)
    return Response(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        status_code=problem.kind.status,
        headers=headers,
        media_type=MEDIA_TYPE,
    )

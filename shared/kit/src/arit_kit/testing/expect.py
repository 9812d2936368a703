"""What a test expects of an answer: a problem that names its fields, in the language that was asked for."""

from typing import Any

import httpx

from arit_contracts.problem import ProblemDetails, catalogue
from arit_kit.web.problems import MEDIA_TYPE


def problem(response: httpx.Response, status: int, code: str, *pointers: str) -> dict[str, Any]:
    """The answer is this problem of the catalogue and names these fields (others may stand beside them)."""
    assert (response.status_code, response.headers.get("content-type")) == (status, MEDIA_TYPE), response.text
    body: dict[str, Any] = response.json()
    details = ProblemDetails.model_validate(body)
    assert details.code == code, response.text
    assert (catalogue()[code].status, details.status, details.type) == (status, status, f"/problems/{code}")
    assert details.detail and details.title and details.request_id == response.headers["x-request-id"]
    named = {error.pointer for error in details.errors}
    assert set(pointers) <= named, f"{pointers} not all among {named}"
    return body

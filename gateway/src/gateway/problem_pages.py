"""Every error code as a page that explains it, in Vietnamese or English; as JSON for programs."""

from html import escape
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from arit_contracts.problem import ProblemKind, catalogue
from arit_kit.web.problems import Language, Problem, language_of
from gateway.plain_page import page, prefers_html

router = APIRouter(include_in_schema=False)


@router.get("/problems")
async def every(request: Request) -> Response:
    """The whole catalogue."""
    language = language_of(request.headers.get("accept-language"))
    kinds = sorted(catalogue().values(), key=lambda kind: (kind.status, kind.code))
    if not prefers_html(request):
        return _json({"items": [_members(kind, language) for kind in kinds]}, language)
    rows = "".join(
        f'<tr><td>{kind.status}</td><td><a href="/problems/{kind.code}">{kind.code}</a></td>'
        f"<td>{escape(_title(kind, language))}</td></tr>"
        for kind in kinds
    )
    title = "Các mã lỗi của API" if language == "vi" else "The error codes of the API"
    return page(title, f"<table>{rows}</table>", language)


@router.get("/problems/{code}")
async def one(request: Request, code: str) -> Response:
    """One code: what it means and what to do."""
    language = language_of(request.headers.get("accept-language"))
    kind = catalogue().get(code)
    if kind is None:
        raise Problem("not-found")
    if not prefers_html(request):
        return _json(_members(kind, language), language)
    about = kind.help_vi if language == "vi" else kind.help_en
    back = "Tất cả các mã lỗi" if language == "vi" else "All error codes"
    content = (
        f"<p><code>{kind.code}</code> · HTTP {kind.status}</p><p>{escape(about)}</p>"
        f'<p><a href="/problems">{back}</a></p>'
    )
    return page(_title(kind, language), content, language)


def _title(kind: ProblemKind, language: Language) -> str:
    return kind.title_vi if language == "vi" else kind.title_en


def _members(kind: ProblemKind, language: Language) -> dict[str, Any]:
    return {
        "type": f"/problems/{kind.code}",
        "code": kind.code,
        "status": kind.status,
        "title": _title(kind, language),
        "help": kind.help_vi if language == "vi" else kind.help_en,
    }


def _json(content: dict[str, Any], language: Language) -> Response:
    return JSONResponse(content, headers={"Content-Language": language, "Vary": "Accept, Accept-Language"})

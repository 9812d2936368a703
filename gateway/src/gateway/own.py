"""The gateway's own pages as a small FastAPI application: reference data, documentation, problems, health."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from arit_kit.identity.tokens import Verifier
from arit_kit.web.messages import faults_of
from arit_kit.web.openapi import describe
from arit_kit.web.problems import Problem, problem_response
from gateway import docs, index, problem_pages, readiness, reference
from gateway.identity import PRIVILEGES
from gateway.readiness import Readiness


def own_app(verifier: Verifier | None, checks: Readiness | None, document: bytes) -> FastAPI:
    """The application; its `openapi()` describes what of it is public API."""
    app = FastAPI(
        title="Gateway",
        version="1",
        description="Provinces, the working calendar and the Agency's units, as they were on a given day.",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.verifier, app.state.readiness = verifier, checks
    app.state.document = docs.Published(document)
    for router in (reference.router, docs.router, problem_pages.router, index.router, readiness.router):
        app.include_router(router)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)
    describe(app, PRIVILEGES)
    return app


_PAGES = frozenset(("/", "/docs", "/openapi.json", "/problems", "/health/live", "/health/ready", "/status", "/metrics"))


def own_template(path: str) -> str:
    """The label of a page outside the API: never the path itself, which anyone may invent."""
    if path in _PAGES:
        return path
    for folder in ("/problems/", "/docs/"):
        if path.startswith(folder):
            return folder + "…"
    return "unmatched"


async def _problem(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, Problem)
    return problem_response(request, failure)


async def _invalid(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, RequestValidationError)
    return problem_response(request, Problem("invalid-content", faults=faults_of(failure.errors())))


async def _http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    codes = {404: "not-found", 405: "method-not-allowed", 406: "not-acceptable"}
    code = codes.get(failure.status_code, "malformed-request")
    return problem_response(request, Problem(code, headers=dict(failure.headers or {})))


async def _failed(request: Request, _failure: Exception) -> Response:
    return problem_response(request, Problem("internal-error"))

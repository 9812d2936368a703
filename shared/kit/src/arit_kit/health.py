"""Is the process alive, and is it ready: database reached, schema at this code's revision or later, law loaded.

A later schema is served too: migrations only expand, and the release before goes on while the next one rolls out.
"""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

router = APIRouter(include_in_schema=False)


@router.get("/health/live")
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@router.get("/health/ready")
async def ready(request: Request) -> Response:
    """200 when requests can be served, else 503; says the schema's revision, the law's digest, where feeds stand."""
    state = request.app.state
    report: dict[str, object] = {
        "service": state.service.name,
        "version": state.service.version,
        "law": state.service.law_digest,
        "schema_expected": state.service.schema_revision,
    }
    try:
        async with state.database.agency_side() as connection:
            report["schema"] = await connection.fetchval("SELECT version_num FROM alembic_version", timeout=2)
    except Exception as failure:  # whatever the reason: not ready
        report["database"] = type(failure).__name__
    followers = {follower.source: follower.report() for follower in state.followers}
    if followers:
        report["feeds"] = followers
    ended = [name for name, task in state.background.items() if task.done()]
    if ended:
        report["ended"] = ended
    # Revisions are numbers of four digits, so their order as texts is their order in time.
    fine = str(report.get("schema") or "") >= state.service.schema_revision and not ended
    report["status"] = "ready" if fine else "not_ready"
    return JSONResponse(report, status_code=200 if fine else 503)


@router.get("/metrics")
async def metrics() -> Response:
    """Prometheus text."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@router.get("/.well-known/jwks.json")
async def keys(request: Request) -> dict[str, object]:
    """The public key of the tokens that this service signs."""
    jwks: dict[str, object] = request.app.state.signer.jwks
    return jwks

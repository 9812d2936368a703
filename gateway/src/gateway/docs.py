"""The merged OpenAPI document, and Swagger UI over it; no page asks anything of the internet."""

import hashlib
import importlib.util
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from arit_kit.web.problems import Problem

router = APIRouter(include_in_schema=False)

ASSETS = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon.png": "image/png",
}
_CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Cục Công Thương địa phương</title>
<link rel="icon" href="/docs/favicon.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript><a href="/openapi.json">/openapi.json</a></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
# validatorUrl null: Swagger UI otherwise sends the document's address to a validator on the internet.
_START = """SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  validatorUrl: null,
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  persistAuthorization: true,
});
"""


class Published:
    """The document as bytes, with its ETag."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'


def assets_folder() -> Path:
    """Where the installed `fastapi-offline` keeps Swagger UI; found without importing it."""
    found = importlib.util.find_spec("fastapi_offline")
    if found is None or found.origin is None:
        raise RuntimeError("the package fastapi-offline, which carries Swagger UI, is not installed")
    return Path(found.origin).parent / "static"


@router.get("/openapi.json")
async def document(request: Request) -> Response:
    """The one document of all services."""
    published: Published = request.app.state.document
    headers = {"ETag": published.etag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == published.etag:
        return Response(status_code=304, headers=headers)
    return Response(published.content, media_type="application/json", headers=headers)


@router.get("/docs")
async def page() -> Response:
    """Swagger UI."""
    headers = {"Content-Security-Policy": _CONTENT_SECURITY_POLICY, "X-Content-Type-Options": "nosniff"}
    return Response(_PAGE, media_type="text/html", headers=headers)


@router.get("/docs/start.js")
async def start() -> Response:
    """What starts Swagger UI; a file of its own, so that the page needs no inline script."""
    return Response(_START, media_type="text/javascript")


@router.get("/docs/{asset}")
async def file(asset: str) -> Response:
    """A file of Swagger UI."""
    if asset not in ASSETS:
        raise Problem("not-found")
    headers = {"Cache-Control": "public, max-age=86400"}
    return FileResponse(assets_folder() / asset, media_type=ASSETS[asset], headers=headers)

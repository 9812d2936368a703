"""The first page: where to go from here."""

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from arit_kit.web.problems import language_of
from gateway.plain_page import page, prefers_html

router = APIRouter(include_in_schema=False)

_PLACES = {
    "/docs": ("tài liệu API, thử ngay trên trang", "the API reference, to try out"),
    "/openapi.json": ("tài liệu OpenAPI 3.1 của mọi dịch vụ", "the OpenAPI 3.1 document of all services"),
    "/problems": ("các mã lỗi và cách xử lý", "the error codes and what to do about them"),
    "/status": ("tình trạng các dịch vụ", "the state of the services"),
    "/health/ready": ("cổng đã sẵn sàng chưa", "whether the gateway is ready"),
}


@router.get("/")
async def index(request: Request) -> Response:
    """Links for a person, the same as JSON for a program."""
    language = language_of(request.headers.get("accept-language"))
    told = {path: vi if language == "vi" else en for path, (vi, en) in _PLACES.items()}
    if not prefers_html(request):
        headers = {"Content-Language": language, "Vary": "Accept, Accept-Language"}
        return JSONResponse({"title": "Cục Công Thương địa phương: API", "places": told}, headers=headers)
    rows = "".join(f'<tr><td><a href="{path}">{path}</a></td><td>{what}</td></tr>' for path, what in told.items())
    return page("Cục Công Thương địa phương: API", f"<table>{rows}</table>", language)

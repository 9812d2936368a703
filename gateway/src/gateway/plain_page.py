"""The few plain pages of the gateway: one frame, no script, nothing from elsewhere."""

from html import escape

from fastapi import Request, Response

from arit_kit.web.problems import Language

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "td{padding:.15rem .8rem .15rem 0;vertical-align:top}a{color:#005ea5}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


def prefers_html(request: Request) -> bool:
    """Whether a browser asks; every other client gets JSON."""
    return "text/html" in request.headers.get("accept", "")


def page(title: str, content: str, language: Language) -> Response:
    """A page; `content` is HTML already."""
    return Response(
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n{content}\n</body>\n</html>\n",
        media_type="text/html",
        headers={
            "Content-Language": language,
            "Content-Security-Policy": _POLICY,
            "Vary": "Accept, Accept-Language",
        },
    )

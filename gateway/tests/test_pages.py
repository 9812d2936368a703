"""The pages beside the API: documentation, problems, health, metrics, the log."""

import json
import re

import pytest
import schemathesis

from arit_contracts.problem import catalogue


async def test_the_merged_document_is_valid_and_whole(gateway) -> None:
    answer = await gateway.ask("/openapi.json", token=None)
    document = answer.json()
    assert document["openapi"] == "3.1.0"
    assert {"/v1/things/{id}", "/v1/feeds/things", "/v1/provinces", "/v1/calendar/due-date"} <= document["paths"].keys()
    assert all(path.startswith("/v1/") for path in document["paths"])
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert {tag for operation in operations for tag in operation["tags"]} == {"gateway", "lost", "things"}
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    assert document["servers"] == [{"url": "/"}]
    schemathesis.openapi.from_dict(document).validate()
    etag = answer.headers["etag"]
    assert (await gateway.ask("/openapi.json", token=None, headers={"If-None-Match": etag})).status == 304


async def test_swagger_ui_asks_nothing_of_the_internet(gateway) -> None:
    page = await gateway.ask("/docs", token=None)
    html = page.body.decode()
    assert "//" not in html.replace("<!doctype", "")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert len(addresses) >= 4
    for address in addresses:
        assert address.startswith("/")
        assert (await gateway.ask(address, token=None)).status == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "http" not in policy
    script = (await gateway.ask("/docs/start.js", token=None)).body.decode()
    assert "validatorUrl: null" in script and "//" not in script
    assert (await gateway.ask("/docs/redoc.standalone.js", token=None)).status == 404


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_every_problem_has_a_page_in_both_languages(gateway, language: str) -> None:
    for code, kind in catalogue().items():
        page = await gateway.ask(
            f"/problems/{code}", token=None, headers={"Accept": "text/html", "Accept-Language": language}
        )
        assert page.status == 200
        assert f'lang="{language}"' in page.body.decode()
        assert (kind.title_vi if language == "vi" else kind.title_en) in page.body.decode().replace("&#x27;", "'")
    told = await gateway.ask("/problems", token=None, headers={"Accept-Language": language})
    assert {item["code"] for item in told.json()["items"]} == set(catalogue())


async def test_a_problem_as_json_and_an_unknown_one(gateway) -> None:
    told = await gateway.ask("/problems/too-large", token=None, headers={"Accept": "application/json"})
    assert (told.json()["status"], told.json()["code"]) == (413, "too-large")
    assert (await gateway.ask("/problems/no-such-code", token=None)).json()["code"] == "not-found"


async def test_problems_speak_vietnamese_unless_english_is_asked_for(gateway) -> None:
    kind = catalogue()["not-found"]
    vi = await gateway.ask("/v1/unknown")
    en = await gateway.ask("/v1/unknown", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert (vi.json()["title"], en.json()["title"]) == (kind.title_vi, kind.title_en)
    assert vi.json()["instance"] == "/v1/unknown"
    assert vi.json()["request_id"] == vi.headers["x-request-id"]


async def test_health_tells_of_the_services_but_does_not_depend_on_them(gateway) -> None:
    assert (await gateway.ask("/health/live", token=None)).json() == {"status": "live"}
    ready = await gateway.ask("/health/ready", token=None)
    assert (ready.status, ready.json()["services"]) == (200, {"lost": "unreachable", "things": "ready"})
    status = (await gateway.ask("/status", token=None)).json()
    assert status["all_ready"] is False
    assert status["services"]["things"]["says"]["line"] == "GET /health/ready HTTP/1.1"


async def test_the_index_leads_on(gateway) -> None:
    for address in (await gateway.ask("/", token=None)).json()["places"]:
        assert (await gateway.ask(address, token=None)).status == 200
    page = await gateway.ask("/", token=None, headers={"Accept": "text/html,*/*"})
    assert 'href="/docs"' in page.body.decode()
    assert "://" not in page.body.decode()


async def test_head_of_an_own_page_is_its_get_without_a_body(gateway) -> None:
    answer = await gateway.ask("/docs", "HEAD", token=None)
    assert (answer.status, answer.body) == (200, b"")


async def test_log_and_metrics_name_templates_and_callers_but_no_ids_and_no_tokens(gateway) -> None:
    await gateway.ask("/v1/things/0190-secret-id/actions/turn?q=secret-name", "POST", data=b"secret-body")
    await gateway.ask("/v1/things/a/b/c/secret-deep")
    line = next(line for line in gateway.logged() if line.get("route") == "/v1/things/{id}/actions/turn")
    assert (line["event"], line["method"], line["to"], line["status"]) == ("request", "POST", "things", 200)
    assert line["subject"] == "officer-7"
    assert 0 < line["upstream_ms"] <= line["ms"] + 0.1
    assert line["request_id"] and line["trace_id"]
    metrics = (await gateway.ask("/metrics", token=None)).body.decode()
    assert 'route="/v1/things/{id}/actions/turn"' in metrics
    assert 'route="/v1/things/…"' in metrics
    for text in (metrics, json.dumps(gateway.logged())):
        assert "secret" not in text
        assert "Bearer" not in text

"""Every route is guarded, described, bounded, and safe to repeat."""

import re

from arit_kit.app import Service
from arit_kit.testing.access import method_of, name_of, privileges_of, routes_of
from arit_kit.web.exports import JSON, OFFERED
from recommendations.neighbours import COLLECTIONS
from recommendations.refs import OWN, OWN_KINDS

GUARDED_BY_ITS_BODY = {"PUT /v1/commitments/{id}"}
"""Writes that need neither If-Match nor Idempotency-Key: `agreement_version` guards them."""
CHANGES_NOTHING = {
    "POST /v1/allocations/{id}/check", "POST /v1/cluster-criteria/check", "POST /v1/registrations/workbook/check",
}  # fmt: skip
"""POST that only computes."""
NO_LIST = {
    "/v1/support-calculations", "/v1/selection-orders", "/v1/balances", "/v1/establishment-deadlines",
    "/v1/work-reports",
    "/v1/dossier-statistics", "/v1/budget-statistics", "/v1/cluster-statistics", "/v1/recommendation-statistics",
    "/v1/dossier-breakdowns",
}  # fmt: skip
"""Single answers under a collection's name."""
CONTINUED_OTHERWISE = {f"/v1/feeds/{name}" for name in ("dossiers", "budget", "clusters", "recommendations")}
"""Feeds go on after `lastEventId`, as HTTP Feeds says."""


def headers_of(operation: dict) -> dict[str, bool]:
    """The headers of an operation, and whether each is required."""
    return {one["name"]: one["required"] for one in operation.get("parameters", []) if one["in"] == "header"}


def test_every_route_names_a_privilege_that_exists_and_someone_holds(service: Service) -> None:
    for route in routes_of(service):
        assert privileges_of(route), name_of(route)
        for privilege in privileges_of(route):
            assert service.privileges[privilege], f"{name_of(route)}: no one holds {privilege}"


def test_every_privilege_is_asked_for_by_a_route_or_a_move(service: Service) -> None:
    asked = {privilege for route in routes_of(service) for privilege in privileges_of(route)}
    asked |= {move.privilege for resource in service.resources for move in resource.machine.moves}
    assert set(service.privileges) <= asked, set(service.privileges) - asked


def test_every_operation_is_summarised_described_and_uniquely_named(operations: dict[str, dict]) -> None:
    ids = [operation["operationId"] for operation in operations.values()]
    assert len(ids) == len(set(ids))
    for name, operation in operations.items():
        assert operation["summary"] and operation["tags"], name
        assert len(operation["description"].split("\n\n")[0]) > 10, f"{name} says nothing about itself"
        assert re.fullmatch(r"[a-z][a-z0-9_]*", operation["operationId"]), name


def test_no_operation_id_is_used_by_two_services(services: tuple[Service, ...]) -> None:

    ids = [route.operation_id for one in services for route in routes_of(one)]
    assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)


def test_no_collection_belongs_to_two_services(services: tuple[Service, ...]) -> None:

    owned = [{route.path.split("/")[2] for route in routes_of(one)} - {"feeds"} for one in services]
    every = [collection for one in owned for collection in one]
    assert len(every) == len(set(every)), sorted(every)


def test_every_operation_tells_what_it_answers_and_what_may_go_wrong(operations: dict[str, dict]) -> None:
    for name, operation in operations.items():
        responses = operation["responses"]
        [success] = [status for status in responses if status < "300" and status != "206"]
        for media in responses[success]["content"].values():
            assert media["schema"], f"{name} answers no model"
        needed = {"401", "403", "503"} | ({"404"} if "{" in name and name not in GUARDED_BY_ITS_BODY else set())
        if not name.startswith("GET"):
            needed |= {"400", "413", "415", "422"}
        assert needed <= set(responses), f"{name} lacks {needed - set(responses)}"
        for status, response in responses.items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_every_list_is_bounded_and_paged_by_keyset(operations: dict[str, dict]) -> None:
    for name, operation in operations.items():
        path = name.partition(" ")[2]
        is_list = name.startswith("GET") and path not in NO_LIST and (path.count("/") == 2 or path.endswith("/history"))
        if not is_list:
            continue
        parameters = {one["name"]: one["schema"] for one in operation["parameters"]}
        assert parameters["limit"]["maximum"] <= 1000 and parameters["limit"]["minimum"] == 1, name
        assert not parameters.keys() & {"page", "offset"}, name
        if path in CONTINUED_OTHERWISE:
            assert "lastEventId" in parameters
            continue
        assert parameters["limit"]["maximum"] == 200 and "cursor" in parameters, name
        content = operation["responses"]["200"]["content"]
        assert "Page" in content[JSON]["schema"]["$ref"], name
        assert set(content) == ({JSON} if path.endswith("/history") else set(OFFERED)), name


def test_every_write_can_be_repeated_and_every_change_names_what_it_read(operations: dict[str, dict]) -> None:
    for name, operation in operations.items():
        if name.startswith("GET") or name in GUARDED_BY_ITS_BODY | CHANGES_NOTHING:
            continue
        headers = headers_of(operation)
        assert headers.get("Idempotency-Key") is False, f"{name} takes no Idempotency-Key"
        if name.startswith("PATCH") or "/actions/" in name:
            assert headers.get("If-Match") is True, f"{name} needs no If-Match"


def test_an_action_is_a_post_of_its_own_and_stands_in_a_machine(service: Service) -> None:
    moves = {
        (resource.collection, move.action)
        for resource in service.resources
        for move in resource.machine.moves
        if move.privilege
    }
    actions = {
        (route.path.split("/")[2], route.path.rpartition("/")[2])
        for route in routes_of(service)
        if "/actions/" in route.path
    }
    assert moves == actions
    assert {method_of(route) for route in routes_of(service) if "/actions/" in route.path} == {"POST"}


def test_paths_are_kebab_case_and_fields_snake_case(document: dict) -> None:
    for path in document["paths"]:
        for step in path.split("/")[2:]:
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*|[a-z]+(_[a-z]+)*|\{[a-z_]+\}", step), path
    for name, schema in document["components"]["schemas"].items():
        for field in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-z0-9_]*", field), f"{name}.{field}"


def test_every_text_that_a_client_sends_has_a_limit(document: dict) -> None:
    schemas = document["components"]["schemas"]
    sent = {
        media["schema"]["$ref"].rpartition("/")[2]
        for methods in document["paths"].values()
        for operation in methods.values()
        for media in operation.get("requestBody", {}).get("content", {}).values()
        if media["schema"].get("format") != "binary"  # a file: limited as a whole
    }
    reached: set[str] = set()
    while sent - reached:
        name = (sent - reached).pop()
        reached.add(name)
        sent |= set(re.findall(r"schemas/([\w-]+)", str(schemas[name])))
    for name in sorted(reached):
        for field, schema in schemas[name].get("properties", {}).items():
            for option in schema.get("anyOf", [schema]):
                _is_bounded(option, f"{name}.{field}")


def _is_bounded(schema: dict, where: str) -> None:
    match schema.get("type"):
        case "string":
            assert {"maxLength", "pattern", "format", "enum", "const"} & set(schema), f"{where} has no limit"
        case "array":
            assert "maxItems" in schema, f"{where} has no limit"
            _is_bounded(schema["items"], where)
        case "integer":
            assert "maximum" in schema and "minimum" in schema, f"{where} has no bounds"
        case "number":
            raise AssertionError(f"{where} is a float")


def test_whoever_names_a_record_by_urn_can_find_it(services: tuple[Service, ...]) -> None:
    kinds = {one.name: {resource.kind: resource.collection for resource in one.resources} for one in services}
    assert set(kinds.pop(OWN)) == set(OWN_KINDS)
    assert kinds == COLLECTIONS

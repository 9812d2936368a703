"""Merging the services' documents into one, and the table that follows from it."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from gateway.cli import merged_files
from gateway.openapi import Conflict, published
from gateway.routes import merge, published_table, table_of


def _document(
    path: str, schemas: dict[str, Any] | None = None, operation: str = "read", uses: str = "Thing"
) -> dict[str, Any]:
    schemas = schemas or {"Thing": {"type": "object"}}
    answer = {
        "description": "It.",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{uses}"}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            path: {
                "get": {
                    "operationId": operation,
                    "tags": ["x"],
                    "security": [{"own": []}],
                    "responses": {"200": answer},
                }
            },
            "/health/ready": {"get": {"operationId": "ready", "responses": {}}},
        },
        "components": {"schemas": schemas | {"Unused": {"type": "string"}}, "securitySchemes": {"own": {}}},
    }


def _reference(document: dict[str, Any], path: str) -> str:
    return document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]


def test_a_collection_has_one_owner() -> None:
    with pytest.raises(Conflict, match="/v1/things is claimed by budget and by dossiers"):
        merge({"dossiers": _document("/v1/things"), "budget": _document("/v1/things/{id}", operation="other")})


def test_feeds_have_an_owner_each() -> None:
    table, _ = merge({"dossiers": _document("/v1/feeds/dossiers"), "budget": _document("/v1/feeds/budget")})
    assert table.collection_of("/v1/feeds/budget") == "feeds/budget"
    assert table.owners == {"feeds/budget": "budget", "feeds/dossiers": "dossiers"}


@pytest.mark.parametrize("path", ["/v1/{anything}", "/v1/feeds/{service}", "/v1/feeds", "/v1//x"])
def test_a_path_must_begin_with_its_collection(path: str) -> None:
    with pytest.raises(Conflict, match="dossiers publishes"):
        merge({"dossiers": _document(path)})


def test_only_public_paths_and_what_they_use_are_published() -> None:
    _, merged = merge({"dossiers": _document("/v1/things")})
    assert list(merged["paths"]) == ["/v1/things"]
    assert list(merged["components"]["schemas"]) == ["Thing"]
    operation = merged["paths"]["/v1/things"]["get"]
    assert (operation["operationId"], operation["tags"]) == ("dossiers_read", ["dossiers"])
    assert "security" not in operation


def test_equal_schemas_are_shared_and_different_ones_carry_their_services_name() -> None:
    equal = {"dossiers": _document("/v1/a"), "budget": _document("/v1/b")}
    assert list(merge(equal)[1]["components"]["schemas"]) == ["Thing"]

    different = {"dossiers": _document("/v1/a"), "budget": _document("/v1/b", {"Thing": {"type": "array"}})}
    _, merged = merge(different)
    assert list(merged["components"]["schemas"]) == ["BudgetThing", "DossiersThing"]
    assert _reference(merged, "/v1/b") == "#/components/schemas/BudgetThing"


def test_a_schema_that_refers_to_a_different_one_is_different() -> None:
    def schemas(kind: str) -> dict[str, Any]:
        page = {"properties": {"items": {"items": {"$ref": "#/components/schemas/Item"}}}}
        return {"Page": page, "Item": {"type": kind}}

    _, merged = merge(
        {
            "dossiers": _document("/v1/a", schemas("string"), uses="Page"),
            "budget": _document("/v1/b", schemas("integer"), uses="Page"),
        }
    )
    page = merged["components"]["schemas"]["BudgetPage"]
    assert page["properties"]["items"]["items"]["$ref"] == "#/components/schemas/BudgetItem"


def test_a_reference_to_nothing_and_another_openapi_are_refused() -> None:
    with pytest.raises(Conflict, match="referred to but absent"):
        merge({"dossiers": _document("/v1/a", uses="Missing")})
    with pytest.raises(Conflict, match=r"not 3\.1"):
        merge({"dossiers": _document("/v1/a") | {"openapi": "3.0.3"}})


def test_no_service_yet_is_no_conflict() -> None:
    table, merged = merge({})
    assert (table.owners, merged["paths"]) == ({}, {})


def test_merging_changes_none_of_the_documents_and_is_stable() -> None:
    documents = {"dossiers": _document("/v1/a"), "budget": _document("/v1/b")}
    before = str(documents)
    first, second = merge(documents)[1], merge(dict(reversed(documents.items())))[1]
    assert str(documents) == before
    assert str(first) == str(second)


def test_the_table_labels_by_template_literal_segments_first() -> None:
    one = _document("/v1/a/{id}") | {}
    one["paths"]["/v1/a/latest"] = {"get": {"operationId": "latest", "responses": {}}}
    table = table_of(merge({"dossiers": one})[1])
    assert table.template_of("/v1/a/7").path == "/v1/a/{id}"
    assert table.template_of("/v1/a/latest").path == "/v1/a/latest"
    assert table.template_of("/v1/a/") is None
    assert table.template_of("/v1/a/7/8") is None
    assert table.collection_of("/v1/a/7/8/9") == "a"


def test_the_released_table_is_that_of_the_released_document() -> None:
    implied = table_of(json.loads(published()))
    assert (published_table().owners, published_table().templates) == (implied.owners, implied.templates)


def test_the_command_merges_whatever_services_exist(tmp_path) -> None:
    assert "/v1/provinces" in merged_files(tmp_path)["openapi.json"]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        text = '{"openapi": "3.1.0", "paths": {"/v1/things": {"get": {"operationId": "x", "responses": {}}}}}'
        (tmp_path / name / "openapi.json").write_text(text)
    command = [sys.executable, "-m", "gateway.cli", "openapi", "--services", str(tmp_path)]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert refused.returncode == 1
    assert refused.stderr == ("gateway openapi: /v1/things is claimed by one and by two; a collection has one owner\n")


def test_the_introduction_tells_only_calls_that_are_there_with_roles_that_may_make_them() -> None:
    document = json.loads(published())
    rows = [row for row in document["info"]["description"].splitlines() if re.match(r"\|[^|]*\|[^|]*`(GET|POST)", row)]
    assert len(rows) == 15
    for row in rows:
        _, _, calls, roles, _ = row.split("|")
        named, needed = {role.strip() for role in roles.split(",")}, set()
        for method, path in re.findall(r"`(GET|POST|PATCH) (/v1[^` ]*)`", calls):
            said = document["paths"][path][method.lower()]["description"]
            held = re.search(r"Needs the privilege [^:]*: ([a-z_, ]+)\.", said)
            assert held, path
            if held[1] != "any role":
                may = named & set(held[1].split(", "))
                assert may, (path, held[1])
                needed |= may
        assert needed == named, row

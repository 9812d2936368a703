"""What crosses the wire: answers without defaults, requests that refuse strangers, nothing but pydantic imported."""

import ast
import inspect
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import BaseModel

import arit_contracts
from arit_contracts.forms import Answer, Page, Request
from arit_contracts.problem import catalogue

MODULES = [import_module(one.name) for one in pkgutil.walk_packages(arit_contracts.__path__, "arit_contracts.")]
MODELS = sorted(
    {
        model
        for module in MODULES
        for _, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, BaseModel) and model.__module__.startswith("arit_contracts")
    },
    key=lambda model: model.__name__,
)
ANSWERS = [model for model in MODELS if issubclass(model, Answer) and model is not Answer]
REQUESTS = [model for model in MODELS if issubclass(model, Request) and model is not Request]
DAYS = {"on", "day", "valid_from", "valid_to"}
MAY_HAVE_DEFAULTS = {(Page, "total")}
"""`total` stands in an answer only where `count=true` asked for it."""
IMPORTED = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "arit_contracts"}


def test_every_model_is_a_request_or_an_answer() -> None:
    strays = [model.__name__ for model in MODELS if model not in ANSWERS + REQUESTS + [Answer, Request]]
    assert strays == []


@pytest.mark.parametrize("model", ANSWERS, ids=lambda model: model.__name__)
def test_no_field_of_an_answer_has_a_default(model: type[BaseModel]) -> None:
    optional = [
        name
        for name, field in model.model_fields.items()
        if not field.is_required()
        and (model.__pydantic_generic_metadata__["origin"] or model, name) not in MAY_HAVE_DEFAULTS
    ]
    assert optional == [], f"an SDK would see false optionals in {model.__name__}"


@pytest.mark.parametrize("model", REQUESTS, ids=lambda model: model.__name__)
def test_a_request_refuses_fields_that_it_does_not_know(model: type[BaseModel]) -> None:
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_says_what_it_is(model: type[BaseModel]) -> None:
    assert model.__doc__ and model.__doc__ != model.__base__.__doc__, model.__name__


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_name_tells_the_kind_of_a_value(model: type[BaseModel]) -> None:
    """Days end in _on (a last day in _by), instants in _at; money is an integer, never a float."""
    for name, schema in model.model_json_schema().get("properties", {}).items():
        options = schema.get("anyOf", [schema])
        formats = {option.get("format") for option in options}
        assert "number" not in {option.get("type") for option in options}, f"{model.__name__}.{name} is a float"
        if "date" in formats:
            assert name.endswith(("_on", "_by")) or name in DAYS, f"{model.__name__}.{name} is a day"
        if "date-time" in formats:
            assert name.endswith("_at") or name in ("time", "as_of"), f"{model.__name__}.{name} is an instant"


def test_contracts_import_pydantic_and_the_standard_library_only() -> None:
    for path in Path(arit_contracts.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, path
                names = [str(node.module)]
            for name in names:
                root = name.partition(".")[0]
                assert root in IMPORTED or root in sys.stdlib_module_names, f"{path.name} imports {name}"


def test_every_problem_has_two_languages_and_a_status_of_the_catalogue() -> None:
    statuses = {400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 416, 422, 428, 429, 431, 500, 502, 503, 504}
    kinds = catalogue().values()
    assert {kind.status for kind in kinds} == statuses
    for kind in kinds:
        assert kind.title_vi != kind.title_en and kind.help_vi != kind.help_en
        assert kind.code == kind.code.lower() and " " not in kind.code and "_" not in kind.code

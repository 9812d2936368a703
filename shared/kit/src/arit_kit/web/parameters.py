"""What an endpoint asks for, by the types that its signature declares, worked out once.

FastAPI looks at each annotation anew for every request: a fifth of the time of a get-one, a quarter of a list's. Here
a request is also found wrong before a transaction is opened for it, not after.
"""

import inspect
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated, Any, get_args, get_origin

from fastapi import Request, Response, params
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, TypeAdapter, ValidationError

Endpoint = Callable[..., Any]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Reader = Callable[[Request], Any]
Opener = Callable[[Request], AbstractAsyncContextManager[Any]]


def answering(endpoint: Endpoint) -> Handler | None:
    """The endpoint as a handler that reads its own parameters; None where that is FastAPI's business.

    It must answer a Response, and ask for nothing but the request, its path, query, headers and body, what is made of
    the request alone, and at most one thing that is open while it runs: its transaction.
    """
    signature = inspect.signature(endpoint)
    openers = {name: opener for name, one in signature.parameters.items() if (opener := _opener(one))}
    readers = {name: _reader(one) for name, one in signature.parameters.items() if name not in openers}
    if signature.return_annotation is not Response or None in readers.values() or len(openers) > 1:
        return None

    def read(request: Request) -> dict[str, Any]:
        values: dict[str, Any] = {}
        wrong: list[Any] = []
        for name, reader in readers.items():
            try:
                values[name] = reader(request)  # type: ignore[misc]
            except RequestValidationError as failure:
                wrong += failure.errors()
        if wrong:
            raise RequestValidationError(wrong)
        return values

    async def answer(request: Request) -> Response:
        response: Response = await endpoint(**read(request))
        return response

    async def answer_within(request: Request) -> Response:
        values = read(request)
        ((name, opener),) = openers.items()
        async with opener(request) as opened:
            response: Response = await endpoint(**{name: opened}, **values)
        return response

    return answer_within if openers else answer


def _said(parameter: inspect.Parameter) -> Any:
    """What the annotation says beside the type: `Path(…)`, `Depends(…)`."""
    return get_args(parameter.annotation)[-1] if get_origin(parameter.annotation) is Annotated else None


def _opener(parameter: inspect.Parameter) -> Opener | None:
    """How a dependency that yields is opened for a request; it ends before the answer is sent."""
    said = _said(parameter)
    if isinstance(said, params.Depends) and inspect.isasyncgenfunction(said.dependency):
        return asynccontextmanager(said.dependency) if _asks_for_request(said.dependency) else None
    return None


def _asks_for_request(dependency: Callable[..., Any]) -> bool:
    return [one.annotation for one in inspect.signature(dependency).parameters.values()] == [Request]


def _reader(parameter: inspect.Parameter) -> Reader | None:
    """How a parameter of the signature is read from a request."""
    annotation, said, default = parameter.annotation, _said(parameter), parameter.default
    if annotation is Request:
        return lambda request: request
    if isinstance(said, params.Depends):
        made_of = said.dependency
        return made_of if inspect.isclass(made_of) and _asks_for_request(made_of) else None
    if said is None and inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        adapter = TypeAdapter[Any](annotation)
        return lambda request: _valid(adapter, getattr(request, "_json", None), "body")
    if not isinstance(said, params.Path | params.Query | params.Header) or _takes_several(get_args(annotation)[0]):
        return None
    place, adapter = said.in_.value, TypeAdapter(annotation)
    if inspect.isclass(declared := get_args(annotation)[0]) and issubclass(declared, BaseModel):
        return lambda request: _valid(adapter, dict(_given(request, place)), place)
    name = said.alias or (parameter.name.replace("_", "-") if place == "header" else parameter.name)

    def read(request: Request) -> Any:
        value = _given(request, place).get(name)
        if value is None and default is not inspect.Parameter.empty:
            return default
        return _valid(adapter, value, place, name)

    return read


def _takes_several(declared: Any) -> bool:
    """Whether it gathers several values of one name, which is FastAPI's business."""
    is_model = inspect.isclass(declared) and issubclass(declared, BaseModel)
    kinds = [one.annotation for one in declared.model_fields.values()] if is_model else [declared]
    return any(get_origin(kind) in (list, set, tuple) for kind in kinds)


def _given(request: Request, place: str) -> Mapping[str, str]:
    if place == "path":
        return request.path_params
    return request.query_params if place == "query" else request.headers


def _valid(adapter: TypeAdapter[Any], value: Any, *place: str) -> Any:
    """422 naming the place; what is not there at all is `missing`."""
    if value is None:
        raise RequestValidationError([{"type": "missing", "loc": place, "msg": "Field required", "input": None}])
    try:
        return adapter.validate_python(value)
    except ValidationError as wrong:
        errors = [{**one, "loc": (*place, *one["loc"])} for one in wrong.errors()]
        raise RequestValidationError(errors) from wrong

"""The services whose conventions are kept."""

import pytest

from arit_kit.app import Service, create_app
from budget.main import SERVICE as BUDGET
from clusters.main import SERVICE as CLUSTERS
from dossiers.main import SERVICE as DOSSIERS
from recommendations.main import SERVICE as RECOMMENDATIONS

SERVICES = (DOSSIERS, BUDGET, CLUSTERS, RECOMMENDATIONS)


@pytest.fixture
def services() -> tuple[Service, ...]:
    """All of them."""
    return SERVICES


@pytest.fixture(params=SERVICES, ids=lambda service: service.name)
def service(request: pytest.FixtureRequest) -> Service:
    """Each of them."""
    return request.param


@pytest.fixture
def document(service: Service) -> dict:
    """The service's OpenAPI."""
    return create_app(service, service.settings.model_construct(environment="production")).openapi()


@pytest.fixture
def operations(document: dict) -> dict[str, dict]:
    """Its operations, as `POST /v1/x`."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }

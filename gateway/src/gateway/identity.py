"""Who calls: the bearer token, verified here so that a bad one is refused early, and again by each service.

The gateway passes Authorization on unchanged and vouches for nobody; no service believes it about a person.
"""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from arit_contracts import roles as R
from arit_kit.identity.caller import Caller
from arit_kit.identity.privileges import Privileges
from arit_kit.identity.tokens import Verifier
from gateway.settings import GatewaySettings


def verifier_for(settings: GatewaySettings) -> Verifier:
    """What verifies tokens, by the issuers that the settings trust."""
    return Verifier(settings.identity_issuer, settings.identity_jwks, settings.service_jwks)


async def _caller(request: Request, _documented: Annotated[object, Depends(HTTPBearer(auto_error=False))]) -> Caller:
    verifier: Verifier = request.app.state.verifier
    caller = await verifier.caller(request.headers.get("authorization"))
    request.state.caller = caller
    return caller


AnyCaller = Annotated[Caller, Depends(_caller)]
"""Whoever has a valid token, of any role: the privilege `reference.read`."""

PRIVILEGES: Privileges = {"reference.read": R.ALL}

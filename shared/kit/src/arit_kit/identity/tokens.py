"""Access tokens: verified against the issuers' published keys, and signed for calls to neighbours.

Each service verifies every token itself; no header but Authorization says who calls.
"""

import asyncio
import base64
import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
import jwt
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from arit_kit.identity.caller import Caller, NotACaller, caller_from
from arit_kit.time.today import now
from arit_kit.web.problems import Problem

AUDIENCE = "arit"
SERVICE_ISSUER = "urn:arit:service:"
SERVICE_TOKEN_SECONDS = 60
ALGORITHMS = ["EdDSA", "ES256", "RS256"]
REFETCH_AFTER_SECONDS = 10
RETRY_AFTER_SECONDS = 1
KEPT_SECONDS = 600
REMEMBERED_TOKENS = 4096

log = structlog.get_logger()


class KeySet:
    """An issuer's published keys, read from https:// or file://, and read again when an unknown one turns up."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def key(self, key_id: str) -> jwt.PyJWK | None:
        """The key of that id, or None where the issuer does not publish it; 503 while none could be read yet."""
        if self._due(key_id):
            async with self._reading:
                if self._due(key_id):
                    await self._read()
        if not self._keys:
            raise Problem("service-unavailable", retry_after=RETRY_AFTER_SECONDS)
        return self._keys.get(key_id)

    def _due(self, key_id: str) -> bool:
        """An unknown key may be new, and a known one may have been revoked meanwhile."""
        age = time.monotonic() - self._read_at
        if not self._keys:  # the issuer, perhaps a neighbour that is just starting, did not answer
            return age > RETRY_AFTER_SECONDS
        return age > (KEPT_SECONDS if key_id in self._keys else REFETCH_AFTER_SECONDS)

    async def _read(self) -> None:
        try:
            if self._address.startswith("file://"):
                text = await asyncio.to_thread(Path(self._address.removeprefix("file://")).read_text, "utf-8")
            else:
                async with httpx.AsyncClient(timeout=3, follow_redirects=False) as client:
                    text = (await client.get(self._address)).raise_for_status().text
            self._keys = {key.key_id: key for key in jwt.PyJWKSet.from_json(text).keys if key.key_id}
        except (OSError, httpx.HTTPError, ValueError, jwt.PyJWTError) as failure:
            log.warning("issuer_keys_unreadable", address=self._address, failure=repr(failure))
        finally:  # not before: whoever comes while the keys are being read waits for them
            self._read_at = time.monotonic()


NO_TOKEN_VI = "Chưa gửi mã truy cập: thêm tiêu đề Authorization: Bearer <mã>."
NO_TOKEN_EN = "No bearer token was sent: add the header Authorization: Bearer <token>."


class Verifier:
    """Turns a bearer token into a Caller, and remembers verified ones until they expire."""

    def __init__(self, issuer: str, keys: str, services: Mapping[str, str]) -> None:
        self._issuers = {issuer: KeySet(keys)}
        self._issuers |= {SERVICE_ISSUER + name: KeySet(address) for name, address in services.items()}
        self._remembered: OrderedDict[str, tuple[float, Caller]] = OrderedDict()

    async def caller(self, authorization: str | None) -> Caller:
        """The caller that the Authorization header proves; 401 `unauthenticated` with the reason otherwise."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise Problem("unauthenticated", vi=NO_TOKEN_VI, en=NO_TOKEN_EN)
        if known := self._remembered.get(token):
            if known[0] > now().timestamp():
                return known[1]
            del self._remembered[token]
        try:
            claims, service = await self._claims(token)
            caller = caller_from(claims, service=service)
        except (jwt.PyJWTError, NotACaller, ValueError, TypeError) as refusal:
            raise _unauthenticated(str(refusal)) from refusal
        self._remembered[token] = (float(claims["exp"]), caller)
        if len(self._remembered) > REMEMBERED_TOKENS:
            self._remembered.popitem(last=False)
        return caller

    async def _claims(self, token: str) -> tuple[dict[str, Any], str | None]:
        header = jwt.get_unverified_header(token)
        unverified = jwt.decode(token, options={"verify_signature": False})
        issuer = str(unverified.get("iss", ""))
        keys = self._issuers.get(issuer)
        if keys is None:
            raise NotACaller("the token's issuer is not trusted here")
        key = await keys.key(str(header.get("kid", "")))
        if key is None:
            raise NotACaller("the token is signed with a key that its issuer does not publish")
        claims = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=AUDIENCE,
            issuer=issuer,
            options={
                "require": ["exp", "iat", "sub", "aud", "iss"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )
        if float(claims["exp"]) <= now().timestamp():
            raise NotACaller("the token has expired")
        service = issuer.removeprefix(SERVICE_ISSUER) if issuer.startswith(SERVICE_ISSUER) else None
        return claims, service


class Signer:
    """Signs this service's own short tokens, and publishes the key that verifies them.

    `published` are further public keys (PEM), published and not signed with: replicas that sign with another key,
    as they do while a key is rotated, are then believed whichever of them is asked for the keys.
    """

    def __init__(self, service: str, key_file: Path, published: Sequence[Path] = ()) -> None:
        key = load_pem_private_key(key_file.read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError(f"{key_file} is not an Ed25519 private key")
        self._key, self._service = key, service
        keys = [key.public_key(), *(_public_key(file) for file in published)]
        self.jwks = {"keys": list({jwk["kid"]: jwk for jwk in map(_jwk, keys)}.values())}

    def token_for(self, subject: str) -> str:
        """A 60-second token that says: this service calls, for that person."""
        issued = int(now().timestamp())
        claims = {
            "iss": SERVICE_ISSUER + self._service,
            "aud": AUDIENCE,
            "sub": subject,
            "iat": issued,
            "exp": issued + SERVICE_TOKEN_SECONDS,
            "roles": ["service"],
            "act": {"sub": self._service},
        }
        return jwt.encode(claims, self._key, algorithm="EdDSA", headers={"kid": self.jwks["keys"][0]["kid"]})


def public_jwk(key: Ed25519PrivateKey) -> dict[str, str]:
    """The public half as a JWK whose id is its RFC 7638 thumbprint."""
    return _jwk(key.public_key())


def _public_key(file: Path) -> Ed25519PublicKey:
    key = load_pem_public_key(file.read_bytes())
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError(f"{file} is not an Ed25519 public key")
    return key


def _jwk(key: Ed25519PublicKey) -> dict[str, str]:
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    point = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    members = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": point}, separators=(",", ":"), sort_keys=True)
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(members.encode()).digest()).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "x": point, "kid": thumbprint, "use": "sig", "alg": "EdDSA"}


def _unauthenticated(why: str) -> Problem:
    return Problem("unauthenticated", vi=f"Mã truy cập không được chấp nhận: {why}.", en=f"Refused: {why}.")

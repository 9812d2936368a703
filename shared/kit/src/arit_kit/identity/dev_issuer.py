"""The token issuer of a development machine: a key in a folder, and tokens minted from it on demand.

It signs for any role but `service`; a service in production does not know its issuer, so its tokens open nothing.
"""

import json
import os
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from arit_kit.identity.tokens import AUDIENCE, public_jwk
from arit_kit.time.today import now

DEV_ISSUER = "urn:arit:dev-issuer"


def ensure_issuer(folder: Path) -> None:
    """Make the issuer's key (issuer.pem, readable by its owner alone) and its jwks.json, where absent."""
    key = _ensure_key(folder / "issuer.pem")
    (folder / "jwks.json").write_text(json.dumps({"keys": [public_jwk(key)]}), "utf-8")


def ensure_service_key(folder: Path, service: str) -> Path:
    """Make the service's signing key where absent; its path."""
    path = folder / f"{service}.pem"
    _ensure_key(path)
    return path


def mint(
    folder: Path,
    *,
    roles: list[str],
    subject: str,
    province: str | None = None,
    unit: str | None = None,
    ttl_seconds: int = 12 * 3600,
) -> str:
    """A token of the development issuer for that person, valid for `ttl_seconds`."""
    key = _ensure_key(folder / "issuer.pem")
    issued = int(now().timestamp())
    claims: dict[str, Any] = {
        "iss": DEV_ISSUER,
        "aud": AUDIENCE,
        "sub": subject,
        "iat": issued,
        "exp": issued + ttl_seconds,
        "roles": roles,
    }
    claims |= {name: value for name, value in (("province", province), ("unit", unit)) if value}
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": public_jwk(key)["kid"]})


def _ensure_key(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key

"""Tokens: whose key signed them, for whom, until when; a caller is what verified claims say and nothing else."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from arit_contracts import roles as R
from arit_kit.identity import tokens
from arit_kit.identity.dev_issuer import DEV_ISSUER, ensure_issuer, ensure_service_key, mint
from arit_kit.identity.tokens import KeySet, Signer, Verifier, public_jwk
from arit_kit.time.today import clock
from arit_kit.web.problems import Problem

NOON = datetime(2026, 3, 5, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    token = clock.set(NOON)
    yield
    clock.reset(token)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ensure_issuer(tmp_path)
    signer = Signer("budget", ensure_service_key(tmp_path, "budget"))
    (tmp_path / "budget.jwks.json").write_text(json.dumps(signer.jwks))
    return tmp_path


@pytest.fixture
def verifier(folder: Path) -> Verifier:
    return Verifier(DEV_ISSUER, f"file://{folder}/jwks.json", {"budget": f"file://{folder}/budget.jwks.json"})


def signed(folder: Path, key: Ed25519PrivateKey | None = None, **changed: object) -> str:
    """A token of the development issuer with some claims changed, or left out where they are None."""
    key = key or load_pem_private_key((folder / "issuer.pem").read_bytes(), None)
    issued = int(NOON.timestamp())
    claims = {"iss": DEV_ISSUER, "aud": "arit", "sub": "x", "iat": issued, "exp": issued + 60, "roles": [R.AUDITOR]}
    claims = {name: value for name, value in (claims | changed).items() if value is not None}
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": public_jwk(key)["kid"]})


async def refused(verifier: Verifier, token: str) -> str:
    with pytest.raises(Problem) as refusal:
        await verifier.caller(f"Bearer {token}")
    assert refusal.value.kind.status == 401
    return refusal.value.en


async def test_a_persons_token_gives_the_caller(folder: Path, verifier: Verifier) -> None:
    token = mint(folder, roles=[R.PROVINCE_OFFICER], subject="a", province="VN34-86")
    caller = await verifier.caller(f"Bearer {token}")
    assert (caller.subject, caller.roles, caller.service) == ("a", {R.PROVINCE_OFFICER}, None)
    assert caller.provinces == {"VN34-86", "VN63-83", "VN63-84", "VN63-86"}
    assert caller.side == "province"


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "another"}, {"aud": None}, {"iss": "urn:arit:stranger"}, {"iss": None}, {"sub": None}, {"iat": None},
        {"exp": None}, {"exp": 1}, {"exp": "soon"}, {"exp": []}, {"roles": "auditor"}, {"roles": [1]}, {"roles": {}},
        {"roles": [R.PROVINCE_OFFICER]}, {"roles": [R.PROVINCE_OFFICER], "province": "86"},
        {"roles": [R.PROVINCE_LEADER], "province": ["VN34-86"]}, {"roles": [R.IMPLEMENTER]},
        {"roles": [R.IMPLEMENTER], "unit": 7}, {"roles": [R.SERVICE]}, {"roles": [R.SERVICE, R.AUDITOR]},
        {"iss": "urn:arit:service:budget", "roles": [R.SERVICE]},
    ],
    ids=str,
)  # fmt: skip
async def test_claims_that_prove_nothing_are_refused(folder: Path, verifier: Verifier, changed: dict) -> None:
    assert await verifier.caller(f"Bearer {signed(folder)}")
    assert await refused(verifier, signed(folder, **changed))


async def test_a_key_that_the_issuer_does_not_publish_is_refused(folder: Path, verifier: Verifier) -> None:
    await refused(verifier, signed(folder, Ed25519PrivateKey.generate()))


async def test_a_token_changed_after_it_was_signed_is_refused(folder: Path, verifier: Verifier) -> None:
    header, claims, signature = signed(folder).split(".")
    other = signed(folder, roles=[R.AGENCY_LEADER]).split(".")[1]
    await refused(verifier, f"{header}.{other}.{signature}")
    await refused(verifier, f"{header}.{claims}.")


async def test_a_public_key_is_no_shared_secret(folder: Path, verifier: Verifier) -> None:
    """Whoever signs HS256 with the published key is refused: the algorithms are pinned."""
    published = json.loads((folder / "jwks.json").read_text())["keys"][0]
    claims = {"iss": DEV_ISSUER, "aud": "arit", "sub": "x", "iat": 1, "exp": 9_999_999_999, "roles": [R.AUDITOR]}
    for algorithm, key in [("HS256", published["x"].ljust(32, "=")), ("none", None)]:
        await refused(verifier, jwt.encode(claims, key, algorithm=algorithm, headers={"kid": published["kid"]}))


async def test_a_remembered_token_still_expires(folder: Path, verifier: Verifier) -> None:
    token = mint(folder, roles=[R.AUDITOR], subject="a", ttl_seconds=60)
    assert await verifier.caller(f"Bearer {token}")
    clock.set(NOON + timedelta(seconds=59))
    assert await verifier.caller(f"Bearer {token}")
    clock.set(NOON + timedelta(seconds=60))
    assert "expired" in await refused(verifier, token)


async def test_a_service_calls_for_a_person_and_is_no_one_else(folder: Path, verifier: Verifier) -> None:
    signer = Signer("budget", folder / "budget.pem")
    caller = await verifier.caller(f"Bearer {signer.token_for('officer-a')}")
    assert (caller.subject, caller.service, caller.roles) == ("officer-a", "budget", {R.SERVICE})
    claims = jwt.decode(signer.token_for("officer-a"), options={"verify_signature": False})
    assert (claims["act"], claims["exp"] - claims["iat"]) == ({"sub": "budget"}, 60)
    clock.set(NOON + timedelta(seconds=61))
    clusters = Signer("clusters", ensure_service_key(folder, "clusters"))
    await refused(verifier, clusters.token_for("officer-a"))


async def test_roles_that_no_one_knows_give_nothing(folder: Path, verifier: Verifier) -> None:
    caller = await verifier.caller(f"Bearer {signed(folder, roles=['emperor', R.AUDITOR])}")
    assert caller.roles == {R.AUDITOR}
    assert not (await verifier.caller(f"Bearer {signed(folder, roles=[])}")).roles


async def test_a_new_key_of_the_issuer_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = KeySet(f"file://{folder}/jwks.json")
    old = json.loads((folder / "jwks.json").read_text())["keys"][0]
    new = public_jwk(Ed25519PrivateKey.generate())
    assert await keys.key(old["kid"]) and not await keys.key(new["kid"])
    (folder / "jwks.json").write_text(json.dumps({"keys": [old, new]}))
    assert not await keys.key(new["kid"]), "strange keys do not make us read again and again"
    monkeypatch.setattr(tokens, "REFETCH_AFTER_SECONDS", 0)
    assert await keys.key(new["kid"])


async def test_a_services_key_is_rotated_without_a_token_refused(folder: Path) -> None:
    """At every step each replica's tokens are believed, whichever replica was asked for the keys."""
    old, new = folder / "budget.pem", ensure_service_key(folder / "next", "budget")
    old_public, new_public = (_public_file(key) for key in (old, new))
    steps = [
        (Signer("budget", old), Signer("budget", old, [new_public])),
        (Signer("budget", old, [new_public]), Signer("budget", new, [old_public])),
        (Signer("budget", new, [old_public]), Signer("budget", new)),
    ]
    for replicas in steps:
        for asked in replicas:
            (folder / "budget.jwks.json").write_text(json.dumps(asked.jwks))
            verifier = Verifier(
                DEV_ISSUER, f"file://{folder}/jwks.json", {"budget": f"file://{folder}/budget.jwks.json"}
            )
            for signer in replicas:
                assert (await verifier.caller(f"Bearer {signer.token_for('officer-a')}")).service == "budget"
    assert len({jwk["kid"] for replica in steps[1] for jwk in replica.jwks["keys"]}) == 2


def test_what_is_published_beside_is_a_public_key(folder: Path) -> None:
    with pytest.raises(ValueError):
        Signer("budget", folder / "budget.pem", [folder / "budget.pem"])
    assert len(Signer("budget", folder / "budget.pem", [_public_file(folder / "budget.pem")]).jwks["keys"]) == 1


def _public_file(key: Path) -> Path:
    public = load_pem_private_key(key.read_bytes(), None).public_key()
    file = key.with_suffix(".pub.pem")
    file.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return file


async def test_keys_that_cannot_be_read_let_no_one_in(folder: Path) -> None:
    verifier = Verifier(DEV_ISSUER, f"file://{folder}/nowhere.json", {})
    with pytest.raises(Problem) as refusal:
        await verifier.caller(f"Bearer {signed(folder)}")
    assert refusal.value.kind.status in (401, 503)


def test_keys_are_readable_by_their_owner_alone(folder: Path) -> None:
    for name in ("issuer.pem", "budget.pem"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600

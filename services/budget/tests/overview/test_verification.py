"""`budget verify` finds whatever was tampered with behind the API, and says so."""

import asyncio
import os
import sys
from urllib.parse import urlsplit

import asyncpg
import pytest

from arit_kit.testing.world import World
from budget.overview.verification import first_untrue, verify

MILLION = 1_000_000

TAMPERED = {
    "the balance is not the sum of its postings": "UPDATE account SET balance = balance + 1 WHERE kind = 'advanced'",
    "in the order of recording": """
        INSERT INTO posting (id, from_account, to_account, amount, fund, year, field, budget_code, source_code,
                             effective_on, recorded_at, what, actor, request_id)
        SELECT gen_random_uuid(), account, other, 300000000, fund, year, field, budget_code, source_code,
               effective_on, recorded_at, 'tampered', actor, request_id
        FROM posting CROSS JOIN LATERAL
             (VALUES (from_account, to_account), (to_account, from_account)) v(account, other)
        WHERE what = 'allocate'""",
    "in the order of effect": "UPDATE posting SET effective_on = effective_on - 30 WHERE what = 'commit'",
    "two accounts of one heading": "ALTER TABLE posting DISABLE TRIGGER ALL; UPDATE posting SET field = 'health'",
    "does not mirror": "UPDATE posting SET reverses = (SELECT min(id::text)::uuid FROM posting WHERE what = 'commit')"
    " WHERE sequence = (SELECT max(sequence) FROM posting WHERE what = 'advance')",
    "an assignment": "UPDATE assignment SET amount = amount + 1",
    "a tranche": "UPDATE allocation_line SET amount = amount + 1",
    "a commitment": "UPDATE commitment_line SET amount = amount + 1",
    "a payment": "UPDATE payment SET state = 'reversed'",
    "a recovery": "UPDATE recovery SET state = 'reversed'",
    "another budget code": "UPDATE posting SET budget_code = '280-338' WHERE what = 'advance'",
}


@pytest.mark.parametrize(("found", "tampering"), TAMPERED.items(), ids=[name.replace(" ", "-") for name in TAMPERED])
async def test_what_was_tampered_with_is_named(
    world: World, fund, dossiers, server, found: str, tampering: str
) -> None:
    dossier = dossiers.dossier()
    await fund.recovered(await fund.owing(dossier), dossier, 20 * MILLION)
    superuser = await asyncpg.connect(server.url(urlsplit(world.urls["owner"]).path[1:]))
    transaction = superuser.transaction()
    await transaction.start()
    try:
        assert await first_untrue(superuser) is None
        await superuser.execute(tampering)
        untrue = await first_untrue(superuser)
    finally:
        await transaction.rollback()
        await superuser.close()

    assert untrue is not None and found in untrue


async def test_the_command_says_in_one_line_whether_the_books_are_true(world: World, fund, dossiers, capsys) -> None:
    dossier = dossiers.dossier()
    payment = await fund.paid(fund.request(await fund.signed(dossier), dossier, kind="payment"))

    true = await verify(world.app, [])
    async with world.as_owner() as owner:
        await owner.execute("UPDATE payment SET amount = amount + 1 WHERE reference = $1", payment["reference"])
        untrue = await verify(world.app, [])
        await owner.execute("UPDATE payment SET amount = amount - 1 WHERE reference = $1", payment["reference"])

    said = capsys.readouterr().out.splitlines()
    assert (true, untrue, len(said)) == (0, 1, 2)
    assert said[0].startswith("The books are true: ") and said[0].endswith("paid 150000000 đồng.")
    assert said[1] == f"The books are NOT true: a payment is not as it was posted: {payment['reference']}."


@pytest.mark.parametrize(
    ("words", "port", "code", "said"),
    [([], None, 0, "The books are true"), ([], 1, 3, "budget verify: could not be done"), (["--x"], None, 2, "usage")],
)
async def test_scripts_tell_untrue_books_from_a_question_that_could_not_be_asked(
    world: World, words: list[str], port: int | None, code: int, said: str
) -> None:
    urls = {
        f"BUDGET_{side.upper()}_URL": f"postgresql://x:x@127.0.0.1:{port}/x" if port else world.urls[side]
        for side in ("agency", "province")
    }
    key = world.keys / "budget.pem"
    others = {"IDENTITY_ISSUER": "x", "IDENTITY_JWKS": f"file://{world.keys / 'jwks.json'}", "SIGNING_KEY": str(key)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "budget.cli", "verify", *words,
        env=os.environ | urls | {f"BUDGET_{name}": value for name, value in others.items()},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    output, errors = await process.communicate()

    assert process.returncode == code, errors.decode()
    assert said in (output + errors).decode()

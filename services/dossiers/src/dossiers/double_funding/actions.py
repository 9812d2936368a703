"""Claiming support for a dossier, and giving the claims up when its way ends."""

from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault
from dossiers.double_funding.queries import CLAIM, CLAIM_NO_MORE, CLAIMED_ELSEWHERE, GIVE_UP
from dossiers.double_funding.rules import Doubled, claims_of, doubled, enterprises_of, faults_of


async def found_doubled(tx: Write, dossier: Row) -> list[Doubled]:
    """What of the dossier is claimed elsewhere, in any province and year, or has other State support (I18)."""
    keys = sorted({claim.key for claim in claims_of(dossier)})
    rows = await CLAIMED_ELSEWHERE.all(tx.connection, dossier_id=dossier["id"], keys=keys) if keys else []
    return doubled(dossier, {(row["kind"], row["key"]): row["reference"] for row in rows}, tx.effective_on)


async def faults_against(tx: Write, dossier: Row, at: str) -> list[Fault]:
    """What still stands against a dossier that claimed before, named where the request names the dossier."""
    return faults_of(await found_doubled(tx, dossier), at)


async def claim(tx: Write, dossier: Row) -> list[Fault]:
    """Claim all that the dossier asks support for; or the faults that stand against it, which the caller refuses.

    Two dossiers that claim for one enterprise at once wait for each other; of two that claim one machine the database
    refuses the second (409 `duplicate`).
    """
    claims = claims_of(dossier)
    await tx.lock_names("funding_claim", enterprises_of(dossier))
    if faults := faults_of(await found_doubled(tx, dossier)):
        return faults
    asked = {"kinds": [one.kind for one in claims], "keys": [one.key for one in claims]}
    await CLAIM_NO_MORE.run(tx.connection, dossier_id=dossier["id"], keys=asked["keys"])
    await CLAIM.run(tx.connection, dossier_id=dossier["id"], **asked)
    return []


async def give_up(tx: Write, dossier: Row) -> None:
    """The dossier's way ended: others may claim what it claimed, unless the fund has paid for it."""
    await GIVE_UP.run(tx.connection, dossier_id=dossier["id"])

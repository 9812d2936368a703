"""`make token`: prints a development token, and nothing else, on standard output."""

import argparse
import sys
from pathlib import Path

from arit_local.folders import state_folder
from arit_local.trouble import Trouble, told

HOURS = 12


def make_token(
    keys: Path, *, role: str, subject: str | None = None, province: str | None = None, unit: str | None = None
) -> str:
    """A token of the development issuer; the subject defaults to one person for each role and place."""
    from arit_contracts import roles as known
    from arit_kit.identity.dev_issuer import ensure_issuer, mint

    roles = [name.strip() for name in role.split(",") if name.strip()]
    grantable = sorted(known.ALL - {known.SERVICE})
    if not roles or not set(roles) <= set(grantable):
        raise Trouble(f"ROLE={role} is unknown. One of: {', '.join(grantable)} (several: separated by commas).")
    if known.PROVINCIAL & set(roles) and not province:
        raise Trouble(f"{role} needs PROVINCE, for example PROVINCE=VN34-86 (Vĩnh Long).")
    if known.IMPLEMENTER in roles and not unit:
        raise Trouble(f"{role} needs UNIT, the unit that carries out, for example UNIT=ttkc-vinh-long.")
    subject = subject or "-".join([*roles, *(place.lower() for place in (province, unit) if place)])
    ensure_issuer(keys)
    return mint(keys, roles=roles, subject=subject, province=province, unit=unit, ttl_seconds=HOURS * 3600)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make token", description=__doc__)
    for name in ("role", "subject", "province", "unit"):
        parser.add_argument(f"--{name}", default="")
    asked = parser.parse_args()
    if not asked.role:
        raise Trouble("Say whose token: make token ROLE=province_officer PROVINCE=VN34-86")
    wanted = {name: value or None for name, value in vars(asked).items() if name != "role"}
    print(make_token(state_folder() / "keys", role=asked.role, **wanted))
    return 0


if __name__ == "__main__":
    sys.exit(told(main))

"""What a dossier claims support for, and what it may not claim once more (I18; condition of NĐ 45/2012/NĐ-CP). Pure."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from arit_kit.web.problems import Fault
from arit_reference import content_codes
from arit_reference.evidence import Status
from dossiers.law.eligibility import ELIGIBILITY

ClaimKind = Literal["machine", "beneficiary"]
Key = tuple[ClaimKind, str]
"""A machine, or a beneficiary with a content, whichever way it is written."""

_BRANCH = "-"


@dataclass(frozen=True, slots=True)
class Claim:
    """A machine (maker and serial), or a beneficiary (tax code) with a content; `field`: where the dossier says so."""

    kind: ClaimKind
    key: str
    field: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Doubled:
    """A claim that stands elsewhere, or twice, or beside other State support. Told by check, refused at the gates."""

    field: str
    code: str
    detail_vi: str
    detail_en: str
    basis: str
    status: Status


def claims_of(dossier: Mapping[str, Any]) -> list[Claim]:
    """All that the dossier claims, in the order of its beneficiaries; a branch counts as the enterprise it is of."""
    claims = []
    bases = dict.fromkeys(content_codes.base_of(code) for code in dossier["content_codes"])
    for place, beneficiary in enumerate(dossier["beneficiaries"]):
        at, name = f"beneficiaries/{place}", beneficiary["name"]
        for n, machine in enumerate(beneficiary.get("machines", ())):
            said = f"{machine['maker'] or ''} {machine['serial']}".strip()
            key = _key("machine", folded(machine["maker"] or ""), folded(machine["serial"]))
            claims.append(Claim("machine", key, f"{at}/machines/{n}/serial", f"Máy {said}", f"The machine {said}"))
        if tax_code := beneficiary.get("tax_code"):
            for base in bases:
                key = _key("beneficiary", _enterprise(tax_code), base)
                vi, en = f"{name} với nội dung {base}", f"{name} with the content {base}"
                claims.append(Claim("beneficiary", key, f"{at}/tax_code", vi, en))
    return claims


def enterprises_of(dossier: Mapping[str, Any]) -> set[str]:
    """The tax codes of its beneficiaries, of a branch that of its enterprise."""
    return {_enterprise(code) for one in dossier["beneficiaries"] if (code := one.get("tax_code"))}


def doubled(dossier: Mapping[str, Any], elsewhere: Mapping[Key, str | None], on: date) -> list[Doubled]:
    """What keeps a dossier from being supported; `elsewhere`: what other live dossiers claim, with the reference where
    the caller may know it.

    The same machine is never supported twice. A beneficiary's content, and an expenditure with other State support,
    are where the dossier says why (`double_funding_justification`).
    """
    law = ELIGIBILITY.on(on, "double_funding")
    justified = dossier["double_funding_justification"] is not None
    found, seen = [], set()

    def tell(field: str, code: str, vi: str, en: str) -> None:
        found.append(Doubled(field, code, vi, en, law.basis, law.status))

    for claim in claims_of(dossier):
        key: Key = (claim.kind, claim.key)
        if claim.kind == "machine" and key in seen:
            tell(claim.field, "machine-twice", f"{claim.vi} nêu hai lần.", f"{claim.en} stands twice.")
        elif key in elsewhere and (claim.kind == "machine" or not justified) and key not in seen:
            other_vi = elsewhere[key] or "của tỉnh hoặc đơn vị khác"
            other_en = elsewhere[key] or "of another province or unit"
            vi, en = f"{claim.vi} đã có trong hồ sơ {other_vi}", f"{claim.en} stands in the dossier {other_en}"
            if claim.kind == "machine":
                tell(claim.field, "machine-supported", f"{vi}.", f"{en}.")
            else:
                vi, en = f"{vi}; phải nêu lý do không trùng.", f"{en}; say why it is not the same expenditure."
                tell(claim.field, "beneficiary-supported", vi, en)
        seen.add(key)
    for place, beneficiary in enumerate(dossier["beneficiaries"]):
        if beneficiary.get("other_state_support") and not justified:
            name = beneficiary["name"]
            vi = f"{name} khai có hỗ trợ khác của Nhà nước; phải nêu lý do không trùng khoản chi."
            en = f"{name} declares other State support; say why it is not for the same expenditure."
            tell(f"beneficiaries/{place}/other_state_support", "other-state-support", vi, en)
    return found


def faults_of(found: Iterable[Doubled], at: str | None = None) -> list[Fault]:
    """As the refusal names them; `at`: where the request names the dossier, if it is not the record acted upon."""
    return [
        Fault(at or f"/{one.field}", one.code, f"{one.detail_vi} ({one.basis})", f"{one.detail_en} ({one.basis})")
        for one in found
        if one.status != "memory"
    ]


def folded(text: str) -> str:
    """Text without what only the writing differs in: case, width, diacritics, spaces, dashes and other signs."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum()) or text.casefold()


def _enterprise(tax_code: str) -> str:
    return tax_code.partition(_BRANCH)[0]


def _key(*parts: str) -> str:
    """Of one length, however long the names are, so that the index holds it."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()

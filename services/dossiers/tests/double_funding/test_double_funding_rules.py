"""What a dossier claims, however it is written, and what of it may not stand elsewhere."""

from datetime import date
from typing import Any

import pytest

from dossiers.double_funding.rules import claims_of, doubled, folded

ON = date(2022, 1, 1)


def dossier(
    *beneficiaries: dict[str, Any], contents: tuple[str, ...] = ("C04",), why: str | None = None
) -> dict[str, Any]:
    return {
        "content_codes": list(contents),
        "beneficiaries": [{"name": "Cơ sở A", "tax_code": None, "machines": []} | one for one in beneficiaries],
        "double_funding_justification": why,
    }


def machine(serial: str, maker: str | None = "Công ty Đại Việt") -> dict[str, Any]:
    return {"machines": [{"name": "Máy ép", "serial": serial, "maker": maker}]}


def keys(*beneficiaries: dict[str, Any], **other: Any) -> list[str]:
    return [claim.key for claim in claims_of(dossier(*beneficiaries, **other))]


@pytest.mark.parametrize(
    ("serial", "maker"),
    [("sn 0012-a", "CÔNG TY ĐẠI VIỆT"), ("SN0012A", "cong ty dai viet"), ("ＳＮ－００１２／Ａ", "Công-ty Đại  Việt")],
)
def test_dossiers_I18_one_machine_is_one_however_it_is_written(serial: str, maker: str) -> None:
    assert keys(machine(serial, maker)) == keys(machine("SN-0012-A"))


def test_dossiers_I18_other_machines_are_others() -> None:
    one, *others = [
        machine("SN-0012-A"),
        machine("SN-0012-B"),
        machine("SN-0012-A", "Khác"),
        machine("SN-0012-A", None),
    ]
    assert not set(keys(one)) & {key for other in others for key in keys(other)}
    assert folded("---") == "---"


def test_dossiers_I18_a_branch_is_the_enterprise_and_a_divided_content_the_content() -> None:
    assert keys({"tax_code": "1500123456-001"}, contents=("C04L",)) == keys({"tax_code": "1500123456"})
    assert keys({"tax_code": "1500123456"}, contents=("C12",)) != keys({"tax_code": "1500123456"})
    assert keys({}) == []


def test_dossiers_I18_one_dossier_names_a_machine_once() -> None:
    twice = dossier(machine("SN-1"), machine("sn1"), why="Lý do")
    [found] = doubled(twice, {}, ON)
    assert (found.field, found.code) == ("beneficiaries/1/machines/0/serial", "machine-twice")


def test_dossiers_I18_a_justification_frees_a_beneficiary_and_never_a_machine() -> None:
    both = machine("SN-1") | {"tax_code": "1500123456", "other_state_support": "Tỉnh hỗ trợ lãi vay"}
    elsewhere = {(claim.kind, claim.key): "KC-2021-000001" for claim in claims_of(dossier(both))}
    assert [one.code for one in doubled(dossier(both), elsewhere, ON)] == [
        "machine-supported", "beneficiary-supported", "other-state-support",
    ]  # fmt: skip
    assert [one.code for one in doubled(dossier(both, why="Khác khoản chi"), elsewhere, ON)] == ["machine-supported"]
    hidden = doubled(dossier(both), dict.fromkeys(elsewhere), ON)
    assert "KC-2021" not in hidden[0].detail_en and "another province or unit" in hidden[0].detail_en


def test_beneficiaries_of_before_these_facts_were_declared_claim_by_their_tax_code_alone() -> None:
    old = {"content_codes": ["C04"], "beneficiaries": [{"name": "A", "tax_code": "1500123456", "commune": "Xã A"}]}
    assert [claim.kind for claim in claims_of(old)] == ["beneficiary"]

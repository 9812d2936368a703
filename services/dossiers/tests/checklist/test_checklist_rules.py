"""What a dossier lacks to pass a gate, by kind, content, condition and day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from arit_kit.law.select import LawValueUnknown
from dossiers.checklist.rules import Papers, missing, pilot_faults, worth_checking
from dossiers.law.checklist import CHECKLIST, Condition, Gate, Kind

IN_2022 = date(2022, 3, 1)
LAST_OF_THREE_SETS = date(2018, 8, 22)
COMPLETE: dict[str, int] = {"D1": 2, "D2": 1, "D6": 1, "BEN": 1, "PLC": 1}


def papers(
    kind: Kind = "single",
    contents: tuple[str, ...] = ("C04",),
    items: Mapping[str, int] = COMPLETE,
    facts: frozenset[Condition] = frozenset({"implementer_is_not_beneficiary", "filed_by_province"}),
) -> Papers:
    return Papers(kind, contents, items, facts)


def codes(found: list[Any]) -> list[str]:
    return [lack.code for lack in found]


def test_a_complete_dossier_lacks_nothing() -> None:
    assert missing(papers(), "base_appraisal", IN_2022) == []


def test_everything_that_lacks_is_named_at_once_with_label_and_basis() -> None:
    lacks = missing(papers(items={}), "base_appraisal", IN_2022)
    assert codes(lacks) == ["D1", "D2", "D6", "BEN", "PLC"]
    assert lacks[1].label_vi == "Văn bản đề nghị hỗ trợ của đơn vị thụ hưởng"
    assert lacks[1].label_en == "The beneficiary's request for support"
    assert lacks[1].basis == "TT 36/2013/TT-BCT, Đ10; TT 17/2018/TT-BCT, Đ1 k9"


def test_dossiers_I10_the_beneficiarys_request_is_needed_unless_it_is_the_implementer() -> None:
    without = {code: sets for code, sets in COMPLETE.items() if code != "D2"}
    assert codes(missing(papers(items=without), "base_appraisal", IN_2022)) == ["D2"]
    assert missing(papers(items=without, facts=frozenset()), "base_appraisal", IN_2022) == []


def test_dossiers_I13_three_sets_to_22_august_2018_and_two_after() -> None:
    two = papers(items={**COMPLETE, "D3": 1})
    [lack] = missing(two, "base_appraisal", LAST_OF_THREE_SETS)
    assert (lack.code, lack.sets, lack.present) == ("D1", 3, 2)
    assert missing(two, "base_appraisal", LAST_OF_THREE_SETS + timedelta(days=1)) == []
    one = papers(items={**COMPLETE, "D1": 1})
    assert codes(missing(one, "base_appraisal", IN_2022)) == ["D1"]


def test_dossiers_I12_a_group_may_be_approved_without_beneficiary_and_place_but_not_agreed() -> None:
    group = papers("group", items={"D1": 2}, facts=frozenset())
    assert missing(group, "base_appraisal", IN_2022) == []
    assert codes(missing(group, "agreement", IN_2022)) == ["D6", "BEN", "PLC"]
    named = papers("group", items={"D1": 2, "D2": 1, "D6": 1, "BEN": 1, "PLC": 1})
    assert missing(named, "agreement", IN_2022) == []
    assert codes(missing(papers(items={"D1": 2, "D2": 1, "D6": 1}), "base_appraisal", IN_2022)) == [
        "BEN",
        "PLC",
    ]


def test_a_pilot_files_its_registration_sheet_instead_of_the_whole_dossier_since_2018() -> None:
    pilot = papers("pilot", items={"D2": 1, "D3": 1, "D6": 1, "BEN": 1, "PLC": 1})
    assert codes(missing(pilot, "base_appraisal", IN_2022)) == ["R4"]
    assert codes(missing(pilot, "base_appraisal", LAST_OF_THREE_SETS)) == ["D1"]


def test_registration_needs_letter_list_and_report() -> None:
    for kind in ("single", "group", "pilot", "task"):
        assert codes(missing(papers(kind, items={}), "registration", IN_2022)) == ["R1", "R2", "R3"]


def test_what_is_only_remembered_is_told_but_refuses_no_one() -> None:
    assert codes(worth_checking(papers(), "base_appraisal", IN_2022)) == ["D5", "D7"]
    assert codes(worth_checking(papers(contents=("C04L",)), "base_appraisal", IN_2022)) == ["D5", "D7"]
    assert codes(worth_checking(papers(contents=("C16",)), "base_appraisal", IN_2022)) == ["D5", "D8"]
    assert codes(worth_checking(papers(), "forward", IN_2022)) == ["A2"]
    assert codes(missing(papers(), "forward", IN_2022)) == ["A1"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (("issues_no_invoice", "support_is_percentage"), ["P1a", "P2", "P2b", "P2c"]),
        (("issues_invoice", "support_is_no_percentage"), ["P1b", "P2", "P2a", "P2c"]),
    ],
)
def test_settlement_forms_follow_invoice_and_percentage(facts: tuple[Condition, ...], expected: list[str]) -> None:
    found = missing(papers(items={}, facts=frozenset(facts)), "settlement", date(2022, 12, 9))
    assert codes(found) == expected


def test_a_stored_dossier_shows_its_papers_beneficiaries_and_places() -> None:
    stored: dict[str, Any] = {
        "kind": "single",
        "filed_by": "province",
        "content_codes": ["C04"],
        "items": [{"code": "D1", "sets": 2, "document": None}, {"code": "D6", "sets": 1}],
        "beneficiaries": [
            {"name": "Cơ sở Tám", "commune": "Xã Tân Hạnh", "is_implementer": True},
            {"name": "Cơ sở Chín", "commune": "Xã Long Hồ", "is_implementer": False},
        ],
    }
    assert codes(missing(Papers.of(stored), "base_appraisal", IN_2022)) == ["D2"]
    alone = {**stored, "beneficiaries": stored["beneficiaries"][:1]}
    assert missing(Papers.of(alone), "base_appraisal", IN_2022) == []
    nowhere = {**stored, "beneficiaries": [{"name": "Cơ sở Tám", "commune": None, "is_implementer": True}]}
    assert codes(missing(Papers.of(nowhere), "base_appraisal", IN_2022)) == ["PLC"]
    none = {**stored, "beneficiaries": []}
    assert codes(missing(Papers.of(none), "base_appraisal", IN_2022)) == ["BEN", "PLC"]


def test_every_item_has_a_name_and_no_kind_is_left_without_items() -> None:
    gates: dict[Gate, set[str]] = {}
    for item in CHECKLIST.all_on(IN_2022):
        assert CHECKLIST.label(item.key).en
        for kind, gate in item.gates.items():
            gates.setdefault(gate, set()).add(kind)
    assert gates["base_appraisal"] == {"single", "group", "pilot"}
    assert gates["registration"] == {"single", "group", "pilot", "task"}


@pytest.mark.parametrize(
    ("contents", "beneficiaries", "years", "faulty"),
    [
        (["C02a", "C04"], 2, [2022, 2023], []),
        (["C02a", "C04"], 2, [2022, 2023, 2024], []),
        (["C02a", "C02b"], 2, [2022, 2023], ["contents"]),
        (["C04"], 2, [2022, 2023], ["contents"]),
        (["C02a", "C04"], 1, [2022, 2023], ["beneficiaries"]),
        (["C02a", "C04"], 2, [2022], ["plan_years"]),
        (["C02a", "C04"], 2, [2022, 2025], ["plan_years"]),
        (["C04"], 0, [], ["contents", "beneficiaries", "plan_years"]),
    ],
)
def test_dossiers_I11_a_pilot_joins_two_contents_two_beneficiaries_two_or_three_years(
    contents: list[str], beneficiaries: int, years: list[int], faulty: list[str]
) -> None:
    faults = pilot_faults(contents, beneficiaries, years, IN_2022)
    assert [fault.field for fault in faults] == faulty
    assert all(fault.basis.startswith("TT 36/2013/TT-BCT") for fault in faults)


def test_dossiers_I11_what_a_pilot_was_before_2018_is_not_known() -> None:
    with pytest.raises(LawValueUnknown):
        pilot_faults(["C02a", "C04"], 2, [2017, 2018], LAST_OF_THREE_SETS)

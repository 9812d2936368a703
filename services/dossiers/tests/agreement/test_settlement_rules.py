"""What a settlement file must hold: by invoice, percentage, what is left to pay, and whether it comes late."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from dossiers.agreement.settlement_file import Project, SettlementFile, settled_at_most, spending_faults

FILED = date(2022, 12, 9)
ONE, TWO = UUID(int=1), UUID(int=2)


def project(id: UUID = ONE, by_percentage: bool = True, form: str | None = "5a") -> Project:
    return Project(id, f"KC-{id.int}", "single", ["C04"], by_percentage, form, 800, 300)


def file(*projects: Project, **changed: Any) -> SettlementFile:
    known: dict[str, Any] = {"papers": {}, "issues_invoice": None, "left_to_pay": True, "late": False}
    return SettlementFile(projects or (project(),), **known | changed)


def codes(of: SettlementFile) -> list[str]:
    return [one.code for one in of.missing(FILED)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (file(), ["P2", "P2b", "P2c", "P2d"]),
        (file(project(by_percentage=False)), ["P2", "P2a", "P2c", "P2d"]),
        (file(project(), project(TWO, by_percentage=False)), ["P2", "P2b", "P2c", "P2d", "P2a"]),
        (file(left_to_pay=False), ["P2", "P2b", "P2c"]),
        (file(papers={"P2": 1, "P2b": 1, "P2c": 1, "P2d": 1}), []),
        (file(issues_invoice=True), ["P1b", "P2", "P2b", "P2c", "P2d"]),
        (file(project(form="5c"), issues_invoice=True), ["P2", "P2b", "P2c", "P2d"]),
        (file(project(form=None), issues_invoice=False), ["P1a", "P2", "P2b", "P2c", "P2d"]),
    ],
)
def test_dossiers_I31_I32_papers_follow_percentage_and_invoice(asked: SettlementFile, expected: list[str]) -> None:
    assert codes(asked) == expected


@pytest.mark.parametrize("left_to_pay", [True, False])
def test_dossiers_I30_of_a_late_filer_the_acceptance_record_and_form_9_suffice(left_to_pay: bool) -> None:
    assert codes(file(late=True, left_to_pay=left_to_pay)) == ["P2d"]
    assert codes(file(late=True, left_to_pay=left_to_pay, papers={"P2d": 1})) == []
    assert file(late=True).spending_of == []


def spent(id: UUID = ONE, **changed: int) -> dict[str, Any]:
    sources = {"national_fund": 300, "own_capital": 400, "local_budget": 50, "credit": 40, "other": 10}
    return {"dossier_id": id} | sources | changed


@pytest.mark.parametrize(
    ("spending", "found"),
    [
        ([spent()], []),
        ([], [("/spending", "spending-missing")]),
        ([spent(other=11)], [("/spending/0", "sum-differs")]),
        ([spent(national_fund=301, other=9)], [("/spending/0/national_fund", "above-accepted")]),
        ([spent(national_fund=250, other=60)], []),
        ([spent(), spent()], [("/spending/1/dossier_id", "duplicate")]),
        ([spent(), spent(TWO)], [("/spending/1/dossier_id", "not-found")]),
    ],
)
def test_dossiers_I31_all_sources_together_are_the_actual_cost(
    spending: list[dict[str, Any]], found: list[tuple[str, str]]
) -> None:
    assert [(fault.pointer, fault.code) for fault in spending_faults(file(), spending)] == found


def test_what_is_no_percentage_needs_no_sources_but_they_must_add_up() -> None:
    asked = file(project(by_percentage=False))
    assert spending_faults(asked, []) == []
    assert [fault.code for fault in spending_faults(asked, [spent(credit=0)])] == ["sum-differs"]


@pytest.mark.parametrize(
    ("accepted", "paid", "late", "settled"),
    [(300, 100, False, 300), (300, 100, True, 100), (80, 100, True, 80), (80, 100, False, 80), (300, 0, True, 0)],
)
def test_dossiers_I30_of_a_late_filer_only_what_was_paid_is_settled(
    accepted: int, paid: int, late: bool, settled: int
) -> None:
    assert settled_at_most(accepted, paid, late) == settled

"""The limits of a tranche, as pure rules."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from budget.allocation.rules import Free, Line, beyond_grant, limits_exceeded

DAY = date(2022, 7, 8)
ASSIGNMENT, OTHER, DOSSIER = UUID(int=1), UUID(int=2), UUID(int=3)
FREE = {ASSIGNMENT: Free("DT-1", 100), OTHER: Free("DT-2", 10)}


@dataclass(frozen=True)
class Dossier:
    reference: str = "KC-1"
    state: str = "plan_approved"
    planned: bool = True
    plan_amount: int | None = 50
    raise_to: int | None = None
    province: str | None = "VN63-86"


def exceeded(
    *lines: Line, dossier: Dossier | None = None, agreed: int = 0, day: date = DAY
) -> list[tuple[str, str, int, int]]:
    planned = {DOSSIER: dossier} if dossier else {}
    found = limits_exceeded(lines, day, FREE, planned, {DOSSIER: agreed})
    return [(one.pointer, one.limit, one.asked, one.free) for one in found]


def line(amount: int, assignment: UUID = ASSIGNMENT, province: str | None = None, dossier: UUID | None = None) -> Line:
    return Line(assignment, province, dossier, amount)


def test_budget_I19_lines_together_keep_within_their_assignment() -> None:
    assert exceeded(line(60), line(40), line(10, OTHER)) == []
    assert exceeded(line(60), line(41), line(5)) == [("/lines/1/amount", "unallocated", 106, 100)]
    assert exceeded(line(1, OTHER), line(10, OTHER), line(101)) == [
        ("/lines/1/amount", "unallocated", 11, 10),
        ("/lines/2/amount", "unallocated", 101, 100),
    ]


def test_a_dossier_is_funded_up_to_what_its_plan_grants_over_all_tranches() -> None:
    for_it = line(25, dossier=DOSSIER)
    assert exceeded(for_it, for_it, dossier=Dossier()) == []
    assert exceeded(for_it, for_it, dossier=Dossier(), agreed=1) == [("/lines/1/amount", "plan-amount", 50, 49)]


def test_a_dossier_without_a_decided_plan_is_not_funded() -> None:
    for_it = line(25, dossier=DOSSIER)
    for dossier in (None, Dossier(planned=False), Dossier(plan_amount=None)):
        assert exceeded(for_it, dossier=dossier) == [("/lines/0/dossier_id", "dossier-approved", 25, 0)]


def test_a_province_is_one_of_the_day_and_that_of_the_dossier() -> None:
    for_it = line(25, province="VN63-86", dossier=DOSSIER)
    assert exceeded(for_it, dossier=Dossier()) == []
    assert exceeded(replace(for_it, province="VN34-86"), dossier=Dossier(), day=date(2025, 7, 1)) == []
    assert exceeded(replace(for_it, province="VN34-86"), dossier=Dossier()) == [
        ("/lines/0/province", "province-in-force", 25, 0)
    ]
    assert exceeded(replace(for_it, province="VN63-24"), dossier=Dossier()) == [
        ("/lines/0/province", "dossier-province", 25, 0)
    ]


def test_a_raise_before_the_ministry_may_be_allocated_and_no_more() -> None:
    raised = Dossier(raise_to=60)
    assert exceeded(line(60, dossier=DOSSIER), dossier=raised) == []
    assert exceeded(line(61, dossier=DOSSIER), dossier=raised) == [("/lines/0/amount", "plan-amount", 61, 60)]


def test_what_is_free_beyond_the_grant_goes_back_newest_line_first() -> None:
    new, old = UUID(int=7), UUID(int=8)

    def beyond(granted: int, free_new: int, free_old: int, released: int = 0) -> dict[UUID, int]:
        kept = {"dossier_id": DOSSIER, "granted": granted}
        lines = [
            {"id": new, "amount": 40, "released": released, **kept},
            {"id": old, "amount": 60, "released": 0, **kept},
        ]
        return beyond_grant(lines, {new: free_new, old: free_old})

    assert beyond(100, 40, 60) == {}
    assert beyond(90, 40, 60) == {new: 10}
    assert beyond(50, 40, 60) == {new: 40, old: 10}
    assert beyond(90, 30, 60, released=10) == {}  # told twice
    assert beyond(0, 0, 25) == {old: 25}  # the rest is held or spent

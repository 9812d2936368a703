"""A ceiling for each establishment is there once for each beneficiary, however often its content stands."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.dossier.rules import count_of

C04 = {"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}
BENEFICIARIES = [{"name": f"Cơ sở {name}", "commune": "Xã Long Phước"} for name in "AB"]


@pytest.mark.parametrize(
    ("times", "beneficiaries", "passes"), [(1, 1, True), (2, 2, True), (2, 1, False), (20, 2, False)]
)
async def test_dossiers_I23_a_content_stands_once_for_each_beneficiary(
    world: World, story: Any, times: int, beneficiaries: int, passes: bool
) -> None:
    [dossier] = await story.dossier_in(contents=[C04] * times, beneficiaries=BENEFICIARIES[:beneficiaries])

    answer = await world.client(R.PROVINCE_OFFICER).post("/v1/appraisals", json=story.appraisal(dossier, "base"))

    if passes:
        assert answer.status_code == 201, answer.text
    else:
        expect.problem(answer, 422, "rule-broken", "/dossier_id")


ONE, BRANCH = {"tax_code": "1700000001"}, {"tax_code": "1700000001-001"}


@pytest.mark.parametrize(
    ("named", "are"),
    [
        ([BENEFICIARIES[0], BENEFICIARIES[0] | {"name": "CƠ SỞ  a"}], 1),
        ([BENEFICIARIES[0], BENEFICIARIES[0] | {"commune": "Xã An Bình"}], 2),
        ([BENEFICIARIES[0] | ONE, BENEFICIARIES[1] | ONE], 1),
        ([BENEFICIARIES[0] | ONE, BENEFICIARIES[0] | BRANCH], 2),
    ],
)
def test_dossiers_I23_who_is_named_twice_is_one_establishment(named: list[dict[str, Any]], are: int) -> None:
    assert count_of(named) == are


async def test_dossiers_I23_nobody_doubles_a_ceiling_by_being_named_twice(world: World, story: Any) -> None:
    [dossier] = await story.dossier_in(contents=[C04] * 2, beneficiaries=BENEFICIARIES[:1] * 2)
    answer = await world.client(R.PROVINCE_OFFICER).post("/v1/appraisals", json=story.appraisal(dossier, "base"))
    expect.problem(answer, 422, "rule-broken", "/dossier_id")

"""A ceiling for each establishment is there once for each beneficiary, however often its content stands."""

from typing import Any

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World

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

"""An appraisal judges each line exactly once, and over all no better than the worst of them (I16)."""

import itertools

import pytest

from arit_contracts import roles as R
from arit_contracts.clusters import ClusterProposalAppraise
from arit_kit.testing import expect
from arit_kit.testing.world import World
from clusters.proposal.verdicts import AGREED, FROM_BEST, verdict_faults


def appraisal(*verdicts: str, overall: str, partial: bool = False) -> ClusterProposalAppraise:
    lines = [
        {"line": n, "verdict": verdict, "conditions": "Có điều kiện" if verdict == "agree_with_conditions" else None}
        for n, verdict in enumerate(verdicts, 1)
    ]
    return ClusterProposalAppraise.model_validate({"lines": lines, "verdict": overall, "partial": partial})


PAIRS = list(itertools.product(FROM_BEST, FROM_BEST, FROM_BEST))


@pytest.mark.parametrize(("one", "other", "overall"), PAIRS)
def test_clusters_I16_the_verdict_over_all_is_not_better_than_the_worst_line(
    one: str, other: str, overall: str
) -> None:
    faults = verdict_faults(appraisal(one, other, overall=overall), 2)
    too_good = FROM_BEST.index(overall) < max(FROM_BEST.index(one), FROM_BEST.index(other))
    assert [fault.pointer for fault in faults] == (["/verdict"] if too_good else [])


@pytest.mark.parametrize(("one", "other", "overall"), PAIRS)
def test_clusters_I16_a_partial_one_speaks_of_the_agreed_lines_only(one: str, other: str, overall: str) -> None:
    faults = [fault.pointer for fault in verdict_faults(appraisal(one, other, overall=overall, partial=True), 2)]
    agreed = [FROM_BEST.index(verdict) for verdict in (one, other) if verdict in AGREED]
    if not agreed:
        assert faults == ["/partial"]
    else:
        assert faults == (["/verdict"] if FROM_BEST.index(overall) < max(agreed) else [])


@pytest.mark.parametrize("verdict", FROM_BEST)
def test_conditions_stand_where_and_only_where_it_is_agreed_with_conditions(verdict: str) -> None:
    for conditions in (None, "Xử lý nước thải"):
        body = {"lines": [{"line": 1, "verdict": verdict, "conditions": conditions}], "verdict": verdict}
        faults = verdict_faults(ClusterProposalAppraise.model_validate(body), 1)
        right = (verdict == "agree_with_conditions") == (conditions is not None)
        assert [fault.pointer for fault in faults] == ([] if right else ["/lines/0/conditions"])


async def test_clusters_I16_an_appraisal_that_leaves_a_line_out_or_repeats_one_is_refused(world: World, case) -> None:
    appraising = await case.appraising(case.added(), case.added())
    for lines, pointer in (
        ([1], "/lines"), ([1, 1], "/lines/1/line"), ([1, 2, 3], "/lines/2/line"), ([2, 1], None)
    ):  # fmt: skip
        body = {"lines": [{"line": n, "verdict": "agree"} for n in lines], "verdict": "agree"}
        answer = await case.try_act(R.AGENCY_OFFICER, appraising, "appraise", "2022-01-10", **body)
        if pointer:
            expect.problem(answer, 422, "rule-broken", pointer)
    assert answer.json()["state"] == "appraised"


async def test_clusters_I16_verdicts_stand_by_their_lines_whatever_order_they_came_in(world: World, case) -> None:
    appraising = await case.appraising(case.added(), case.added())
    lines = [{"line": 2, "verdict": "disagree", "note": "Đất lúa"}, {"line": 1, "verdict": "agree"}]
    body = {"lines": lines, "verdict": "agree", "partial": True}
    appraised = await case.act(R.AGENCY_OFFICER, appraising, "appraise", "2022-01-10", **body)
    assert [(line["line"], line["verdict"], line["note"]) for line in appraised["lines"]] == [
        (1, "agree", None), (2, "disagree", "Đất lúa"),
    ]  # fmt: skip
    assert (appraised["verdict"], appraised["partial"]) == ("agree", True)

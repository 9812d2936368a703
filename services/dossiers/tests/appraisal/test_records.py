"""What a record of appraisal says besides its lines: council, opinions, scores; and what in it contradicts itself."""

from datetime import date
from typing import Any

import pytest

from arit_contracts import roles as R
from arit_contracts.dossiers import AppraisalCreate
from arit_kit.testing import expect
from arit_kit.testing.world import World
from dossiers.appraisal.rules import record_faults, score_sums, worth_checking

CHAIR = {"name": "Nguyễn Văn A", "role": "chair", "organisation": "Sở Công Thương", "opinion": "Nhất trí"}
SECRETARY = {"name": "Trần Thị B", "role": "secretary"}
MEMBER = {"name": "Lê Văn C", "role": "member"}
EFFECT = {"criterion": "Hiệu quả", "points": "45.5", "most": "50"}


def record(**changed: Any) -> AppraisalCreate:
    return AppraisalCreate.model_validate(
        {
            "dossier_id": "01900000-0000-7000-8000-000000000000",
            "level": "base",
            "method": "council",
            "verdict": "passed",
            "lines": [{"content": "C04", "eligible_cost": 0, "proposed": 0}],
        }
        | changed
    )


def council(*members: dict[str, Any]) -> dict[str, Any]:
    return {"council": {"members": list(members)}}


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        (council(CHAIR, SECRETARY, MEMBER), []),
        (council(SECRETARY, MEMBER), [("/council/members", "one-chair")]),
        (council(CHAIR, {**MEMBER, "role": "chair"}), [("/council/members", "one-chair")]),
        (council(CHAIR, {**MEMBER, "name": "nguyễn văn a"}), [("/council/members/1/name", "duplicate")]),
        (council(CHAIR) | {"method": "staff"}, [("/council", "not-by-council")]),
        ({"method": "council"}, []),
        ({"scores": [EFFECT, {**EFFECT, "criterion": "Tính mới"}]}, []),
        ({"scores": [EFFECT, EFFECT]}, [("/scores/1/criterion", "duplicate")]),
        ({"scores": [{**EFFECT, "points": "50"}]}, []),
        ({"scores": [{**EFFECT, "points": "50.01"}]}, [("/scores/0/points", "above-most")]),
        ({"conditions": ["Bổ sung báo giá"]}, []),
        ({"conditions": ["Bổ sung báo giá", "bổ sung báo giá"]}, [("/conditions/1", "duplicate")]),
        ({"conditions": ["Bổ sung báo giá"], "verdict": "failed"}, [("/conditions", "only-with-passed")]),
    ],
)
def test_a_record_does_not_contradict_itself(changed: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    assert [(fault.pointer, fault.code) for fault in record_faults(record(**changed))] == faults


@pytest.mark.parametrize(
    ("verdict", "given", "told"),
    [
        ("passed", ["passed", "passed", "failed"], False),
        ("passed", ["passed", "failed"], True),
        ("passed", ["passed", None, None], False),
        ("passed", [None, None], False),
        ("passed", ["failed"], True),
        ("failed", ["passed", "failed"], False),
    ],
)
def test_a_passed_verdict_without_majority_is_told_and_not_refused(
    verdict: str, given: list[str | None], told: bool
) -> None:
    members = [{"name": f"Ủy viên {n}", "role": "member", "verdict": one} for n, one in enumerate(given)]
    body = record(**council({**members[0], "role": "chair"}, *members[1:]), verdict=verdict)
    remarks = worth_checking(body, date(2021, 9, 1))
    assert [(one.code, one.status) for one in remarks] == ([("no-majority", "memory")] if told else [])
    assert record_faults(body) == []


def test_an_appraisal_by_council_that_names_none_is_told_and_not_refused() -> None:
    def told(**changed: Any) -> list[tuple[str, str]]:
        return [(one.code, one.status) for one in worth_checking(record(**changed), date(2021, 9, 1))]

    assert told() == told(verdict="failed") == [("no-council", "memory")]
    assert told(method="staff") == told(**council(CHAIR)) == []
    assert record_faults(record()) == []


def test_points_are_summed_exactly() -> None:
    scores = record(scores=[{**EFFECT, "criterion": str(n), "points": "0.1", "most": "0.3"} for n in range(3)]).scores
    assert [str(one) for one in score_sums(scores)] == ["0.3", "0.9"]
    assert score_sums([]) == (None, None)


async def test_a_record_is_shown_as_it_was_made(world: World, story: Any) -> None:
    [dossier] = await story.dossier_in()
    decision = story.document("QĐ-SCT", "2021-08-20")
    body = story.appraisal(
        dossier,
        "base",
        method="council",
        council={"members": [{**CHAIR, "verdict": "passed"}, {**MEMBER, "verdict": "failed"}], "decision": decision},
        opinions=[{"by": "Sở Tài chính", "text": "Đề nghị làm rõ vốn đối ứng"}],
        scores=[EFFECT, {"criterion": "Tính mới", "points": "30", "most": "50"}],
    )
    refused = body | {"council": {"members": [MEMBER]}}
    answer = await world.client(R.PROVINCE_OFFICER).post("/v1/appraisals", json=refused)
    expect.problem(answer, 422, "invalid-content", "/council/members")
    early = body | {"council": body["council"] | {"decision": decision | {"issued_on": "2021-09-02"}}}
    answer = await world.client(R.PROVINCE_OFFICER).post("/v1/appraisals", json=early)
    expect.problem(answer, 422, "effective-date", "/council/decision/issued_on")

    shown = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", body)

    assert [(one["name"], one["role"]) for one in shown["council"]["members"]] == [
        ("Nguyễn Văn A", "chair"),
        ("Lê Văn C", "member"),
    ]
    assert shown["council"]["decision"]["number"] == decision["number"]
    assert shown["opinions"] == body["opinions"]
    assert (shown["score_total"], shown["score_most"]) == ("75.5", "100")
    assert [(one["code"], one["status"]) for one in shown["worth_checking"]] == [("no-majority", "memory")]
    assert shown["conditions"] is None
    plain = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"))
    named = ("council", "opinions", "scores", "score_total", "score_most", "conditions", "worth_checking")
    assert {name: plain[name] for name in named} == dict.fromkeys(named)

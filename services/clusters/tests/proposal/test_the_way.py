"""A proposal's way from the province's letter to its decision, on either track."""

from decimal import Decimal

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.world import World


async def test_a_proposal_goes_from_the_letter_to_the_decision(world: World, case) -> None:
    cluster = await case.established()
    lines = [case.added(name="CCN Lăng Cao", area="49.9500"), {"change": "expand", "cluster_id": cluster["id"]}]
    drafted = await case.drafted(*lines)
    assert (drafted["state"], drafted["filed_by"]) == ("drafted", "province")
    assert [line["name"] for line in drafted["lines"]] == ["CCN Lăng Cao", cluster["name"]]
    assert [(line["area_before"], line["area"]) for line in drafted["lines"]] == [(None, "49.95"), ("50", None)]
    sent = await case.act(R.PROVINCE_LEADER, drafted, "send", "2022-01-04")
    received = await case.act(R.CLERK, sent, "receive", "2022-01-05")
    assert (received["state"], received["received_on"], received["due_on"]) == ("checking", "2022-01-05", None)
    accepted = await case.act(R.AGENCY_OFFICER, received, "accept", "2022-01-06")
    assert (accepted["rule_set"], accepted["rule_set_basis"]) == ("CCN-2020", None)
    consulted = await case.act(
        R.AGENCY_OFFICER, accepted, "consult", "2022-01-07",
        body="Bộ Xây dựng", document=case.document("2022-01-07", "CTĐP-CCN"), answer_by="2022-01-14",
    )  # fmt: skip
    assert consulted["state"] == "consulting"
    answered = await case.act(
        R.AGENCY_OFFICER, consulted, "record_consultation", "2022-01-13",
        view="Thống nhất", document=case.document("2022-01-13", "BXD-QHKT", "Bộ Xây dựng"),
    )  # fmt: skip
    [consultation] = answered["consultations"]
    assert (consultation["asked_on"], consultation["answered_on"], consultation["view"]) == (
        "2022-01-07", "2022-01-13", "Thống nhất",
    )  # fmt: skip
    body = case.verdicts("agree", "agree_with_conditions")
    appraised = await case.act(R.AGENCY_OFFICER, answered, "appraise", "2022-01-17", **body)
    issued = await case.act(
        R.MINISTRY_LEADER, appraised, "issue_opinion", "2022-01-18", document=case.document("2022-01-18", "BCT-CTĐP")
    )
    assert (issued["opinion_on"], issued["verdict"], issued["partial"]) == (
        "2022-01-18",
        "agree_with_conditions",
        False,
    )
    area = {"line": 2, "adopted": True, "area": "60"}
    decided = (await case.decided(issued, {"line": 1, "adopted": True}, area)).json()
    assert (decided["state"], decided["deviations"]) == ("decided", [])
    new, expanded = decided["lines"]
    assert (new["decided_area"], expanded["decided_area"]) == ("49.95", "60")
    registered = (await case.client(R.AUDITOR).get(f"/v1/clusters/{new['cluster_id']}")).json()
    assert (registered["name"], registered["state"], registered["planned_area"]) == ("CCN Lăng Cao", "planned", "49.95")
    assert Decimal((await case.on(cluster["id"], "2022-02-20"))["plan_line"]["area"]) == 50
    line = (await case.on(cluster["id"], "2022-02-21"))["plan_line"]
    assert (Decimal(line["area"]), line["phase"], line["document"]["issuer"]) == (
        60,
        "2016-2020",
        "UBND tỉnh Bắc Giang",
    )
    kinds = [event.type.split(".")[2] for event in await world.events() if event.subject == decided["urn"]]
    assert kinds == ["drafted", "sent", "received", "accepted", "consulted", "consultation_recorded", "appraised",
                     "opinion_issued", "decided"]  # fmt: skip


async def test_a_letter_on_paper_is_recorded_by_the_clerk_and_needs_no_sending(world: World, case) -> None:
    drafted = await case.drafted(role=R.CLERK)
    assert drafted["filed_by"] == "agency"
    expect.problem(await case.try_act(R.PROVINCE_LEADER, drafted, "send", "2022-01-04"), 409, "action-not-allowed")
    received = await case.act(R.CLERK, drafted, "receive", "2022-01-04")
    withdrawn = await case.act(R.CLERK, received, "withdraw", "2022-01-05", note="Tỉnh có văn bản xin rút")
    assert withdrawn["state"] == "withdrawn"


async def test_the_leader_who_drafted_does_not_send(world: World, case) -> None:
    drafted = await case.drafted()
    one = {"subject": drafted["drafted_by"], **case.claims(R.PROVINCE_LEADER)}
    answer = await world.try_act(R.PROVINCE_LEADER, drafted, "send", case.dated("2022-01-04"), **one)
    expect.problem(answer, 403, "same-person")


@pytest.mark.parametrize("step", ["sent", "checking", "supplement_required", "appraising", "consulting", "appraised"])
async def test_a_province_takes_its_proposal_back_before_the_opinion(world: World, case, step: str) -> None:
    if step == "sent":
        proposal = await case.act(R.PROVINCE_LEADER, await case.drafted(), "send", "2022-01-04")
    elif step == "checking":
        proposal = await case.checking()
    elif step == "appraised":
        proposal = await case.appraised()
    else:
        proposal = await case.appraising()
    if step == "supplement_required":
        proposal = await case.act(R.AGENCY_OFFICER, proposal, "request_supplement", "2022-01-06", note="Thiếu bản đồ")
    if step == "consulting":
        body = {"body": "Bộ Xây dựng", "document": case.document("2022-01-06", "CTĐP-CCN")}
        proposal = await case.act(R.AGENCY_OFFICER, proposal, "consult", "2022-01-06", **body)
    assert proposal["state"] == step
    withdrawn = await case.act(R.PROVINCE_LEADER, proposal, "withdraw", "2022-01-10", note="Tỉnh rà soát lại")
    assert withdrawn["state"] == "withdrawn"
    past = (await case.client(R.PROVINCE_LEADER).get(f"{withdrawn['href']}/history")).json()["items"]
    assert past[-1]["reason"].startswith("Tỉnh rà soát lại")


async def test_after_the_opinion_it_is_decided_or_lapses(world: World, case) -> None:
    issued = await case.issued()
    refused = await case.try_act(R.PROVINCE_LEADER, issued, "withdraw", "2022-01-20", note="Không cần nữa")
    assert expect.problem(refused, 409, "action-not-allowed")["state"] == "opinion_issued"
    lapsed = await case.act(R.AGENCY_LEADER, issued, "lapse", "2022-12-30", note="Tỉnh không quyết định")
    assert (lapsed["state"], lapsed["allowed_actions"]) == ("lapsed", [])


async def test_an_appraisal_sent_back_is_made_anew_and_the_fallen_verdicts_stay_in_the_history(
    world: World, case
) -> None:
    appraised = await case.appraised(verdicts=case.verdicts("disagree"))
    back = await case.act(R.AGENCY_LEADER, appraised, "send_back", "2022-01-11", note="Xem lại diện tích")
    assert (back["state"], back["verdict"], back["lines"][0]["verdict"]) == ("appraising", None, None)
    again = await case.act(R.AGENCY_OFFICER, back, "appraise", "2022-01-12", **case.verdicts("agree"))
    assert again["lines"][0]["verdict"] == "agree"
    past = (await case.client(R.AUDITOR).get(f"{again['href']}/history")).json()["items"]
    assert past[-2]["changes"]["judged"][0][0]["verdict"] == "disagree"


async def test_whoever_appraised_does_not_sign_the_opinion(world: World, case) -> None:
    appraised = await case.appraised()
    opinion = {"document": case.document("2022-01-12", "BCT-CTĐP"), **case.dated("2022-01-12")}
    answer = await world.try_act(R.AGENCY_LEADER, appraised, "issue_opinion", opinion, subject=R.AGENCY_OFFICER)
    expect.problem(answer, 403, "same-person")
    assert (await world.try_act(R.AGENCY_LEADER, appraised, "issue_opinion", opinion)).status_code == 200


async def test_an_opinion_is_not_older_than_the_complete_papers(world: World, case) -> None:
    appraised = await case.appraised()
    early = case.document("2022-01-04", "BCT-CTĐP")
    answer = await case.try_act(R.AGENCY_LEADER, appraised, "issue_opinion", "2022-01-12", document=early)
    expect.problem(answer, 422, "rule-broken", "/document/issued_on")


async def test_an_answer_is_not_due_before_it_is_asked_for(world: World, case) -> None:
    appraising = await case.appraising()
    body = {"body": "Bộ Xây dựng", "document": case.document("2022-01-06", "CTĐP-CCN"), "answer_by": "2022-01-05"}
    answer = await case.try_act(R.AGENCY_OFFICER, appraising, "consult", "2022-01-06", **body)
    expect.problem(answer, 422, "invalid-content", "/answer_by")


async def test_a_list_is_filtered_by_kind_province_and_the_letters_year(world: World, case) -> None:
    mine = await case.drafted(kind="rephasing")
    client = case.client(R.AUDITOR)
    for query, there in (
        ("kind=rephasing", True), ("kind=removal", False), ("year=2022", True), ("year=2021", False),
        ("province=VN34-24", True), ("province=VN34-24&exact=true", False), ("province=VN34-91", False),
        ("q=dieu chinh phuong an", True), ("state=drafted", True),
    ):  # fmt: skip
        items = (await client.get(f"/v1/cluster-proposals?id={mine['id']}&{query}")).json()["items"]
        assert bool(items) is there, query

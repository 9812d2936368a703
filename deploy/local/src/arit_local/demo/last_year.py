"""A small project of 2021, as chapter 1 tells one of 2022, so that the first quarter has an agreement to liquidate."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.agreement import asked_and_approved, pay
from arit_local.demo.appraisal_plan import COMPLETE, appraised
from arit_local.demo.figures import CUC, PROVINCE, TRIEU, document, is_same, number_of, project
from arit_local.demo.registration import registered
from arit_local.demo.settlement import settlement_file
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, Money

YEAR = 2021
GRANT = Money(240 * TRIEU)
PROJECT = project(
    "Ứng dụng máy móc tiên tiến trong sản xuất kẹo dừa (minh hoạ)",
    "Cơ sở kẹo dừa Vũng Liêm (minh hoạ)",
    "Xã Trung Hiếu",
    680 * TRIEU,
    GRANT,
)
NUMBER = "9401/2021/HĐ-KCQG (minh hoạ)"
LETTER = document("9402", "SCT-QLCN", "Sở Công Thương tỉnh Vĩnh Long", "2020-06-15")
DECISION = document("9403", "QĐ-BCT", "Bộ Công Thương", "2020-12-30")
MONEY = document("9404", "QĐ-BTC", "Bộ Tài chính", "2021-01-15")
ALLOCATION = document("9405", "CTĐP-QLKC", CUC, "2021-01-22")
MINUTES = document("9406", "BBTL-CTĐP", CUC, "2022-01-18")


@step(
    "2020-06-15", R.PROVINCE_OFFICER, R.IMPLEMENTER, R.AGENCY_OFFICER, R.AGENCY_LEADER, R.FINANCE_OFFICER,
    title=Both(
        "Một đề án của năm 2021, kể gộp: từ đăng ký tháng 6/2020 đến khi chi hết tháng 1/2022.",
        "A project of 2021, in short: from its registration in June 2020 to its payment in January 2022.",
    ),
    why=Both(
        "cùng những bước của chương 1. Báo cáo quý I/2022 nói về thanh lý hợp đồng năm 2021{quarter}; con số ấy phải "
        "đếm được từ một hợp đồng có thật trong hệ thống.",
        "the same steps as in chapter 1. The report of the quarter tells of liquidating 2021's{quarter} agreements; "
        "that figure must be counted from an agreement that is there.",
    ),
)  # fmt: skip
def spend(teller: Teller, story: Story) -> None:
    with teller.page.shortened():
        dossier = _planned(teller)
        _funded(teller, dossier)
        story.finished = _signed_and_paid(teller, dossier)
    teller.say(
        Both("{number}: đã ký, nghiệm thu, chi {paid}", "{number}: signed, accepted, {paid} paid"),
        number=Figure(NUMBER), paid=GRANT,
    )  # fmt: skip


@step(
    "2022-01-18", R.AGENCY_LEADER,
    title=Both("Thanh lý hợp đồng của năm 2021.", "The agreement of 2021 is liquidated."),
    why=Both(
        "biên bản thanh lý là sản phẩm của quý I: kế hoạch công tác sẽ dẫn đúng hợp đồng này.",
        "its minutes are a product of the first quarter; the work plan will cite this very agreement.",
    ),
)  # fmt: skip
def liquidate(teller: Teller, story: Story) -> None:
    story.finished = teller.act(
        R.AGENCY_LEADER, story.finished, "liquidate", to="liquidated", document=MINUTES
    )  # fmt: skip
    teller.say(Both("biên bản {number}", "minutes {number}"), number=Figure(number_of(MINUTES)))


def _planned(teller: Teller) -> Record:
    """The dossier, in the plan of its year."""
    registration = registered(teller, {"plan_year": YEAR, "province": PROVINCE, "lines": [PROJECT]})
    teller.act(R.PROVINCE_LEADER, registration, "send", to="sent", document=LETTER)
    teller.act(R.CLERK, registration, "receive", to="received")
    dossier = teller.get(R.PROVINCE_OFFICER, f"/v1/dossiers/{registration['dossier_ids'][0]}")
    teller.came_about(dossier, "list", to="listed")
    teller.day = date(2020, 7, 20)
    teller.act(R.AGENCY_LEADER, dossier, "select", to="selected")
    teller.day = date(2020, 8, 10)
    teller.amend(R.IMPLEMENTER, dossier, "D1, D2, D6", items=COMPLETE)
    teller.act(R.IMPLEMENTER, dossier, "submit", to="dossier_in")
    teller.day = date(2020, 9, 15)
    appraised(teller, dossier, "base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER, GRANT)
    teller.act(R.PROVINCE_LEADER, dossier, "forward", to="forwarded")
    teller.day = date(2020, 11, 10)
    appraised(teller, dossier, "ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER, GRANT)
    teller.day = date(2020, 12, 30)
    body = {
        "plan_year": YEAR,
        "title": "Kế hoạch khuyến công quốc gia năm 2021 (minh hoạ)",
        "stated": {"amount": GRANT.amount, "projects": 1},
        "lines": [{"dossier_id": dossier["id"], "amount": GRANT.amount}],
    }
    found = teller.find(
        R.AGENCY_OFFICER, "/v1/plans", lambda one: one["lines"][0]["dossier_id"] == dossier["id"], plan_year=YEAR
    )
    plan = teller.once(R.AGENCY_OFFICER, "/v1/plans", body, found)
    teller.act(R.MINISTRY_LEADER, plan, "decide", to="decided", document=DECISION)
    teller.came_about(dossier, "approve_plan", to="plan_approved")
    return dossier


def _funded(teller: Teller, dossier: Record) -> None:
    """The money of its year, assigned and allocated."""
    teller.day = date(2021, 1, 15)
    years, assignments, tranches = "/v1/budget-years", "/v1/fund-assignments", "/v1/allocations"
    found = teller.find(R.FINANCE_OFFICER, years, lambda one: one["year"] == YEAR, year=YEAR)
    teller.once(R.FINANCE_OFFICER, years, {"year": YEAR, "title": "Kinh phí năm 2021 (minh hoạ)"}, found)
    found = teller.find(R.FINANCE_OFFICER, assignments, lambda one: is_same(one["decision"], MONEY), year=YEAR)
    body: Record = {
        "year": YEAR, "kind": "initial", "amount": GRANT.amount, "decision": MONEY, "received_on": "2021-01-15"
    }  # fmt: skip
    assignment = teller.once(R.FINANCE_OFFICER, assignments, body, found)
    teller.act(R.AGENCY_LEADER, assignment, "assign", to="assigned")
    teller.day = date(2021, 1, 22)
    line = {
        "assignment_id": assignment["id"], "province": PROVINCE, "amount": GRANT.amount, "dossier_id": dossier["id"]
    }  # fmt: skip
    found = teller.find(
        R.FINANCE_OFFICER,
        tranches,
        lambda one: one["lines"][0]["dossier_id"] == dossier["id"] and one["state"] != "reversed",
        year=YEAR,
    )
    body = {"year": YEAR, "title": "Phân bổ năm 2021 (minh hoạ)", "lines": [line]}
    tranche = teller.once(R.FINANCE_OFFICER, tranches, body, found)
    teller.act(R.AGENCY_LEADER, tranche, "agree", to="agreed")
    teller.act(R.CLERK, tranche, "issue", to="issued", document=ALLOCATION)


def _signed_and_paid(teller: Teller, dossier: Record) -> Record:
    """Its agreement: signed, accepted, settled, and paid in one."""
    teller.day = date(2021, 3, 1)
    agreements, acceptances = "/v1/agreements", "/v1/acceptances"
    found = teller.find(R.AGENCY_OFFICER, agreements, lambda one: one["state"] != "void", number=NUMBER)
    lines = [{"dossier_id": dossier["id"], "year": YEAR, "amount": GRANT.amount}]
    agreement = teller.once(R.AGENCY_OFFICER, agreements, {"number": NUMBER, "lines": lines}, found)
    teller.act(R.AGENCY_LEADER, agreement, "sign", to="signed", signer_agency="Lãnh đạo Cục (minh hoạ)")
    commitment = teller.get(R.AUDITOR, f"/v1/commitments/{agreement['id']}")
    teller.came_about(commitment, "confirm", to="confirmed")
    teller.day = date(2021, 11, 25)
    parent = {"agreement_id": agreement["id"], "dossier_id": dossier["id"]}
    found = teller.find(R.IMPLEMENTER, acceptances, lambda one: True, **parent)
    body = {**parent, "form": "5a", "actual_cost": dossier["total_cost"], "accepted": GRANT.amount}
    acceptance = teller.once(R.IMPLEMENTER, acceptances, body, found)
    teller.act(R.PROVINCE_OFFICER, acceptance, "confirm", to="confirmed")
    teller.came_about(agreement, "accept", to="accepted")
    teller.day = date(2021, 12, 8)
    papers = settlement_file(teller, agreement, [dossier])
    teller.act(R.IMPLEMENTER, agreement, "file_settlement", to="settlement_filed", **papers)
    teller.day = date(2022, 1, 10)
    own = Story(agreement=agreement)
    own.requests = [asked_and_approved(teller, own, dossier, "payment", GRANT)]
    pay(teller, own)
    return agreement

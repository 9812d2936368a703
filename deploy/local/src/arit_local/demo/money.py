"""The year is opened, money is assigned and allocated, and not one đồng more than there is."""

from datetime import date
from typing import Any

from arit_contracts import roles as R
from arit_local.demo.figures import (
    AGREED,
    ALLOCATION_LETTER,
    ALLOCATION_TITLE,
    ASSIGNED,
    FIRST_APPRAISAL,
    FIRST_DECISION,
    LAW,
    OTHERS,
    PLAN_YEAR,
    PROVINCE,
    SECOND_APPRAISAL,
    SECOND_DECISION,
    SUPPLEMENT,
    SUPPORT,
    TOO_MUCH_TITLE,
    is_same,
    number_of,
)
from arit_local.demo.ledger import balances, entries, expect_moves
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, Money


@step(
    "2022-01-01", R.FINANCE_OFFICER,
    title=Both("Kế toán Cục mở năm ngân sách 2022.", "The finance officer opens the budget year 2022."),
    why=Both("mọi dòng tiền đều mang năm ngân sách của mình.", "every line of money bears its budget year."),
)  # fmt: skip
def open_year(teller: Teller, story: Story) -> None:
    body = {"year": PLAN_YEAR, "title": "Kinh phí khuyến công quốc gia năm 2022"}
    path = "/v1/budget-years"
    found = teller.find(R.FINANCE_OFFICER, path, lambda year: year["year"] == PLAN_YEAR, year=PLAN_YEAR)
    teller.once(R.FINANCE_OFFICER, path, body, found)


@step(
    "2022-07-01", R.FINANCE_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Thủ tướng giao bổ sung 29 tỷ đồng{news}, sau thẩm định của Bộ Tài chính.",
        "The Prime Minister assigns 29 billion đồng{news}, after the Ministry of Finance's appraisal.",
    ),
    why=Both(
        "kế hoạch duyệt 140 tỷ{news} mà đến 01/8/2022 mới giao 29 tỷ{news} (20,7 %{news}): duyệt và có tiền là hai "
        "việc. Từ lúc nhận quyết định, Cục có 10{law} ngày làm việc để phân bổ (TT 122/2021/TT-BTC, Đ9).",
        "140 billion{news} were planned, 29 billion{news} assigned by 1 August 2022 (20.7 %{news}): approved and "
        "funded are two things. From the decision's receipt the Agency has 10{law} working days to allocate "
        "(circular 122/2021/TT-BTC, article 9).",
    ),
)  # fmt: skip
def assign(teller: Teller, story: Story) -> None:
    story.assignment = _assigned(teller, ASSIGNED, FIRST_APPRAISAL, FIRST_DECISION)
    teller.expect(Both("hạn phân bổ", "the term"), story.assignment["allocate_by"], "2022-07-15")
    teller.say(Both("phải phân bổ chậm nhất {day}", "to be allocated by {day}"), day=Figure(date(2022, 7, 15), LAW))


@step(
    "2022-07-08", R.FINANCE_OFFICER,
    title=Both(
        "Dự thảo đợt phân bổ 1: 3 dòng có hồ sơ của Vĩnh Long, 28,1 tỷ{own} còn lại cho các tỉnh khác.",
        "First tranche, drafted: three lines with Vĩnh Long's dossiers, the other 28.1 billion{own} for other "
        "provinces.",
    ),
    why=Both(
        "mỗi dòng dẫn đúng một quyết định giao dự toán; chỉ dòng có hồ sơ mới dùng để ký hợp đồng. Kiểm tra nêu mọi "
        "hạn mức bị vượt cùng một lúc; lần này không có.",
        "each line cites exactly one assignment, and only a line with a dossier can be committed. The check names "
        "every violated limit at once; this time there is none.",
    ),
)  # fmt: skip
def draft_allocation(teller: Teller, story: Story) -> None:
    line = {"assignment_id": story.assignment["id"]}
    own = {"province": PROVINCE, "amount": SUPPORT.amount}
    lines = [line | own | {"dossier_id": dossier["id"]} for dossier in story.planned]
    lines.append(line | {"unit": "CUC", "amount": OTHERS.amount, "note": "Các tỉnh khác (minh hoạ)"})
    story.allocation = _drafted(teller, story, ALLOCATION_TITLE, lines)
    teller.expect(Both("tổng các dòng", "the sum of the lines"), story.allocation["total"], ASSIGNED.amount)
    if not teller.done(story.allocation, "agree"):
        check = teller.compute(R.FINANCE_OFFICER, f"/v1/allocations/{story.allocation['id']}/check")
        teller.expect(Both("hạn mức bị vượt", "the violated limits"), check["violations"], [])
        teller.page.answer(200, teller.page.of(Both("không hạn mức nào bị vượt", "no limit is passed")))
    teller.say(
        Both("3 × {each} + {others} = {total}", "3 × {each} + {others} = {total}"),
        each=SUPPORT, others=OTHERS, total=ASSIGNED,
    )  # fmt: skip


@step(
    "2022-07-08", R.AGENCY_LEADER, R.CLERK,
    title=Both(
        "Lãnh đạo Cục thống nhất phân bổ; văn thư ban hành văn bản.",
        "The Agency's leader agrees the tranche; the clerk issues its document.",
    ),
    why=Both(
        "lúc này tiền mới chuyển trên sổ: mỗi bút toán là một dòng từ tài khoản này sang tài khoản kia, nên sổ luôn "
        "cân. Ban hành rồi, tỉnh thấy các dòng của mình, và chỉ của mình.",
        "only now does money move: a posting is one row from an account to another, so the books always balance. "
        "Once issued, a province sees its own lines, and only those.",
    ),
)  # fmt: skip
def allocate(teller: Teller, story: Story) -> None:
    teller.act(R.AGENCY_LEADER, story.allocation, "agree", to="agreed")
    postings = entries(teller, allocation=story.allocation["id"])
    of_tranche = [one for one in postings if one["agreement_id"] is None]
    expect_moves(teller, of_tranche, "unallocated", "allocated", ASSIGNED)
    teller.act(R.CLERK, story.allocation, "issue", to="issued", document=ALLOCATION_LETTER)
    seen = teller.look(R.PROVINCE_OFFICER, story.allocation)
    own = (sum(line["amount"] for line in seen["lines"]), seen["total"])
    teller.expect(Both("điều tỉnh thấy", "what the province sees"), own, (AGREED.amount, None))
    teller.say(
        Both("văn bản {number}; Vĩnh Long thấy {own} của mình", "document {number}; Vĩnh Long sees its own {own}"),
        number=Figure(number_of(ALLOCATION_LETTER)),
        own=AGREED,
    )


@step(
    "2022-07-08", R.FINANCE_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Thử phân bổ thêm đúng 1 đồng{own} khi dự toán đã hết.",
        "One đồng{own} more is tried, when nothing is left.",
    ),
    why=Both(
        "không một đồng nào vượt dự toán được giao (Luật NSNN 2015, Đ49), dù bao nhiêu người cùng bấm một lúc.",
        "not one đồng goes beyond what was assigned (State Budget Law 2015, article 49), however many press at once.",
    ),
)  # fmt: skip
def try_too_much(teller: Teller, story: Story) -> None:
    line = {"assignment_id": story.assignment["id"], "unit": "CUC", "amount": 1}
    draft = _drafted(teller, story, TOO_MUCH_TITLE, [line])
    check = teller.compute(R.FINANCE_OFFICER, f"/v1/allocations/{draft['id']}/check")
    asked_and_free = [(one["asked"], one["free"]) for one in check["violations"]]
    teller.expect(Both("hạn mức bị vượt", "the violated limits"), asked_and_free, [(1, 0)])
    teller.page.answer(200, check["violations"][0]["detail"])
    problem = teller.refused(R.AGENCY_LEADER, draft, "agree", 409, "limit-exceeded")
    asked_and_free = [(one["asked"], one["free"]) for one in problem["limits"]]
    teller.expect(Both("đề nghị và còn lại", "asked and free"), asked_and_free, [(1, 0)])
    teller.expect(Both("bút toán", "the postings"), entries(teller, allocation=draft["id"]), [])
    teller.say(
        Both("đề nghị {asked}, còn {free}; không có gì được ghi", "{asked} asked, {free} free; nothing was written"),
        asked=Money(1),
        free=Money(0),
    )


@step(
    "2022-10-14", R.FINANCE_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Tháng mười có thêm một lần giao bổ sung; số dư ngày 01/8 vẫn như cũ.",
        "In October a supplement is assigned; the balances of 1 August stay what they were.",
    ),
    why=Both(
        "hỏi “on=” là hỏi ngày đó trong pháp luật có bao nhiêu: báo cáo cũ luôn tính lại được, không bao giờ bị "
        "việc sau làm đổi.",
        "“on=” asks what held in law that day: an old report can always be computed again, and nothing later "
        "changes it.",
    ),
)  # fmt: skip
def assign_more(teller: Teller, story: Story) -> None:
    story.supplement = _assigned(teller, SUPPLEMENT, SECOND_APPRAISAL, SECOND_DECISION)
    now = Money(ASSIGNED.amount + SUPPLEMENT.amount)
    for day, assigned in ((date(2022, 8, 1), ASSIGNED), (teller.day, now)):
        answer = balances(teller, day, shown=True)
        if _nothing_else_assigned(teller, story):
            teller.expect(
                Both("dự toán giao đến {day}", "assigned by {day}"), answer["assigned"], assigned.amount, day=day
            )
        teller.page.answer(
            200,
            teller.page.of(
                Both("đến {day} đã giao {amount}", "by {day}, {amount} assigned"),
                day=day,
                amount=Money(answer["assigned"], assigned.source),
            ),
        )


def _assigned(teller: Teller, money: Money, appraisal: Record, decision: Record) -> Record:
    """The assignment of this decision: drafted by the finance officer, assigned by the leader; source → unallocated."""
    body = {
        "year": PLAN_YEAR,
        "kind": "supplement",
        "amount": money.amount,
        "appraisal_document": appraisal,
        "decision": decision,
        "received_on": decision["issued_on"],
    }
    path = "/v1/fund-assignments"
    found = teller.find(R.FINANCE_OFFICER, path, lambda one: is_same(one["decision"], decision), year=PLAN_YEAR)
    assignment = teller.once(R.FINANCE_OFFICER, path, body, found)
    teller.act(R.AGENCY_LEADER, assignment, "assign", to="assigned")
    postings = [one for one in entries(teller, year=PLAN_YEAR) if one["assignment_id"] == assignment["id"]]
    expect_moves(teller, [one for one in postings if one["allocation_id"] is None], "source", "unallocated", money)
    teller.say(
        Both("{decision} (thẩm định: {appraisal})", "{decision} (appraisal: {appraisal})"),
        decision=Figure(number_of(decision)),
        appraisal=Figure(number_of(appraisal)),
    )
    return assignment


def _drafted(teller: Teller, story: Story, title: str, lines: list[dict[str, Any]]) -> Record:
    """The tranche of this title upon the story's assignment."""
    path = "/v1/allocations"

    def is_it(one: Record) -> bool:
        upon = {line["assignment_id"] for line in one["lines"]}
        return one["title"] == title and one["state"] != "reversed" and upon == {story.assignment["id"]}

    found = teller.find(R.FINANCE_OFFICER, path, is_it, year=PLAN_YEAR)
    return teller.once(R.FINANCE_OFFICER, path, {"year": PLAN_YEAR, "title": title, "lines": lines}, found)


def _nothing_else_assigned(teller: Teller, story: Story) -> bool:
    """Whether the year holds the story's money alone, so that its balances are the story's figures."""
    own = {story.assignment["id"], story.supplement["id"]}
    assigned = teller.all(R.FINANCE_OFFICER, "/v1/fund-assignments", year=PLAN_YEAR, state="assigned")
    return all(one["id"] in own for one in assigned)

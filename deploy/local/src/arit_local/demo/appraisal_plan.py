"""The dossier comes in complete, is appraised at both levels, and is approved in the plan."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.figures import (
    CEILING,
    PLAN_DECISION,
    PLAN_YEAR,
    PLANNED,
    PLANNED_PROJECTS,
    SUPPORT,
    is_same,
    number_of,
)
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, Money, State


def paper(code: str, sets: int = 1) -> Record:
    return {"code": code, "sets": sets, "document": None}


WITHOUT_D2 = [paper("D1", 2), paper("D6")]
COMPLETE = [paper("D1", 2), paper("D2"), paper("D6")]


@step(
    "2021-08-10", R.IMPLEMENTER,
    title=Both(
        "Đơn vị thực hiện hoàn thiện hồ sơ 3 đề án. Lần nộp đầu còn thiếu một giấy.",
        "The implementer completes three dossiers. The first attempt lacks one paper.",
    ),
    why=Both(
        "giấy nào phải có là do bảng thành phần hồ sơ của ngày nộp quyết định (TT 36/2013, TT 17/2018): bản nháp "
        "được nhắc, nộp thì bị từ chối và nêu đúng mã giấy thiếu, kèm căn cứ.",
        "the checklist of the day decides which papers are needed (circulars 36/2013, 17/2018): a draft is warned, "
        "a submission is refused and told the code of each missing paper, with its legal basis.",
    ),
)  # fmt: skip
def submit(teller: Teller, story: Story) -> None:
    first = story.planned[0]
    if not teller.done(first, "submit"):
        teller.amend(R.IMPLEMENTER, first, "D1 × 2, D6", items=WITHOUT_D2)
        problem = teller.refused(R.IMPLEMENTER, first, "submit", 422, "dossier-incomplete")
        missing = [error["code"] for error in problem["errors"]]
        teller.expect(Both("giấy thiếu", "the missing papers"), missing, ["D2"])
    for dossier in story.planned:
        teller.amend(R.IMPLEMENTER, dossier, "D1 × 2, D2, D6", items=COMPLETE)
        teller.act(R.IMPLEMENTER, dossier, "submit", to="dossier_in")


@step(
    "2021-08-20", R.PROVINCE_OFFICER, R.IMPLEMENTER,
    title=Both(
        "Sở yêu cầu làm rõ dự toán của một đề án; mười ngày sau đơn vị nộp bổ sung.",
        "The Department asks for a clearer estimate; ten days later the supplement is in.",
    ),
    why=Both(
        "trong lúc chờ bổ sung, thời hạn của Sở ngừng chạy; nộp xong hồ sơ trở về đúng bước đang làm dở.",
        "while a supplement is awaited the Department's clock stands; then the dossier returns to where it was.",
    ),
)  # fmt: skip
def supplement(teller: Teller, story: Story) -> None:
    dossier = story.planned[0]
    teller.act(
        R.PROVINCE_OFFICER, dossier, "request_supplement", to="supplement_required", note="Làm rõ dự toán máy sấy"
    )
    if not teller.done(dossier, "resubmit"):
        paused = teller.look(R.PROVINCE_OFFICER, dossier)["clock_paused_on"]
        teller.expect(Both("ngày ngừng tính hạn", "the day the clock stopped"), paused, teller.day.isoformat())
        teller.say(Both("đồng hồ ngừng từ {day}", "the clock stands since {day}"), day=Figure(teller.day))
    teller.day = date(2021, 8, 30)
    running = teller.act(R.IMPLEMENTER, dossier, "resubmit", to="dossier_in")
    teller.expect(Both("đồng hồ", "the clock"), running["clock_paused_on"], None)


@step(
    "2021-09-15", R.PROVINCE_OFFICER, R.PROVINCE_LEADER,
    title=Both(
        "Sở thẩm định cấp cơ sở: chuyên viên lập biên bản, lãnh đạo duyệt.",
        "Base appraisal: an officer of the Department drafts, the leader approves.",
    ),
    why=Both(
        "người duyệt luôn khác người lập, và đơn vị thực hiện không tự thẩm định hồ sơ của mình.",
        "the approver is never the drafter, and an implementer never appraises its own dossier.",
    ),
)  # fmt: skip
def appraise_at_base(teller: Teller, story: Story) -> None:
    for dossier in story.planned:
        appraised(teller, dossier, "base", R.PROVINCE_OFFICER, R.PROVINCE_LEADER)
        teller.came_about(dossier, "appraise_base", to="base_appraised")


@step(
    "2021-09-20", R.PROVINCE_LEADER,
    title=Both("Lãnh đạo Sở chuyển 3 hồ sơ về Cục.", "The Department's leader forwards the three dossiers."),
    why=Both(
        "từ đây việc thẩm định thuộc cấp Bộ, do Cục làm.",
        "from here the appraisal is the ministry's, done by the Agency.",
    ),
)  # fmt: skip
def forward(teller: Teller, story: Story) -> None:
    for dossier in story.planned:
        teller.act(R.PROVINCE_LEADER, dossier, "forward", to="forwarded")


@step(
    "2021-11-10", R.AGENCY_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Cục thẩm định cấp Bộ: mỗi đề án được đề xuất 300 triệu đồng{local}.",
        "The ministry's appraisal: 300 million đồng{local} proposed for each.",
    ),
    why=Both(
        "mức trần là 50 %{law} chi phí, không quá 300 triệu{law} (TT 28/2018/TT-BTC, Đ8 k4). Ngày ký quyết định kế "
        "hoạch mới định quy định nào áp dụng, nên đến lúc đó câu trả lời còn là tạm tính. Tỉnh chưa thấy kết quả "
        "này.",
        "the ceiling is 50 %{law} of the cost, 300 million{law} at most (circular 28/2018/TT-BTC, article 8.4). The "
        "day of the plan's decision selects the rule, so until then the answer is provisional. The province does "
        "not see it yet.",
    ),
)  # fmt: skip
def appraise_at_ministry(teller: Teller, story: Story) -> None:
    for dossier in story.planned:
        appraisal = appraised(teller, dossier, "ministry", R.AGENCY_OFFICER, R.AGENCY_LEADER)
        [line] = appraisal["lines"]
        judged = (line["proposed"], line["ceiling"], line["provisional"])
        teller.expect(
            Both("đề xuất, trần, tạm tính", "proposal, ceiling, provisional"),
            judged,
            (SUPPORT.amount, CEILING.amount, True),
        )
        teller.came_about(dossier, "appraise_ministry", to="ministry_appraised")
    teller.say(
        Both(
            "đề xuất {proposed}, trần {ceiling} ({basis}), tạm tính",
            "{proposed} proposed, ceiling {ceiling} ({basis}), provisional",
        ),
        proposed=SUPPORT, ceiling=CEILING, basis=line["basis"],
    )  # fmt: skip
    seen = teller.look(R.PROVINCE_OFFICER, story.planned[0])
    if seen["plan_id"] is None:
        teller.expect(Both("điều tỉnh thấy", "what the province sees"), seen["state"], "forwarded")
        teller.say(Both("tỉnh vẫn thấy: {state}", "the province still sees: {state}"), state=State("forwarded"))


@step(
    "2021-12-30", R.AGENCY_OFFICER, R.MINISTRY_LEADER,
    title=Both(
        "Bộ Công Thương phê duyệt kế hoạch khuyến công quốc gia năm 2022, có 3{local} đề án của Vĩnh Long.",
        "The Ministry decides the national plan of 2022, with three{local} projects of Vĩnh Long.",
    ),
    why=Both(
        "quyết định nêu 140 tỷ{news} cho 122{news} đề án; hệ thống giữ con số ấy bên cạnh tổng các dòng đã nhập. "
        "Trần hỗ trợ nay được chốt. Được duyệt vẫn chưa phải là có tiền: dự toán năm còn chưa giao.",
        "the decision states 140 billion{news} for 122{news} projects; that figure is kept beside the sum of the "
        "lines entered. The ceiling is now frozen. Approved is still not funded: no money has been assigned for the "
        "year.",
    ),
)  # fmt: skip
def decide_plan(teller: Teller, story: Story) -> None:
    ids = {dossier["id"] for dossier in story.planned}
    body = {
        "plan_year": PLAN_YEAR,
        "title": "Kế hoạch khuyến công quốc gia năm 2022",
        "stated": {"amount": PLANNED.amount, "projects": PLANNED_PROJECTS},
        "lines": [{"dossier_id": id, "amount": SUPPORT.amount} for id in sorted(ids)],
    }
    found = teller.find(
        R.AGENCY_OFFICER,
        "/v1/plans",
        lambda plan: is_same(plan["decision"], PLAN_DECISION) or {line["dossier_id"] for line in plan["lines"]} == ids,
        plan_year=PLAN_YEAR,
    )
    story.plan = teller.once(R.AGENCY_OFFICER, "/v1/plans", body, found)
    plan = teller.act(R.MINISTRY_LEADER, story.plan, "decide", to="decided", document=PLAN_DECISION)
    teller.say(
        Both(
            "quyết định {number} nêu {stated} cho {projects} đề án; đã nhập {lines}",
            "decision {number} states {stated} for {projects} projects; entered so far {lines}",
        ),
        number=Figure(number_of(PLAN_DECISION)),
        stated=PLANNED,
        projects=Figure(PLANNED_PROJECTS, PLANNED.source),
        lines=Money(plan["lines_total"], SUPPORT.source),
    )
    for dossier in story.planned:
        teller.came_about(dossier, "approve_plan", to="plan_approved")
        approved = teller.look(R.PROVINCE_OFFICER, dossier)
        frozen = [(one["ceiling"], one["provisional"]) for one in approved["ceilings"]]
        teller.expect(Both("trần được chốt", "the frozen ceiling"), frozen, [(CEILING.amount, False)])
        teller.expect(Both("kinh phí kế hoạch", "the plan's amount"), approved["plan_amount"], SUPPORT.amount)


def appraised(
    teller: Teller, dossier: Record, level: str, drafter: str, approver: str, proposed: Money = SUPPORT
) -> Record:
    """The appraisal of this level: drafted by one person, approved by another."""
    [content] = dossier["contents"]
    body = {
        "dossier_id": dossier["id"],
        "level": level,
        "verdict": "passed",
        "lines": [{"content": content["content"], "eligible_cost": content["total_cost"], "proposed": proposed.amount}],
    }
    found = teller.find(drafter, "/v1/appraisals", lambda one: True, dossier_id=dossier["id"], level=level)
    appraisal = teller.once(drafter, "/v1/appraisals", body, found)
    return teller.act(approver, appraisal, "approve", to="approved")

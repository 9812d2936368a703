"""What is counted of dossiers, agreements, voting, centres and policies, by the days on which things held in law.

A province counts what it may know: the ministry's appraisals and the plan only once the plan is decided.
"""

from sqlalchemy import and_, func, select

from arit_kit.db.past import TO_ON, counted, done, stood
from arit_kit.db.statements import Statement, among
from arit_kit.web.statistics import Measure
from dossiers.adjustment.queries import ADJUSTMENTS
from dossiers.agreement.queries import AGREEMENTS
from dossiers.agreement.tables import AGREEMENT_LINE
from dossiers.agreement.workflow import PAYABLE
from dossiers.centre.queries import CENTRES
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.tables import DOSSIER
from dossiers.finding.queries import FINDINGS
from dossiers.finding.workflow import OPEN as OPEN_FINDING
from dossiers.mission.queries import HELD_IN_PERIOD as MISSIONS_HELD
from dossiers.mission.queries import VISITS_IN_PERIOD
from dossiers.plan.tables import PLAN_LINE
from dossiers.policy.queries import in_force
from dossiers.policy.tables import POLICY
from dossiers.programme_task.queries import CLOSED_IN_PERIOD as TASKS_CLOSED
from dossiers.progress_report.queries import PROGRESS_REPORTS
from dossiers.promotion_event.queries import HELD_IN_PERIOD as EVENTS_HELD
from dossiers.registration.queries import REGISTRATIONS
from dossiers.survey.queries import CANDIDATES
from dossiers.survey.queries import HELD_IN_PERIOD as SURVEYS_HELD
from dossiers.voting.queries import ENTRIES

OPEN = tuple(
    state
    for state in DOSSIERS.machine.states
    if state not in DOSSIERS.machine.final and state not in ("in_agreement", "stopped")
)
"""States of a project that waits for its agreement."""


_planned = done(DOSSIERS, "approve_plan")
_signed, _approved = done(AGREEMENTS, "sign"), done(ADJUSTMENTS, "approve", "decide")
_dossiers, _agreements, _findings, _centres = stood(DOSSIERS), stood(AGREEMENTS), stood(FINDINGS), stood(CENTRES)
_candidates = stood(CANDIDATES)
_PLANNED_AMOUNT = Statement(
    select(_planned.c.province, func.sum(PLAN_LINE.c.amount))
    .select_from(
        _planned.join(DOSSIER, DOSSIER.c.id == _planned.c.record_id).join(
            PLAN_LINE, and_(PLAN_LINE.c.plan_id == DOSSIER.c.plan_id, PLAN_LINE.c.dossier_id == DOSSIER.c.id)
        )
    )
    .group_by(_planned.c.province)
)
_SIGNED_AMOUNT = Statement(
    select(_signed.c.province, func.sum(func.coalesce(AGREEMENT_LINE.c.signed_amount, AGREEMENT_LINE.c.amount)))
    .select_from(_signed.join(AGREEMENT_LINE, AGREEMENT_LINE.c.agreement_id == _signed.c.record_id))
    .group_by(_signed.c.province)
)
"""As planned and as signed: what an adjustment changed since is not of that period."""
_policies = Statement(select(POLICY.c.province, func.count()).where(in_force(TO_ON)).group_by(POLICY.c.province))

MEASURES = (
    Measure("registrations_received", "Danh mục đăng ký đã tiếp nhận", "Registrations received",
            "period", "count", counted(done(REGISTRATIONS, "receive"))),
    Measure("dossiers_submitted", "Hồ sơ đã nộp", "Dossiers submitted",
            "period", "count", counted(done(DOSSIERS, "submit"))),
    Measure("supplements_required", "Lần yêu cầu bổ sung hồ sơ", "Supplements required",
            "period", "count", counted(done(DOSSIERS, "request_supplement"))),
    Measure("appraised_base", "Hồ sơ đã thẩm định cấp cơ sở", "Dossiers appraised at the base",
            "period", "count", counted(done(DOSSIERS, "appraise_base"))),
    Measure("appraised_ministry", "Hồ sơ đã thẩm định cấp Bộ", "Dossiers appraised at the ministry",
            "period", "count", counted(done(DOSSIERS, "appraise_ministry"))),
    Measure("planned", "Đề án được phê duyệt kế hoạch", "Projects approved in a plan",
            "period", "count", counted(_planned)),
    Measure("plan_amount", "Kinh phí được phê duyệt kế hoạch", "Amount approved in plans",
            "period", "dong", _PLANNED_AMOUNT),
    Measure("agreements_signed", "Hợp đồng đã ký", "Agreements signed",
            "period", "count", counted(_signed)),
    Measure("agreement_amount", "Giá trị hợp đồng đã ký", "Amount of agreements signed",
            "period", "dong", _SIGNED_AMOUNT),
    Measure("agreements_accepted", "Hợp đồng đã nghiệm thu", "Agreements accepted",
            "period", "count", counted(done(AGREEMENTS, "accept"))),
    Measure("settlements_filed", "Hồ sơ quyết toán đã nộp", "Settlement files received",
            "period", "count", counted(done(AGREEMENTS, "file_settlement"))),
    Measure("agreements_liquidated", "Hợp đồng đã thanh lý", "Agreements liquidated",
            "period", "count", counted(done(AGREEMENTS, "liquidate"))),
    Measure("adjustments_approved", "Điều chỉnh, ngừng triển khai đã phê duyệt", "Adjustments and stops approved",
            "period", "count", counted(_approved)),
    Measure("dossiers_stopped", "Đề án ngừng triển khai", "Projects stopped",
            "period", "count", counted(done(DOSSIERS, "stop"))),
    Measure("missions_held", "Đoàn kiểm tra đã thực hiện", "Inspection missions held",
            "period", "count", MISSIONS_HELD, by_province=False),
    Measure("mission_visits", "Lượt kiểm tra tại địa phương", "Provinces visited by missions",
            "period", "count", VISITS_IN_PERIOD),
    Measure("promotion_events_held", "Hội nghị, hội chợ đã tổ chức, theo nơi tổ chức",
            "Conferences and fairs held, by host", "period", "count", EVENTS_HELD),
    Measure("dossiers_open", "Đề án chưa ký hợp đồng, đang xử lý", "Projects under way to their agreement",
            "day", "count", counted(_dossiers, among(_dossiers.c.state, OPEN))),
    Measure("agreements_in_force", "Hợp đồng đang thực hiện, chưa thanh lý", "Agreements signed and not liquidated",
            "day", "count", counted(_agreements, among(_agreements.c.state, PAYABLE))),
    Measure("findings_open", "Phát hiện kiểm tra chưa giải quyết", "Findings of missions not settled",
            "day", "count", counted(_findings, among(_findings.c.state, OPEN_FINDING))),
    Measure("voting_entries", "Sản phẩm đăng ký bình chọn", "Products entered for voting",
            "period", "count", counted(done(ENTRIES, "create"))),
    Measure("voting_recognised", "Sản phẩm CNNT tiêu biểu được công nhận", "Products recognised by voting",
            "period", "count", counted(done(ENTRIES, "recognise"))),
    Measure("centres_operating", "Trung tâm khuyến công đang hoạt động", "Promotion centres in operation",
            "day", "count", counted(_centres, among(_centres.c.state, ("operating",)))),
    Measure("policies_in_force", "Văn bản khuyến công của địa phương còn hiệu lực", "Provincial policies in force",
            "day", "count", _policies),
    Measure("progress_reports_filed", "Báo cáo tiến độ đã gửi", "Progress reports filed",
            "period", "count", counted(done(PROGRESS_REPORTS, "create"))),
    Measure("surveys_held", "Cuộc khảo sát thực tế đã thực hiện", "Field surveys held",
            "period", "count", SURVEYS_HELD, by_province=False),
    Measure("candidates_open", "Nhu cầu khảo sát chưa đăng ký", "Candidates of surveys not registered",
            "day", "count", counted(_candidates, among(_candidates.c.state, ("open",)))),
    Measure("programme_tasks_closed", "Nhiệm vụ thuộc chương trình khác đã kết thúc",
            "Tasks under other programmes closed", "period", "count", TASKS_CLOSED, by_province=False),
)  # fmt: skip

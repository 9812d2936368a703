"""The states of a work plan: drafted → approved, and back when it is revised."""

from arit_kit.workflow.machine import Machine, move

WORK_PLAN = Machine(
    kind="work_plan",
    collection="work-plans",
    states={"drafted": ("Đang lập", "Drafted"), "approved": ("Đã phê duyệt", "Approved")},
    moves=(
        move("approve", "drafted", "approved", "plan.approve", "Phê duyệt", "Approve", another_person=True),
        move("revise", "approved", "drafted", "plan.draft", "Bổ sung", "Revise", aside=True),
        move("report_progress", "approved", "approved", "plan.draft", "Báo cáo tiến độ", "Report progress",
             aside=True),
    ),
)  # fmt: skip

"""The states of an appraisal: drafted → approved; verdicts are fields, not states, and so is what they rest on."""

from arit_kit.workflow.machine import Machine, move

APPRAISAL = Machine(
    kind="appraisal",
    collection="appraisals",
    track_column="level",
    states={"drafted": ("Đang lập", "Drafted"), "approved": ("Đã duyệt", "Approved")},
    moves=(
        move("approve", "drafted", "approved", "appraisal.base.approve", "Duyệt", "Approve",
             another_person=True, track="base"),
        move("approve", "drafted", "approved", "appraisal.ministry.approve", "Duyệt", "Approve",
             another_person=True, track="ministry"),
        move("meet_condition", "approved", "approved", "appraisal.base.meet_condition", "Ghi nhận đã đáp ứng điều kiện",
             "Record a condition as met", track="base"),
        move("meet_condition", "approved", "approved", "appraisal.ministry.meet_condition",
             "Ghi nhận đã đáp ứng điều kiện", "Record a condition as met", track="ministry"),
    ),
)  # fmt: skip

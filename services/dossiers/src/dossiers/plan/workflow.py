"""The states of a plan: drafted → decided."""

from arit_kit.workflow.machine import Machine, move

PLAN = Machine(
    kind="plan",
    collection="plans",
    states={"drafted": ("Đang lập", "Drafted"), "decided": ("Đã phê duyệt", "Decided")},
    moves=(
        move("decide", "drafted", "decided", "plan.decide", "Phê duyệt", "Decide", another_person=True),
    ),
)  # fmt: skip

"""The states of an assignment: drafted → assigned."""

from arit_kit.workflow.machine import Machine, move

ASSIGNMENT = Machine(
    kind="assignment",
    collection="fund-assignments",
    states={"drafted": ("Đang lập", "Drafted"), "assigned": ("Đã giao", "Assigned")},
    moves=(
        move("assign", "drafted", "assigned", "assignment.assign", "Giao dự toán", "Assign", another_person=True),
    ),
)  # fmt: skip

"""The states of a tasking: drafted → assigned → done, or recalled. One is live for a recommendation at a time."""

from arit_kit.workflow.machine import Machine, move

LIVE = ("drafted", "assigned")

TASKING = Machine(
    kind="tasking",
    collection="taskings",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "assigned": ("Đã giao", "Assigned"),
        "done": ("Đã hoàn thành", "Done"),
        "recalled": ("Đã thu hồi", "Recalled"),
    },
    moves=(
        move("assign", "drafted", "assigned", "tasking.assign", "Giao việc", "Assign", another_person=True),
        move("finish", "assigned", "done", None, "Hoàn thành", "Finish", because="its recommendation is answered"),
        move("recall", "assigned", "recalled", "tasking.assign", "Thu hồi", "Recall", aside=True),
    ),
)  # fmt: skip

"""The states of a task: planned → assigned → reported → closed, or cancelled before it is reported."""

from arit_kit.workflow.machine import Machine, move

PROGRAMME_TASK = Machine(
    kind="programme_task",
    collection="programme-tasks",
    states={
        "planned": ("Dự kiến", "Planned"),
        "assigned": ("Đã giao", "Assigned"),
        "reported": ("Đã báo cáo", "Reported"),
        "closed": ("Đã kết thúc", "Closed"),
        "cancelled": ("Đã huỷ", "Cancelled"),
    },
    moves=(
        move("assign", "planned", "assigned", "programme_task.assign", "Giao nhiệm vụ", "Assign", another_person=True),
        move("report", "assigned", "reported", "programme_task.write", "Báo cáo kết quả", "Report"),
        move("close", "reported", "closed", "programme_task.assign", "Kết thúc", "Close", another_person=True),
        move("cancel", "planned", "cancelled", "programme_task.write", "Huỷ", "Cancel", aside=True),
        move("cancel", "assigned", "cancelled", "programme_task.assign", "Huỷ", "Cancel",
             another_person=True, aside=True),
    ),
)  # fmt: skip

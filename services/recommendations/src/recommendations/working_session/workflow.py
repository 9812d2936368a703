"""The states of a working session, from its plan to the end of what it concluded."""

from arit_kit.workflow.machine import Machine, move

WORKING_SESSION = Machine(
    kind="working_session",
    collection="working-sessions",
    states={
        "planned": ("Đã lên kế hoạch", "Planned"),
        "held": ("Đã làm việc", "Held"),
        "concluded": ("Đã ra thông báo kết luận", "Concluded"),
        "closed": ("Đã kết thúc", "Closed"),
        "cancelled": ("Đã huỷ", "Cancelled"),
    },
    moves=(
        move("hold", "planned", "held", "session.write", "Ghi nhận buổi làm việc", "Record that it was held"),
        move("conclude", "held", "concluded", "session.conclude", "Thông báo kết luận", "Conclude"),
        move("close", "concluded", "closed", "session.write", "Kết thúc", "Close"),
        move("cancel", "planned", "cancelled", "session.write", "Huỷ", "Cancel", aside=True),
    ),
)  # fmt: skip

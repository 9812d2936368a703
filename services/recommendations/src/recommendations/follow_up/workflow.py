"""The states of a follow-up: open → done, or dropped."""

from arit_kit.workflow.machine import Machine, move

FOLLOW_UP = Machine(
    kind="follow_up",
    collection="follow-ups",
    states={
        "open": ("Đang theo dõi", "Open"),
        "done": ("Đã thực hiện", "Done"),
        "dropped": ("Không thực hiện nữa", "Given up"),
    },
    moves=(
        move("complete", "open", "done", "followup.write", "Ghi nhận đã thực hiện", "Record as done"),
        move("drop", "open", "dropped", "followup.drop", "Thôi theo dõi", "Give up", aside=True),
    ),
)  # fmt: skip

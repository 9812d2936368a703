"""The states of a mission, from the year's plan to the end of what it found."""

from arit_kit.workflow.machine import Machine, move

MISSION = Machine(
    kind="mission",
    collection="missions",
    states={
        "planned": ("Trong kế hoạch", "Planned"),
        "decided": ("Đã có quyết định", "Decided"),
        "held": ("Đã kiểm tra", "Held"),
        "concluded": ("Đã kết luận", "Concluded"),
        "closed": ("Đã kết thúc", "Closed"),
        "cancelled": ("Đã huỷ", "Cancelled"),
    },
    moves=(
        move("decide", "planned", "decided", "mission.decide", "Quyết định thành lập đoàn", "Decide",
             another_person=True),
        move("hold", "decided", "held", "mission.write", "Ghi nhận đã kiểm tra", "Record that it was held"),
        move("conclude", "held", "concluded", "mission.decide", "Kết luận", "Conclude", another_person=True),
        move("close", "concluded", "closed", "mission.decide", "Kết thúc", "Close", another_person=True),
        move("cancel", "planned", "cancelled", "mission.write", "Huỷ", "Cancel", aside=True),
        move("cancel", "decided", "cancelled", "mission.decide", "Huỷ", "Cancel", another_person=True,
             aside=True),
    ),
)  # fmt: skip

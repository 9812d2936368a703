"""The states of an event: planned → approved → held → reported, or cancelled before it is held."""

from arit_kit.workflow.machine import Machine, move

PROMOTION_EVENT = Machine(
    kind="promotion_event",
    collection="promotion-events",
    states={
        "planned": ("Đang lập kế hoạch", "Planned"),
        "approved": ("Đã phê duyệt", "Approved"),
        "held": ("Đã tổ chức", "Held"),
        "reported": ("Đã báo cáo", "Reported"),
        "cancelled": ("Đã huỷ", "Cancelled"),
    },
    moves=(
        move("approve", "planned", "approved", "promotion_event.approve", "Phê duyệt", "Approve",
             another_person=True),
        move("hold", "approved", "held", "promotion_event.write", "Ghi nhận đã tổ chức", "Record that it was held"),
        move("report", "held", "reported", "promotion_event.write", "Báo cáo", "Report"),
        move("cancel", "planned", "cancelled", "promotion_event.write", "Huỷ", "Cancel", aside=True),
        move("cancel", "approved", "cancelled", "promotion_event.approve", "Huỷ", "Cancel", another_person=True,
             aside=True),
    ),
)  # fmt: skip

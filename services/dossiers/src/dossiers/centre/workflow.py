"""The states of a promotion centre, and of a review of the centres."""

from arit_kit.workflow.machine import Machine, move

CENTRE = Machine(
    kind="promotion_centre",
    collection="promotion-centres",
    states={
        "operating": ("Đang hoạt động", "Operating"),
        "merged": ("Đã sáp nhập", "Merged"),
        "dissolved": ("Đã giải thể", "Dissolved"),
    },
    moves=(
        move("reorganise", "operating", "operating", "centre.write", "Tổ chức lại", "Reorganise", aside=True),
        move("merge", "operating", "merged", "centre.write", "Sáp nhập", "Merge", aside=True),
        move("dissolve", "operating", "dissolved", "centre.write", "Giải thể", "Dissolve", aside=True),
    ),
)

REVIEW = Machine(
    kind="centre_review",
    collection="centre-reviews",
    states={
        "open": ("Đang rà soát", "Under way"),
        "concluded": ("Đã kết luận", "Concluded"),
        "dropped": ("Đã dừng", "Dropped"),
    },
    moves=(
        move("assess", "open", "open", "centre.review", "Đánh giá", "Assess a centre"),
        move("conclude", "open", "concluded", "centre.conclude", "Kết luận", "Conclude", another_person=True),
        move("drop", "open", "dropped", "centre.conclude", "Dừng rà soát", "Drop", aside=True),
    ),
)

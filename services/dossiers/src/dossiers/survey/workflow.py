"""The states of a survey, and of a candidate that it found: open until a registration cites it."""

from arit_kit.workflow.machine import Machine, move

SURVEY = Machine(
    kind="survey",
    collection="surveys",
    states={
        "planned": ("Dự kiến", "Planned"),
        "held": ("Đã khảo sát", "Held"),
        "concluded": ("Đã báo cáo", "Concluded"),
        "cancelled": ("Đã huỷ", "Cancelled"),
    },
    moves=(
        move("hold", "planned", "held", "survey.write", "Ghi nhận đã khảo sát", "Record that it was held"),
        move("conclude", "held", "concluded", "survey.conclude", "Báo cáo kết quả", "Conclude", another_person=True),
        move("cancel", "planned", "cancelled", "survey.write", "Huỷ", "Cancel", aside=True),
    ),
)

CANDIDATE = Machine(
    kind="candidate",
    collection="candidates",
    states={
        "open": ("Chưa đăng ký", "Open"),
        "registered": ("Đã đăng ký", "Registered"),
        "dropped": ("Không đăng ký", "Dropped"),
    },
    moves=(
        move("register", "open", "registered", None, "Đăng ký", "Register", because="a registration cites it"),
        move("drop", "open", "dropped", "survey.write", "Bỏ", "Drop", aside=True),
    ),
)

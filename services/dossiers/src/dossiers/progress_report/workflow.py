"""The states of a progress report: filed, and returned until it is filed well; an acknowledged one stands."""

from arit_kit.workflow.machine import Machine, move

TOLD = ("filed", "acknowledged")
"""Where a report tells of its project: a returned one counts for nothing."""

PROGRESS_REPORT = Machine(
    kind="progress_report",
    collection="progress-reports",
    track_column="filed_by",
    states={
        "filed": ("Đã gửi", "Filed"),
        "returned": ("Trả lại", "Returned"),
        "acknowledged": ("Đã xác nhận", "Acknowledged"),
    },
    moves=(
        move("acknowledge", "filed", "acknowledged", "progress_report.acknowledge", "Xác nhận", "Acknowledge",
             another_person=True, track="province"),
        move("acknowledge", "filed", "acknowledged", "progress_report.acknowledge_own", "Xác nhận", "Acknowledge",
             another_person=True, track="agency"),
        move("return", "filed", "returned", "progress_report.acknowledge", "Trả lại", "Return", track="province"),
        move("return", "filed", "returned", "progress_report.acknowledge_own", "Trả lại", "Return", track="agency"),
        move("file", "returned", "filed", "progress_report.write", "Gửi lại", "File again"),
    ),
)  # fmt: skip

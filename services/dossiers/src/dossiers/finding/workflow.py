"""The states of a finding: open until the Agency settles it; what is done about it is reported meanwhile."""

from arit_kit.workflow.machine import Machine, move

OPEN = ("open", "reported")
"""Where a finding waits to be settled."""

FINDING = Machine(
    kind="finding",
    collection="findings",
    states={
        "open": ("Chưa giải quyết", "Open"),
        "reported": ("Đã báo cáo khắc phục", "Reported"),
        "settled": ("Đã giải quyết", "Settled"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    moves=(
        move("report", "open", "reported", "finding.report", "Báo cáo khắc phục", "Report"),
        move("return", "reported", "open", "finding.write", "Yêu cầu làm tiếp", "Return"),
        move("settle", OPEN, "settled", "finding.settle", "Xác nhận đã giải quyết", "Settle",
             another_person=True),
        move("withdraw", OPEN, "withdrawn", "finding.settle", "Rút", "Withdraw",
             another_person=True, aside=True),
    ),
)  # fmt: skip

"""The states of a recovery: recovered → reversed."""

from arit_kit.workflow.machine import Machine, move

RECOVERY = Machine(
    kind="recovery",
    collection="recoveries",
    states={"recovered": ("Đã thu hồi", "Recovered"), "reversed": ("Đã huỷ", "Reversed")},
    moves=(
        move("reverse", "recovered", "reversed", "recovery.reverse", "Huỷ ghi thu hồi", "Reverse",
             another_person=True),
    ),
)  # fmt: skip

"""The states of a tranche: drafted → agreed → issued; agreed or issued → reversed."""

from arit_kit.workflow.machine import Machine, move

ALLOCATION = Machine(
    kind="allocation",
    collection="allocations",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "agreed": ("Đã thống nhất", "Agreed"),
        "issued": ("Đã ban hành", "Issued"),
        "reversed": ("Đã huỷ", "Reversed"),
    },
    moves=(
        move("agree", "drafted", "agreed", "allocation.agree", "Thống nhất phân bổ", "Agree", another_person=True),
        move("issue", "agreed", "issued", "allocation.issue", "Ban hành", "Issue"),
        move("reverse", ("agreed", "issued"), "reversed", "allocation.reverse", "Huỷ phân bổ", "Reverse",
             another_person=True),
    ),
)  # fmt: skip

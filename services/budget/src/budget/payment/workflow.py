"""The states of a payment: paid → reversed."""

from arit_kit.workflow.machine import Machine, move

PAYMENT = Machine(
    kind="payment",
    collection="payments",
    states={"paid": ("Đã chi", "Paid"), "reversed": ("Đã huỷ", "Reversed")},
    moves=(
        move("reverse", "paid", "reversed", "payment.reverse", "Huỷ chi", "Reverse", another_person=True),
    ),
)  # fmt: skip

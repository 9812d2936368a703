"""The states of a payment request: drafted → filed → approved or refused → paid; stopped with its project.

An approved request may be under payment already, so nothing but budget moves it on: what budget tells is done.
"""

from arit_kit.workflow.machine import Machine, move

OPEN = ("drafted", "filed", "approved")
"""States in which a request waits for its money."""

PAYMENT_REQUEST = Machine(
    kind="payment_request",
    collection="payment-requests",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "filed": ("Đã gửi", "Filed"),
        "approved": ("Đã chấp thuận", "Approved"),
        "refused": ("Không chấp thuận", "Refused"),
        "paid": ("Đã chi", "Paid"),
        "stopped": ("Đã dừng", "Stopped"),
    },
    moves=(
        move("file", "drafted", "filed", "payment_request.write", "Gửi đề nghị", "File"),
        move(
            "approve",
            "filed",
            "approved",
            "payment_request.approve",
            "Chấp thuận",
            "Approve",
            another_person=True,
        ),
        move(
            "refuse",
            "filed",
            "refused",
            "payment_request.approve",
            "Không chấp thuận",
            "Refuse",
        ),
        move(
            "stop",
            OPEN,
            "stopped",
            None,
            "Dừng",
            "Stop",
            because="its project is stopped, or its support lowered",
            aside=True,
        ),
        move("pay", "approved", "paid", None, "Chi", "Pay", because="payment made by budget"),
        move("pay", "stopped", "paid", None, "Chi", "Pay", because="payment made by budget", aside=True),
        move(
            "unpay",
            "paid",
            ("approved", "stopped"),
            None,
            "Huỷ chi",
            "Unpay",
            because="payment reversed by budget",
            aside=True,
        ),
    ),
)

"""The states of a payment request: drafted → filed → approved or refused → paid.

An approved request may be under payment already, so nothing but budget moves it on: what budget tells is done.
"""

from arit_kit.workflow.machine import Machine, move

PAYMENT_REQUEST = Machine(
    kind="payment_request",
    collection="payment-requests",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "filed": ("Đã gửi", "Filed"),
        "approved": ("Đã chấp thuận", "Approved"),
        "refused": ("Không chấp thuận", "Refused"),
        "paid": ("Đã chi", "Paid"),
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
        move("pay", "approved", "paid", None, "Chi", "Pay", because="payment made by budget"),
        move("unpay", "paid", "approved", None, "Huỷ chi", "Unpay", because="payment reversed by budget", aside=True),
    ),
)

"""The states of a payment request: drafted → filed → approved or refused → paid.

What budget tells is done and is never refused: a payment under way when the request is refused is paid all the same.
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
            ("filed", "approved"),
            "refused",
            "payment_request.approve",
            "Không chấp thuận",
            "Refuse",
        ),
        move("pay", ("approved", "refused"), "paid", None, "Chi", "Pay", because="payment made by budget"),
        move("unpay", "paid", ("approved", "refused"), None, "Huỷ chi", "Unpay", because="payment reversed by budget"),
    ),
)

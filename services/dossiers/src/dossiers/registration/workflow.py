"""The states of a registration: drafted → sent → received."""

from arit_kit.workflow.machine import Machine, move

REGISTRATION = Machine(
    kind="registration",
    collection="registrations",
    track_column="filed_by",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "sent": ("Đã gửi Cục", "Sent to the Agency"),
        "received": ("Cục đã tiếp nhận", "Received by the Agency"),
    },
    moves=(
        move(
            "send",
            "drafted",
            "sent",
            "registration.send",
            "Gửi Cục",
            "Send",
            another_person=True,
            track="province",
        ),
        move(
            "send",
            "drafted",
            "sent",
            "registration.send_own",
            "Gửi Cục",
            "Send",
            another_person=True,
            track="agency",
        ),
        move("receive", "sent", "received", "registration.receive", "Tiếp nhận", "Receive"),
    ),
)

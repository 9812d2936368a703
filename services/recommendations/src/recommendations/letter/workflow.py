"""The states of a letter. What moves it after it is registered are its recommendations (I33)."""

from arit_kit.workflow.machine import Machine, move

PROVINCE, AGENCY = "province", "agency"
"""The tracks: filed by a province's Sở Công Thương, or by the Agency's clerk for a letter on paper."""

REACHED_THE_AGENCY = ("received", "registered", "answered", "closed")
"""States of a letter that the Agency has received."""

LETTER = Machine(
    kind="letter",
    collection="recommendation-letters",
    track_column="filed_by",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "sent": ("Đã gửi Cục", "Sent to the Agency"),
        "received": ("Cục đã tiếp nhận", "Received by the Agency"),
        "registered": ("Đã tách kiến nghị", "Split into its recommendations"),
        "answered": ("Đã trả lời hết", "Answered"),
        "closed": ("Đã kết thúc", "Closed"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    moves=(
        move("send", "drafted", "sent", "letter.send", "Gửi Cục", "Send", another_person=True, track=PROVINCE),
        move("receive", "sent", "received", "letter.receive", "Tiếp nhận", "Receive", track=PROVINCE),
        move("receive", "drafted", "received", "letter.receive", "Tiếp nhận", "Receive", track=AGENCY),
        move("split", "received", "registered", "letter.register", "Tách kiến nghị", "Split"),
        move("split", "registered", "registered", "letter.register", "Tách kiến nghị", "Split", aside=True),
        move("register", "received", "registered", None, "Vào sổ", "Register",
             because="a recommendation is reopened by it"),
        move("answer", "registered", "answered", None, "Trả lời", "Answer", because="its last item is answered"),
        move("close", "answered", "closed", None, "Kết thúc", "Close", because="its last item is closed"),
        move("reopen", ("answered", "closed"), "registered", None, "Mở lại", "Reopen",
             because="an item is reopened", aside=True),
        move("withdraw", ("drafted", "sent"), "withdrawn", "letter.send", "Rút văn bản", "Withdraw", track=PROVINCE,
             aside=True),
        move("withdraw", "drafted", "withdrawn", "letter.receive", "Rút văn bản", "Withdraw", track=AGENCY, aside=True),
    ),
)  # fmt: skip

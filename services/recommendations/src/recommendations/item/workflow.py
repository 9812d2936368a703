"""The states of a recommendation. Provinces see one on which another body is consulted as assigned."""

from arit_kit.workflow.machine import Machine, move

OPEN = ("registered", "classified", "assigned", "consulting")
"""States in which the province still waits for an answer."""

SETTLED = ("closed", "transferred")
"""States in which nothing more is to come of it, as far as its letter goes."""

TO_BE_TASKED, TO_BE_SENT_ON = ("A", "C"), ("B", "D", "E")
"""Whose it is to decide: the Ministry's alone or with others, which the Agency works on; others', sent on (I37)."""

ITEM = Machine(
    kind="recommendation",
    collection="recommendations",
    states={
        "registered": ("Đã vào sổ", "Registered"),
        "classified": ("Đã phân loại", "Classified"),
        "assigned": ("Đã giao xử lý", "Assigned"),
        "consulting": ("Đang lấy ý kiến", "Another body is consulted"),
        "answered": ("Đã trả lời", "Answered"),
        "following_up": ("Đang theo dõi thực hiện", "Promises are followed up"),
        "closed": ("Đã kết thúc", "Closed"),
        "transferred": ("Đã chuyển cơ quan thẩm quyền", "Sent on to the body in charge"),
        "merged": ("Đã gộp", "Merged into another"),
    },
    shown_to_provinces_as={"consulting": "assigned"},
    moves=(
        move("classify", ("registered", "classified"), "classified", "item.classify", "Phân loại", "Classify"),
        move("merge", ("registered", "classified"), "merged", "item.classify", "Gộp", "Merge into another",
             aside=True),
        move("transfer", "classified", "transferred", "item.transfer", "Chuyển cơ quan thẩm quyền", "Send on"),
        move("assign", "classified", "assigned", None, "Giao xử lý", "Assign", because="tasking assigned"),
        move("recall", "assigned", "classified", None, "Thu hồi", "Recall", because="tasking recalled", aside=True),
        move("consult", "assigned", "consulting", "item.work", "Lấy ý kiến", "Consult another body"),
        move("record_consultation", "consulting", "assigned", "item.work", "Ghi nhận ý kiến", "Record its view"),
        move("remind", "consulting", "consulting", None, "Đôn đốc", "Remind", because="the partner is silent"),
        move("extend", "assigned", "assigned", "item.extend", "Gia hạn", "Extend", aside=True),
        move("extend", "consulting", "consulting", "item.extend", "Gia hạn", "Extend", aside=True),
        move("answer", "assigned", ("answered", "following_up"), None, "Trả lời", "Answer", because="reply issued"),
        move("finish", "following_up", "closed", None, "Kết thúc", "Close", because="last promise kept or given up"),
        move("close", ("answered", "transferred"), "closed", "item.close", "Kết thúc", "Close"),
        move("reopen", ("answered", "following_up", "transferred", "closed"), "classified", "item.reopen",
             "Mở lại", "Reopen", aside=True),
    ),
)  # fmt: skip

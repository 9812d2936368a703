"""What breaking a constraint of the database says to the client, by the constraint's name."""

from collections.abc import Mapping

from arit_kit.web.problems import Fault

_DOCUMENT = Fault(
    "/document", "duplicate", "Văn bản này đã được dùng cho một hồ sơ khác.", "Another record cites this document."
)

CONSTRAINTS: Mapping[str, Fault] = {
    "uq_letter_document": Fault(
        "/document", "duplicate", "Văn bản này đã được ghi nhận.", "This letter is recorded already."
    ),
    "uq_tasking_live": Fault(
        "/recommendation_id",
        "duplicate",
        "Kiến nghị đã có phiếu giao việc.",
        "The recommendation has a tasking that is drafted or assigned.",
    ),
    "uq_reply_document_id": _DOCUMENT,
    "uq_working_session_conclusion_id": _DOCUMENT,
    "uq_work_plan_quarter": Fault(
        "/quarter", "duplicate", "Quý này đã có kế hoạch; hãy điều chỉnh.", "The quarter has a plan: revise that one."
    ),
}

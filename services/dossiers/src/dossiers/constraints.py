"""What breaking a constraint of the database says to the client, by the constraint's name."""

from collections.abc import Mapping

from arit_kit.files import api as files
from arit_kit.web.problems import Fault

_DOCUMENT = Fault(
    "/document", "duplicate", "Văn bản này đã được dùng cho một hồ sơ khác.", "Another record cites this document."
)

CONSTRAINTS: Mapping[str, Fault] = {
    **files.CONSTRAINTS,
    "uq_agreement_number": Fault(
        "/number", "duplicate", "Số hợp đồng này đã có.", "There is an agreement of this number already."
    ),
    "uq_dossier_re_registers": Fault(
        "/lines", "duplicate", "Hồ sơ cũ đã được đăng ký lại.", "A dossier that a line cites is re-registered already."
    ),
    "uq_appraisal_approved": Fault(
        "record:/dossier_id",
        "duplicate",
        "Hồ sơ đã được thẩm định ở cấp này.",
        "It is appraised at this level already.",
    ),
    "uq_acceptance_confirmed": Fault(
        "record:/dossier_id", "duplicate", "Hồ sơ đã được nghiệm thu.", "The dossier is accepted already."
    ),
    "uq_funding_claim_machine": Fault(
        "record:/beneficiaries",
        "machine-supported",
        "Một máy của hồ sơ vừa được nêu trong hồ sơ khác.",
        "Another dossier has just claimed one of its machines.",
    ),
    "uq_voting_round_live": Fault(
        "/year",
        "duplicate",
        "Năm này đã có bình chọn cùng cấp ở nơi đó.",
        "There is a round of this level, place and year already.",
    ),
    "uq_voting_entry_product": Fault(
        "/product", "duplicate", "Cơ sở đã đăng ký sản phẩm này.", "The facility entered this product already."
    ),
    "uq_voting_entry_recognised_before": Fault(
        "/recognised_before",
        "duplicate",
        "Lần công nhận này đã được nêu cho sản phẩm khác.",
        "Another entry of the round cites this recognition.",
    ),
    "uq_promotion_centre_name": Fault(
        "/structure/name",
        "duplicate",
        "Tỉnh đã có trung tâm mang tên này.",
        "The province has a centre of this name already.",
    ),
    "uq_promotion_policy_replaces": Fault(
        "/replaces", "duplicate", "Văn bản đó đã được thay thế.", "It is replaced already."
    ),
    "uq_promotion_policy_document_id": _DOCUMENT,
    "uq_registration_document_id": _DOCUMENT,
    "uq_appraisal_document_id": _DOCUMENT,
    "uq_plan_decision_id": _DOCUMENT,
    "uq_agreement_liquidation_id": _DOCUMENT,
    "uq_mission_decision_id": _DOCUMENT,
    "uq_mission_conclusion_id": _DOCUMENT,
    "uq_programme_task_report_id": _DOCUMENT,
    "uq_promotion_event_decision_id": _DOCUMENT,
    "uq_promotion_event_report_id": _DOCUMENT,
    "uq_survey_report_id": _DOCUMENT,
}

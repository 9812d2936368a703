"""The states of a proposal: drafted → sent → checking → appraising → appraised → opinion_issued → decided.

Whom the Agency consults, and what its specialist judged, a province learns with the opinion; until then it sees the
proposal `appraising`, and may take it back from there all the same.
"""

from arit_kit.workflow.machine import Machine, move

PROVINCE, AGENCY = "province", "agency"
"""The tracks: filed by the province's Sở Công Thương, or recorded by the Agency's clerk from a letter on paper."""

PREPARED_IN = frozenset({"drafted", "supplement_required"})
"""States in which its lines and papers may change."""

OPEN = ("checking", "supplement_required", "appraising", "consulting", "appraised")

CLUSTER_PROPOSAL = Machine(
    kind="cluster_proposal",
    collection="cluster-proposals",
    track_column="filed_by",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "sent": ("Đã gửi Bộ", "Sent to the Ministry"),
        "checking": ("Đang kiểm tra hồ sơ", "Papers being checked"),
        "supplement_required": ("Yêu cầu bổ sung", "Supplement required"),
        "appraising": ("Đang thẩm định", "Under appraisal"),
        "consulting": ("Đang lấy ý kiến", "Consulting others"),
        "appraised": ("Đã thẩm định", "Appraised"),
        "opinion_issued": ("Đã có ý kiến", "Opinion issued"),
        "decided": ("Tỉnh đã quyết định", "Decided by the province"),
        "lapsed": ("Không có quyết định", "Lapsed without a decision"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    shown_to_provinces_as={"consulting": "appraising", "appraised": "appraising"},
    moves=(
        move("send", "drafted", "sent", "proposal.send", "Gửi Bộ", "Send", another_person=True, track=PROVINCE),
        move("receive", "sent", "checking", "proposal.receive", "Tiếp nhận", "Receive", track=PROVINCE),
        move("receive", "drafted", "checking", "proposal.receive", "Tiếp nhận", "Receive", track=AGENCY),
        move("accept", "checking", "appraising", "proposal.check", "Chấp nhận hồ sơ đầy đủ", "Accept as complete"),
        move("request_supplement", ("checking", "appraising"), "supplement_required", "proposal.check",
             "Yêu cầu bổ sung", "Require a supplement"),
        move("resubmit", "supplement_required", ("checking", "appraising"), "proposal.write",
             "Nộp bổ sung", "Submit the supplement"),
        move("consult", "appraising", "consulting", "proposal.appraise", "Lấy ý kiến", "Consult another body"),
        move("record_consultation", "consulting", "appraising", "proposal.appraise", "Ghi nhận ý kiến",
             "Record its answer"),
        move("appraise", "appraising", "appraised", "proposal.appraise", "Thẩm định", "Appraise"),
        move("send_back", "appraised", "appraising", "proposal.issue", "Trả lại thẩm định", "Send back"),
        move("issue_opinion", "appraised", "opinion_issued", "proposal.issue", "Ban hành ý kiến", "Issue the opinion"),
        move("decide", "opinion_issued", "decided", "proposal.decide", "Ghi nhận quyết định", "Record the decision"),
        move("lapse", "opinion_issued", "lapsed", "proposal.issue", "Khép lại, không có quyết định", "Let it lapse"),
        move("withdraw", ("drafted", "sent", *OPEN), "withdrawn", "proposal.send", "Rút đề nghị", "Withdraw",
             track=PROVINCE),
        move("withdraw", ("drafted", *OPEN), "withdrawn", "proposal.receive", "Rút đề nghị", "Withdraw",
             track=AGENCY),
    ),
)  # fmt: skip

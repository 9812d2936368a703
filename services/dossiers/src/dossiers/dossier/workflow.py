"""The states of a dossier and the moves between them.

Approved and funded are independent: no state here speaks of money. What a province may not know yet is shown to
it as `forwarded` until the plan is decided.
"""

from arit_kit.workflow.machine import Machine, move

PROVINCE, AGENCY = "province", "agency"
"""The tracks: filed by a province's Sở Công Thương, or by one of the Agency's own units."""

AWAITING = "supplement_required"
"""The state in which a supplement is awaited, and an appraisal's clock stands still."""

REPLACEABLE = (
    "registered", "listed", "selected", "dossier_in", "supplement_required", "base_appraised", "plan_approved",
    "stopped",
)  # fmt: skip
"""States in which a line of a later year's list may take the dossier's place; not while the Agency appraises it."""

SELECTABLE = (
    "listed", "selected", "dossier_in", "supplement_required", "base_appraised", "forwarded", "ministry_appraised",
)  # fmt: skip
"""States in which a dossier waits for its year's plan: it stands in the order of selection."""

PLANNED = ("plan_approved", "in_agreement")
"""States in which a decided plan grants the dossier its amount: money may be allocated to it."""

GRANT_GIVEN_BACK = ("re_registered", "moved_local", "stopped")
"""States in which what a plan granted counts no more, but for what was accepted under its agreement."""

DOSSIER = Machine(
    kind="dossier",
    collection="dossiers",
    track_column="filed_by",
    states={
        "registered": ("Đã đăng ký", "Registered"),
        "listed": ("Đã vào danh mục gửi Cục", "Listed"),
        "selected": ("Được lựa chọn", "Selected"),
        "dossier_in": ("Đã nộp hồ sơ", "Dossier in"),
        "supplement_required": ("Yêu cầu bổ sung", "Supplement required"),
        "base_appraised": ("Đạt thẩm định cấp cơ sở", "Passed base appraisal"),
        "forwarded": ("Đã gửi Cục thẩm định", "Forwarded to the Agency"),
        "ministry_appraised": ("Đạt thẩm định cấp Bộ", "Passed the ministry's appraisal"),
        "plan_approved": ("Đã phê duyệt kế hoạch", "Approved in the plan"),
        "in_agreement": ("Đã ký hợp đồng", "Under agreement"),
        "stopped": ("Ngừng triển khai", "Stopped"),
        "re_registered": ("Đã đăng ký lại năm sau", "Re-registered for a later year"),
        "moved_local": ("Chuyển kinh phí địa phương", "Moved to the local budget"),
        "rejected": ("Không đạt", "Rejected"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    changes={
        "adjust": ("Điều chỉnh", "Adjust"),
        "await_raise": ("Trình Bộ tăng kinh phí", "Ask the Ministry for a raise"),
    },
    shown_to_provinces_as={"ministry_appraised": "forwarded"},
    moves=(
        move("list", "registered", "listed", None, "Gửi danh mục", "List", because="registration sent"),
        move("select", "listed", "selected", "dossier.select", "Lựa chọn", "Select"),
        move("submit", "selected", "dossier_in", "dossier.write", "Nộp hồ sơ", "Submit the dossier"),
        move("request_supplement", "dossier_in", "supplement_required", "dossier.request_supplement.base",
             "Yêu cầu bổ sung", "Require a supplement"),
        move("request_supplement", "forwarded", "supplement_required", "dossier.request_supplement.ministry",
             "Yêu cầu bổ sung", "Require a supplement"),
        move("resubmit", "supplement_required", ("dossier_in", "forwarded"), "dossier.write",
             "Nộp bổ sung", "Submit the supplement"),
        move("appraise_base", "dossier_in", ("base_appraised", "rejected"), None,
             "Thẩm định cấp cơ sở", "Appraise at the base", because="base appraisal approved", track=PROVINCE),
        move("forward", "base_appraised", "forwarded", "dossier.forward", "Gửi Cục", "Forward to the Agency",
             track=PROVINCE),
        move("forward", "dossier_in", "forwarded", "dossier.forward_own", "Gửi Cục", "Forward to the Agency",
             track=AGENCY),
        move("appraise_ministry", "forwarded", ("ministry_appraised", "rejected"), None,
             "Thẩm định cấp Bộ", "Appraise at the ministry", because="ministry appraisal approved"),
        move("approve_plan", "ministry_appraised", "plan_approved", None, "Phê duyệt kế hoạch", "Approve in the plan",
             because="plan decided"),
        move("bind", "plan_approved", "in_agreement", None, "Ký hợp đồng", "Bind by agreement",
             because="agreement signed"),
        move("stop", PLANNED, "stopped", None, "Ngừng triển khai", "Stop",
             because="an adjustment is decided", aside=True),
        move("re_register", REPLACEABLE, "re_registered", None, "Đăng ký lại", "Re-register",
             because="a later year's registration cites it", aside=True),
        move("withdraw", ("registered", "listed", "selected", "dossier_in", "supplement_required", "base_appraised"),
             "withdrawn", "dossier.withdraw", "Rút hồ sơ", "Withdraw", track=PROVINCE, aside=True),
        move("decline", "listed", "rejected", "dossier.select", "Không lựa chọn", "Decline"),
        move("move_local", ("plan_approved", "stopped"), "moved_local", "dossier.move_local",
             "Chuyển kinh phí địa phương", "Move to the local budget", track=PROVINCE, aside=True),
    ),
)  # fmt: skip

ENDED = DOSSIER.final
"""Ends of a dossier's way: what it claimed, and the fund did not pay for, others may claim (I18)."""

"""The states of an adjustment: filed, confirmed by the Sở, approved by the Agency or decided by the Ministry.

A request about what a province filed needs its Sở's confirmation; the Agency's own units go without (I34; Điều 11
TT 36/2013/TT-BCT). Which of the two approves it, its changes say (`adjustments.toml`).
"""

from arit_kit.workflow.machine import Machine, move
from dossiers.dossier.workflow import AGENCY, PROVINCE

ADJUSTMENT = Machine(
    kind="adjustment",
    collection="adjustments",
    track_column="filed_by",
    states={
        "drafted": ("Đang lập", "Drafted"),
        "filed": ("Đã gửi", "Filed"),
        "confirmed": ("Sở đã xác nhận", "Confirmed by the department"),
        "submitted": ("Đã trình Bộ", "Submitted to the Ministry"),
        "approved": ("Đã phê duyệt", "Approved"),
        "refused": ("Không chấp thuận", "Refused"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    moves=(
        move("file", "drafted", "filed", "adjustment.write", "Gửi đề nghị", "File"),
        move("confirm", "filed", "confirmed", "adjustment.confirm", "Xác nhận", "Confirm", track=PROVINCE,
             another_person=True),
        move("approve", "confirmed", "approved", "adjustment.approve", "Phê duyệt", "Approve", track=PROVINCE,
             another_person=True),
        move("approve", "filed", "approved", "adjustment.approve", "Phê duyệt", "Approve", track=AGENCY,
             another_person=True),
        move("submit_up", "confirmed", "submitted", "adjustment.approve", "Trình Bộ", "Submit to the Ministry",
             track=PROVINCE, another_person=True),
        move("submit_up", "filed", "submitted", "adjustment.approve", "Trình Bộ", "Submit to the Ministry",
             track=AGENCY, another_person=True),
        move("decide", "submitted", "approved", "adjustment.decide", "Quyết định", "Decide", another_person=True),
        move("refuse", "filed", "refused", "adjustment.confirm", "Không xác nhận", "Refuse", track=PROVINCE),
        move("refuse", "filed", "refused", "adjustment.approve", "Không chấp thuận", "Refuse", track=AGENCY),
        move("refuse", "confirmed", "refused", "adjustment.approve", "Không chấp thuận", "Refuse", track=PROVINCE),
        move("refuse", "submitted", "refused", "adjustment.decide", "Không chấp thuận", "Refuse"),
        move("withdraw", ("drafted", "filed", "confirmed"), "withdrawn", "adjustment.write", "Rút", "Withdraw",
             aside=True),
    ),
)  # fmt: skip

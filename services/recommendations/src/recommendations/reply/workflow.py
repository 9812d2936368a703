"""The states of a reply: drafted → approved → issued, or withdrawn. A province sees it once it is issued."""

from arit_kit.workflow.machine import Machine, move

REPLY = Machine(
    kind="reply",
    collection="replies",
    states={
        "drafted": ("Đang dự thảo", "Drafted"),
        "approved": ("Đã duyệt", "Approved"),
        "issued": ("Đã ban hành", "Issued"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    moves=(
        move("approve", "drafted", "approved", "reply.approve", "Duyệt", "Approve", another_person=True),
        move("issue", "approved", "issued", "reply.issue", "Ban hành", "Issue"),
        move("withdraw", ("drafted", "approved"), "withdrawn", "reply.draft", "Rút dự thảo", "Withdraw", aside=True),
    ),
)  # fmt: skip

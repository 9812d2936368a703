"""The states of a provincial instrument: in_force → replaced | repealed. Whether it has expired is seen by its days."""

from arit_kit.workflow.machine import Machine, move

POLICY = Machine(
    kind="promotion_policy",
    collection="promotion-policies",
    states={
        "in_force": ("Còn hiệu lực", "In force"),
        "replaced": ("Đã được thay thế", "Replaced"),
        "repealed": ("Đã bãi bỏ", "Repealed"),
    },
    moves=(
        move("amend", "in_force", "in_force", "policy.write", "Sửa đổi", "Amend", aside=True),
        move(
            "replace",
            "in_force",
            "replaced",
            None,
            "Thay thế",
            "Replace",
            because="another one takes its place",
            aside=True,
        ),
        move("repeal", "in_force", "repealed", "policy.write", "Bãi bỏ", "Repeal", aside=True),
    ),
)

"""The states of a cluster, from the plan to its operation, and the moves between them.

Construction is no state: whether a cluster is being built is seen from its projects' figures.
"""

from arit_kit.workflow.machine import Machine, move

ESTABLISHED = ("established", "detailed_plan_approved", "infrastructure_approved", "operating")
"""States of a cluster that a decision has established; one that was abolished has left them."""

LIVE = ("planned", *ESTABLISHED)
"""States in which it stands in the plan or is established."""

CLUSTER = Machine(
    kind="cluster",
    collection="clusters",
    states={
        "planned": ("Trong quy hoạch", "Planned"),
        "established": ("Đã thành lập", "Established"),
        "detailed_plan_approved": ("Đã phê duyệt quy hoạch chi tiết", "Detailed plan approved"),
        "infrastructure_approved": ("Đã phê duyệt dự án hạ tầng", "Infrastructure project approved"),
        "operating": ("Đang hoạt động", "Operating"),
        "removed_from_plan": ("Đã rút khỏi quy hoạch", "Removed from the plan"),
        "abolished": ("Đã bãi bỏ", "Abolished"),
    },
    moves=(
        move("establish", "planned", "established", "cluster.write", "Thành lập", "Establish"),
        *(move("expand", state, state, "cluster.write", "Mở rộng", "Expand") for state in ESTABLISHED),
        move("approve_detailed_plan", "established", "detailed_plan_approved", "cluster.write",
             "Phê duyệt quy hoạch chi tiết", "Approve the detailed plan"),
        move("approve_infrastructure", ("established", "detailed_plan_approved"), "infrastructure_approved",
             "cluster.write", "Phê duyệt dự án hạ tầng", "Approve the infrastructure project"),
        move("start_operating", ("established", "detailed_plan_approved", "infrastructure_approved"), "operating",
             "cluster.write", "Đi vào hoạt động", "Start operating"),
        *(move("record_figures", state, state, "cluster.report", "Ghi nhận số liệu", "Record figures")
          for state in LIVE),
        *(move("change_plan", state, state, None, "Điều chỉnh quy hoạch", "Change the plan",
               because="a decided proposal's line") for state in LIVE),
        move("remove", "planned", "removed_from_plan", None, "Rút khỏi quy hoạch", "Remove from the plan",
             because="a decided proposal's line `remove`"),
        move("abolish", ESTABLISHED, "abolished", "cluster.write", "Bãi bỏ", "Abolish"),
    ),
)  # fmt: skip

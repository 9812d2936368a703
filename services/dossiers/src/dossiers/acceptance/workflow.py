"""The states of an acceptance: drafted → confirmed."""

from arit_kit.workflow.machine import Machine, move

ACCEPTANCE = Machine(
    kind="acceptance",
    collection="acceptances",
    track_column="filed_by",
    states={"drafted": ("Đang lập", "Drafted"), "confirmed": ("Đã xác nhận", "Confirmed")},
    moves=(
        move("confirm", "drafted", "confirmed", "acceptance.confirm", "Xác nhận", "Confirm",
             another_person=True, track="province"),
        move("confirm", "drafted", "confirmed", "acceptance.confirm_own", "Xác nhận", "Confirm",
             another_person=True, track="agency"),
    ),
)  # fmt: skip

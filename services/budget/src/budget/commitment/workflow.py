"""The states of a commitment: held → confirmed → settled; released by a void agreement, and refused ever after."""

from arit_kit.workflow.machine import Machine, move

COMMITMENT = Machine(
    kind="commitment",
    collection="commitments",
    states={
        "held": ("Đang giữ", "Held"),
        "lapsed": ("Đã trả lại", "Lapsed"),
        "confirmed": ("Đã xác nhận", "Confirmed"),
        "settled": ("Đã tất toán", "Settled"),
        "released": ("Đã giải phóng", "Released"),
    },
    moves=(
        move("hold", ("held", "lapsed"), "held", None, "Giữ tiền", "Hold", because="PUT before it is confirmed"),
        move("lapse", "held", "lapsed", None, "Trả lại", "Lapse", because="signing given up"),
        move("confirm", "held", "confirmed", None, "Xác nhận", "Confirm", because="agreement signed"),
        move("release", ("held", "lapsed", "confirmed"), "released", None, "Giải phóng", "Release",
             because="agreement void"),
        move("raise", "confirmed", "confirmed", None, "Giữ thêm tiền", "Raise", because="PUT for an adjustment"),
        move("adjust", "held", "held", None, "Điều chỉnh", "Adjust", because="agreement adjusted"),
        move("adjust", "confirmed", "confirmed", None, "Điều chỉnh", "Adjust", because="agreement adjusted"),
        move("settle", "confirmed", "settled", None, "Tất toán", "Settle", because="agreement liquidated or stopped"),
    ),
)  # fmt: skip

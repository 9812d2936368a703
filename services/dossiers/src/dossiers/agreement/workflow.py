"""The states of an agreement, from its draft to its liquidation."""

from arit_kit.workflow.machine import Machine, move

AGREEMENT = Machine(
    kind="agreement",
    collection="agreements",
    states={
        "drafted": ("Đang soạn", "Drafted"),
        "signed": ("Đã ký", "Signed"),
        "implementing": ("Đang thực hiện", "Implementing"),
        "accepted": ("Đã nghiệm thu", "Accepted"),
        "settlement_filed": ("Đã nộp hồ sơ quyết toán", "Settlement filed"),
        "liquidated": ("Đã thanh lý", "Liquidated"),
        "stopped": ("Đã dừng", "Stopped"),
        "void": ("Đã huỷ", "Void"),
    },
    changes={
        "accept_dossier": ("Nghiệm thu một đề án", "Accept one project"),
        "abandon_hold": ("Bỏ giữ kinh phí", "Give up its hold of money"),
        "adjust": ("Điều chỉnh", "Adjust"),
        "refuse_raise": ("Không tăng kinh phí", "Refuse a raise"),
        "stop_dossier": ("Dừng một đề án", "Stop one project"),
    },
    moves=(
        move("sign", "drafted", "signed", "agreement.sign", "Ký", "Sign", another_person=True),
        move("void", "drafted", "void", "agreement.void", "Huỷ", "Void", aside=True),
        move("start", "signed", "implementing", None, "Bắt đầu thực hiện", "Start", because="first payment"),
        move("accept", ("signed", "implementing"), "accepted", None, "Nghiệm thu xong", "Accept",
             because="last acceptance confirmed"),
        move("stop", ("signed", "implementing"), "stopped", None, "Dừng", "Stop", because="its last dossier stopped",
             aside=True),
        move("file_settlement", "accepted", "settlement_filed", "agreement.file_settlement",
             "Nộp hồ sơ quyết toán", "File the settlement"),
        move("liquidate", "settlement_filed", "liquidated", "agreement.liquidate", "Thanh lý", "Liquidate",
             another_person=True),
    ),
)  # fmt: skip

PAYABLE = ("signed", "implementing", "accepted", "settlement_filed")
"""States in which money may still be asked for and paid."""

"""The figures of Vĩnh Long's projects, documented or only illustrative, and the sources of all chapters."""

from typing import Any, Final

from arit_local.demo.words import Both, Money, Source

TRIEU: Final = 1_000_000
TY: Final = 1_000_000_000

# Documented

NEWS: Final = Source(
    1,
    Both(
        "congthuong.vn, 01/08/2022: kế hoạch 2022 có 140 tỷ, 122 đề án, 47 địa phương; mới giao 29 tỷ (20,7 %)",
        "congthuong.vn, 1 August 2022: the plan of 2022 has 140 billion, 122 projects, 47 localities; 29 billion "
        "assigned so far",
    ),
)
LOCAL_NEWS: Final = Source(
    2,
    Both(
        "Báo Vĩnh Long: năm 2022 tỉnh có 3 đề án khuyến công quốc gia về máy móc, 900 triệu = 3 × 300 triệu",
        "Vĩnh Long newspaper: in 2022 the province had 3 national machinery projects, 900 million = 3 × 300",
    ),
)
LAW: Final = Source(
    3,
    Both(
        "văn bản pháp luật nêu ngay tại chỗ (TT 36/2013, TT 17/2018, TT 28/2018, TT 122/2021 …)",
        "the legal text named on the spot (circulars 36/2013, 17/2018, 28/2018, 122/2021 …)",
    ),
)
DECISION_716: Final = Source(
    4,
    Both(
        "Quyết định 716/QĐ-UBND năm 2020 của UBND tỉnh Bắc Giang, dẫn 371/HĐND-TH và 5749/BCT-CTĐP (bản quét mất "
        "tháng; tháng 8 là suy ra)",
        "decision 716/QĐ-UBND of 2020 of Bắc Giang's People's Committee, which cites 371/HĐND-TH and 5749/BCT-CTĐP "
        "(its scan lost the month; August is inferred)",
    ),
)
QUARTER_NEWS: Final = Source(
    5,
    Both(
        "congthuong.vn, 11/05/2022: kết quả quý I/2022 của Cục, làm việc với 11 tỉnh, thành phố; kế hoạch quý II",
        "congthuong.vn, 11 May 2022: the Agency's first quarter of 2022, sessions with 11 provinces; its second",
    ),
)
SOURCES: Final = (NEWS, LOCAL_NEWS, LAW, DECISION_716, QUARTER_NEWS)

PLANNED: Final = Money(140 * TY, NEWS)
PLANNED_PROJECTS: Final = 122
ASSIGNED: Final = Money(29 * TY, NEWS)
SUPPORT: Final = Money(300 * TRIEU, LOCAL_NEWS)
AGREED: Final = Money(900 * TRIEU, LOCAL_NEWS)
CEILING: Final = Money(300 * TRIEU, LAW)

DOCUMENTED: Final = {money.amount: money for money in (PLANNED, ASSIGNED, SUPPORT, AGREED)}


def marked(amount: int) -> Money:
    """The amount with its source, if it is one of the documented."""
    return DOCUMENTED.get(amount, Money(amount))


# Illustrative

OTHERS: Final = Money(ASSIGNED.amount - AGREED.amount)
SUPPLEMENT: Final = Money(20 * TY)
ADVANCE: Final = Money(150 * TRIEU)
REST: Final = Money(150 * TRIEU)

PROVINCE: Final = "VN63-86"
PLAN_YEAR: Final = 2022
IMPLEMENTER: Final = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Vĩnh Long"
UNIT: Final = "TTKC-VN63-86"
AGREEMENT_NUMBER: Final = "9015/2022/HĐ-KCQG (minh hoạ)"
ALLOCATION_TITLE: Final = "Phân bổ kinh phí khuyến công quốc gia năm 2022, đợt 1 (minh hoạ)"
TOO_MUCH_TITLE: Final = "Phân bổ vượt 1 đồng, để thử hạn mức (minh hoạ)"


def project(title: str, beneficiary: str, commune: str, total_cost: int, requested: Money = SUPPORT) -> dict[str, Any]:
    """A line of the list: advanced machinery (C04) for one establishment."""
    return {
        "title": title,
        "contents": [{"content": "C04", "total_cost": total_cost, "requested": requested.amount}],
        "beneficiaries": [{"name": beneficiary, "commune": commune}],
        "implementer": IMPLEMENTER,
        "implementer_unit": UNIT,
    }


PROJECTS: Final = (
    project(
        "Ứng dụng máy móc tiên tiến trong sấy khoai lang (minh hoạ)",
        "Cơ sở khoai lang sấy Bình Tân (minh hoạ)",
        "Xã Thành Trung",
        640 * TRIEU,
    ),
    project(
        "Ứng dụng máy móc tiên tiến trong sản xuất gạch gốm (minh hoạ)",
        "Doanh nghiệp gạch gốm Mang Thít (minh hoạ)",
        "Xã Mỹ An",
        720 * TRIEU,
    ),
    project(
        "Ứng dụng máy móc tiên tiến trong đan thảm lục bình (minh hoạ)",
        "Hợp tác xã đan lát Tam Bình (minh hoạ)",
        "Xã Ngãi Tứ",
        610 * TRIEU,
    ),
    project(
        "Ứng dụng máy móc tiên tiến trong tráng bánh tráng nem (minh hoạ)",
        "Cơ sở bánh tráng Cù lao Mây (minh hoạ)",
        "Xã Lục Sĩ Thành",
        800 * TRIEU,
    ),
)
"""Four are registered, three reach the plan of 2022, the fourth waits for 2023."""


def document(number: str, symbol: str, issuer: str, issued_on: str) -> dict[str, Any]:
    """An official document; a number from 9001 on is invented."""
    return {"number": number, "symbol": symbol, "issuer": issuer, "issued_on": issued_on, "signer": None}


SO_CONG_THUONG: Final = "Sở Công Thương tỉnh Vĩnh Long"
CUC: Final = "Cục Công Thương địa phương"
LETTER_2022: Final = document("9001", "SCT-QLCN", SO_CONG_THUONG, "2021-06-15")
PLAN_DECISION: Final = document("9002", "QĐ-BCT", "Bộ Công Thương", "2021-12-30")
FIRST_APPRAISAL: Final = document("9003", "BTC-HCSN", "Bộ Tài chính", "2022-06-20")
FIRST_DECISION: Final = document("9004", "QĐ-TTg", "Thủ tướng Chính phủ", "2022-07-01")
ALLOCATION_LETTER: Final = document("9005", "CTĐP-QLKC", CUC, "2022-07-08")
SECOND_APPRAISAL: Final = document("9006", "BTC-HCSN", "Bộ Tài chính", "2022-10-03")
SECOND_DECISION: Final = document("9007", "QĐ-TTg", "Thủ tướng Chính phủ", "2022-10-14")
LIQUIDATION: Final = document("9008", "BBTL-CTĐP", CUC, "2023-01-19")


def number_of(ref: dict[str, Any]) -> str:
    """`9005/CTĐP-QLKC`, as people quote it."""
    return f"{ref['number']}/{ref['symbol']}"


def is_same(recorded: dict[str, Any] | None, wanted: dict[str, Any]) -> bool:
    """Whether a record cites this very document: issuer, symbol, number and day."""
    return recorded is not None and all(
        recorded[name] == wanted[name] for name in ("number", "symbol", "issuer", "issued_on")
    )

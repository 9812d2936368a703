"""What the Agency's plans of the first two quarters of 2022 say, after its own news, in our words."""

from typing import NamedTuple


class Work(NamedTuple):
    """A piece of work: its heading, what is done, whose it is, and what came of it (none: still under way)."""

    heading: str
    text: str
    unit: str = "CUC"
    product: str | None = None
    about: str = ""
    """Which records of the story stand behind it: the name of a list in `work_plans`."""


PROMOTION, CLUSTERS, RECOMMENDATIONS, BUDGET, OTHER = (
    "industrial_promotion", "clusters", "recommendations", "budget", "other",
)  # fmt: skip

FIRST_QUARTER = (
    Work(
        RECOMMENDATIONS, "Chuẩn bị tài liệu và cùng lãnh đạo làm việc với 11 tỉnh, thành phố",
        product="Tài liệu của 11 phiên làm việc", about="sessions",
    ),
    Work(
        RECOMMENDATIONS, "Đầu mối tổng hợp và trả lời kiến nghị của địa phương",
        product="Văn bản trả lời 9204/BCT-CTĐP", about="recommendations",
    ),
    Work(
        PROMOTION, "Hoàn thành thanh lý hợp đồng khuyến công quốc gia năm 2021", "QLKC",
        product="Biên bản thanh lý 9406/BBTL-CTĐP", about="finished",
    ),
    Work(PROMOTION, "Rà soát tổ chức, chức năng của các trung tâm khuyến công tỉnh, đề xuất kiện toàn", "QLKC"),
    Work(PROMOTION, "Tổng hợp chính sách khuyến công của các tỉnh", "QLKC"),
    Work(
        CLUSTERS, "Thẩm định, cho ý kiến về đề nghị quy hoạch, phương án phát triển cụm công nghiệp", "QLCCN",
        product="Ý kiến 9303 và 9304/BCT-CTĐP", about="opinions",
    ),
    Work(
        CLUSTERS, "Xây dựng kế hoạch chi tiết phát triển cụm công nghiệp năm 2022", "QLCCN",
        product="Kế hoạch trình lãnh đạo Cục",
    ),
    Work(BUDGET, "Theo dõi thẩm định và thống nhất phân bổ dự toán khuyến công quốc gia năm 2022", about="plan"),
    Work(
        OTHER, "Chuẩn bị hội nghị ngành, hội nghị khuyến công và hội chợ công nghiệp nông thôn ở ba khu vực"
    ),
)  # fmt: skip

SECOND_QUARTER = (
    Work(RECOMMENDATIONS, "Tiếp tục tổng hợp, trả lời kiến nghị của địa phương", about="recommendations"),
    Work(PROMOTION, "Hướng dẫn địa phương hoàn thiện hồ sơ đề án theo quyết định phê duyệt", "QLKC", about="dossiers"),
    Work(PROMOTION, "Kiểm tra, giám sát, đánh giá các đề án của năm 2021 và 2022", "QLKC", about="dossiers"),
    Work(PROMOTION, "Cùng địa phương tổ chức hội nghị khuyến công và hội chợ khu vực năm 2022", "QLKC"),
    Work(PROMOTION, "Khảo sát tại địa phương, xây dựng kế hoạch khuyến công năm 2023", "TTKC1"),
    Work(
        CLUSTERS, "Theo dõi hồ sơ, đề xuất chủ trương Chương trình hạ tầng cụm công nghiệp giai đoạn 2021–2025", "QLCCN"
    ),
    Work(CLUSTERS, "Quản lý các đề án khuyến công quốc gia hỗ trợ cụm công nghiệp năm 2022", "QLCCN"),
    Work(CLUSTERS, "Khảo sát công tác quản lý cụm công nghiệp tại một số tỉnh", "QLCCN", about="clusters"),
    Work(CLUSTERS, "Thực hiện kế hoạch phát triển cụm công nghiệp năm 2022", "QLCCN"),
    Work(
        BUDGET, "Theo dõi Bộ Tài chính thẩm định, trình Thủ tướng giao bổ sung; thống nhất phân bổ năm 2022",
        about="plan",
    ),
    Work(OTHER, "Theo dõi tình hình sản xuất công nghiệp"),
    Work(OTHER, "Đầu mối Chương trình mục tiêu quốc gia xây dựng nông thôn mới"),
    Work(OTHER, "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp khu vực năm 2022"),
    Work(OTHER, "Phối hợp chương trình hỗ trợ kinh tế tập thể, hợp tác xã năm 2022"),
)  # fmt: skip

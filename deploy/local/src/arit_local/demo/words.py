"""How the demo speaks: Vietnamese or English, money as an official writes it, days, states, marks of evidence. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Both(NamedTuple):
    """A text in both languages; `{names}` are filled in when it is told."""

    vi: str
    en: str

    def told(self, language: Language, /, **values: object) -> str:
        """It in one language, each value put into words."""
        return self.of(language).format(**{name: in_words(value, language) for name, value in values.items()})

    def of(self, language: Language) -> str:
        """As it stands in one language."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Where a real figure is documented."""

    number: int
    what: Both


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in đồng; without a source it is illustrative."""

    amount: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Any other figure, a document's number or a day; without a source it is illustrative."""

    value: object
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state as the API names it, of a kind of record."""

    name: str
    kind: str = ""


SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
REAL, ILLUSTRATIVE = "●", "○"


def mark(source: Source | None) -> str:
    """`●²` for a documented figure with its source, `○` for an illustrative one."""
    return REAL + str(source.number).translate(SUPERSCRIPT) if source else ILLUSTRATIVE


def in_words(value: object, language: Language) -> str:
    """Any value of the story as it is read."""
    match value:
        case Money(amount, source):
            return money(amount, language) + mark(source)
        case Figure(inner, source):
            return in_words(inner, language) + mark(source)
        case State(name, kind):
            label = STATES.get(f"{kind}.{name}") or STATES.get(name)
            told = label.of(language) if label else name
            return told if told == name else f"{told} ({name})"
        case Both():
            return value.of(language)
        case date():
            return f"{value:%d/%m/%Y}" if language == "vi" else f"{value.day} {value:%B %Y}"
        case list() | tuple():
            return ", ".join(in_words(one, language) for one in value)
        case _:
            return str(value)


def money(amount: int, language: Language) -> str:
    """`300 triệu đồng`, `28,1 tỷ đồng`; digit by digit where that would hide something."""
    for size, vi, en in ((10**9, "tỷ", "billion"), (10**6, "triệu", "million")):
        if abs(amount) >= size and amount * 1000 % size == 0:
            number = f"{Decimal(amount) / size:,f}"
            return f"{_separated(number, language)} {vi if language == 'vi' else en} đồng"
    return f"{_separated(f'{amount:,}', language)} đồng"


def _separated(number: str, language: Language) -> str:
    return number.translate(str.maketrans(",.", ".,")) if language == "vi" else number


STATES: Mapping[str, Both] = {
    "drafted": Both("đang lập", "drafted"),
    "sent": Both("đã gửi Cục", "sent to the Agency"),
    "received": Both("Cục đã tiếp nhận", "received by the Agency"),
    "registered": Both("đã đăng ký", "registered"),
    "listed": Both("đã vào danh mục gửi Cục", "on the list sent to the Agency"),
    "selected": Both("được lựa chọn", "selected"),
    "dossier_in": Both("đã nộp hồ sơ", "dossier in"),
    "supplement_required": Both("phải bổ sung", "supplement required"),
    "base_appraised": Both("đạt thẩm định cấp cơ sở", "passed at the base"),
    "forwarded": Both("đã chuyển Cục", "forwarded to the Agency"),
    "ministry_appraised": Both("đạt thẩm định cấp Bộ", "passed at the ministry"),
    "approved": Both("đã duyệt", "approved"),
    "decided": Both("đã phê duyệt", "decided"),
    "plan_approved": Both("đã được phê duyệt kế hoạch", "approved in the plan"),
    "in_agreement": Both("đã ký hợp đồng", "under agreement"),
    "re_registered": Both("đã đăng ký lại năm sau", "re-registered for a later year"),
    "open": Both("đang mở", "open"),
    "assigned": Both("đã giao dự toán", "assigned"),
    "agreed": Both("đã thống nhất phân bổ", "agreed"),
    "issued": Both("đã ban hành", "issued"),
    "signed": Both("đã ký", "signed"),
    "held": Both("đã giữ tiền", "money held"),
    "confirmed": Both("đã xác nhận", "confirmed"),
    "filed": Both("đã gửi đề nghị", "filed"),
    "paid": Both("đã chi", "paid"),
    "implementing": Both("đang thực hiện", "implementing"),
    "accepted": Both("đã nghiệm thu", "accepted"),
    "settlement_filed": Both("đã nộp hồ sơ quyết toán", "settlement filed"),
    "liquidated": Both("đã thanh lý", "liquidated"),
    "settled": Both("đã tất toán", "settled"),
    "done": Both("đã xong", "done"),
    "closed": Both("đã kết thúc", "closed"),
    # clusters
    "planned": Both("có trong quy hoạch", "planned"),
    "checking": Both("đang kiểm tra hồ sơ", "papers being checked"),
    "appraising": Both("đang thẩm định", "under appraisal"),
    "appraised": Both("đã thẩm định", "appraised"),
    "opinion_issued": Both("đã có ý kiến", "opinion issued"),
    "cluster_proposal.sent": Both("đã gửi Bộ", "sent to the Ministry"),
    "cluster_proposal.decided": Both("tỉnh đã quyết định", "decided by the province"),
    # recommendations
    "letter.registered": Both("đã tách thành kiến nghị", "split into recommendations"),
    "answered": Both("đã trả lời", "answered"),
    "recommendation.registered": Both("đã ghi nhận", "registered"),
    "classified": Both("đã phân loại", "classified"),
    "recommendation.assigned": Both("đã giao xử lý", "being worked on"),
    "following_up": Both("đang thực hiện lời hứa", "being followed up"),
    "transferred": Both("đã chuyển cơ quan khác", "sent on to another body"),
    "merged": Both("đã gộp", "merged"),
    "tasking.assigned": Both("đã giao việc", "tasked"),
    "working_session.planned": Both("dự kiến", "planned"),
    "working_session.held": Both("đã làm việc", "held"),
    "concluded": Both("đã có kết luận", "concluded"),
}

ACCOUNTS: Mapping[str, Both] = {
    "source": Both("nguồn", "source"),
    "assigned": Both("đã giao", "assigned"),
    "unallocated": Both("chưa phân bổ", "unallocated"),
    "allocated": Both("đã phân bổ", "allocated"),
    "committed": Both("đã cam kết", "committed"),
    "advanced": Both("đã tạm ứng", "advanced"),
    "paid": Both("đã chi", "paid"),
    "receivable": Both("phải thu hồi", "receivable"),
}

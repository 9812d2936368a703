"""The list of a registration as a workbook (Mẫu số 2, danh mục đề án đăng ký): its columns, and what it becomes.

A row is one content of a project, or one beneficiary more; the project's number ties its rows together.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from pydantic import ValidationError

from arit_contracts.dossiers import RegistrationCheck, RegistrationCreate, RegistrationImport, RegistrationLine
from arit_contracts.problem import FieldProblem
from arit_kit.db.resource import record_key
from arit_kit.office import cells
from arit_kit.office.filled import Filled, Progress, fill
from arit_kit.office.forms import Column, Form
from arit_kit.office.numbers import Unreadable
from arit_kit.office.reading import Cell
from arit_kit.office.template import returned, template
from arit_kit.time.today import today
from arit_kit.web.messages import fault_of
from arit_kit.web.problems import Fault, Language, Problem
from arit_reference import content_codes
from dossiers.dossier.printing import KIND_NAMES
from dossiers.registration.rules import due_on

KINDS = {label: kind for kind, label in KIND_NAMES.items()}
FORMS = {
    "Doanh nghiệp": "enterprise", "Hợp tác xã": "cooperative", "Liên hiệp hợp tác xã": "cooperative_union",
    "Tổ hợp tác": "cooperative_group", "Hộ kinh doanh": "household", "Nghệ nhân": "artisan",
    "Đơn vị dịch vụ khuyến công": "service_provider", "Chủ đầu tư hạ tầng CCN": "cluster_investor",
}  # fmt: skip
TRADES = {
    "Chế biến nông, lâm, thủy sản, thực phẩm": "farm_processing",
    "Hàng tiêu dùng, xuất khẩu, thay thế nhập khẩu": "consumer_goods",
    "Hóa chất phục vụ nông nghiệp, vật liệu xây dựng": "chemicals_and_materials",
    "Cơ khí, điện, điện tử, công nghiệp hỗ trợ": "mechanics_and_electronics",
    "Hàng tiểu thủ công nghiệp": "handicraft",
    "Khai thác, chế biến khoáng sản": "mining",
    "Sản xuất sạch hơn, xử lý ô nhiễm": "cleaner_production",
    "Công nghiệp công nghệ cao": "high_technology",
    "Công nghiệp sạch": "clean_industry",
    "Tiết kiệm năng lượng": "energy_saving",
    "Công nghiệp môi trường": "environmental_industry",
    "Năng lượng thân thiện môi trường": "friendly_energy",
}
UNITS = {"Xã": "commune", "Thị trấn": "township", "Phường": "ward", "Đặc khu": "special_zone"}
CITY_CLASSES = {"Loại đặc biệt": "special", "Loại 1": "1", "Loại 2": "2", "Loại 3": "3"}
AREAS = {"Khó khăn": "difficult", "Đặc biệt khó khăn": "especially_difficult"}
YES_NO = {"có": "có", "không": "không"}
HEADING = "Danh mục đề án, nhiệm vụ khuyến công quốc gia đăng ký kế hoạch năm {year} (Mẫu số 2)"
MOST_TOLD = 200
_REFERENCE = re.compile(r"KC-[0-9]{4}-[0-9]{6,12}")
_LONGEST_KEY = 50


@lru_cache(maxsize=64)
def form_on(day: date) -> Form:
    """The form with the contents that hold on that day in its drop-down."""
    contents = {f"{content.code} – {content.name_vi}": content.code for content in content_codes.on(day)}
    return Form(
        name="dossiers.registration",
        title="Danh mục đề án, nhiệm vụ đăng ký",
        sheet="Danh mục",
        record=RegistrationLine,
        guide=(
            "Một đề án có nhiều nội dung hoặc nhiều đơn vị thụ hưởng: thêm hàng ngay bên dưới, cùng số thứ tự; các cột"
            " chung của đề án chỉ điền ở hàng đầu.",
        ),
        columns=(
            Column("title", "Tên đề án, nhiệm vụ", width=44, help="Tên đầy đủ, 3–500 ký tự."),
            Column("kind", "Loại", cells.one_of(KINDS), choices=KINDS, help="Để trống nếu là đề án thường."),
            Column("implementer", "Đơn vị thực hiện", width=32, help="Tổ chức lập và thực hiện đề án."),
            Column("implementer_unit", "Mã đơn vị thực hiện", help="Mã trong hệ thống, ví dụ TTKC-VN63-86; nếu có."),
            Column(
                "contents.content", "Nội dung hỗ trợ", _content(contents), choices=contents, width=44,
                help="Chọn trong danh sách, hoặc ghi mã (C04). Nội dung thứ hai của cùng đề án: thêm một hàng.",
            ),
            Column("contents.description", "Mô tả nội dung", width=32, help="Quy mô, thiết bị; nếu cần."),
            Column(
                "contents.total_cost", "Tổng kinh phí", cells.amount, unit="đồng",
                help="Toàn bộ kinh phí của nội dung: 800.000.000 hoặc 800 triệu.",
            ),
            Column(
                "contents.requested", "Kinh phí khuyến công quốc gia đề nghị", cells.amount, unit="đồng",
                help="Phần đề nghị hỗ trợ từ kinh phí khuyến công quốc gia.",
            ),
            Column("beneficiaries.name", "Đơn vị thụ hưởng", width=32, help="Cơ sở công nghiệp nông thôn thụ hưởng."),
            Column(
                "beneficiaries.tax_code", "Mã số thuế", cells.digits(10),
                help="10 chữ số, hoặc 10 chữ số và 3 chữ số của chi nhánh (1500123456-001).",
            ),
            Column("beneficiaries.commune", "Xã, phường", width=24, help="Tên của ngày đăng ký."),
            Column(
                "beneficiaries.is_implementer", "Thụ hưởng tự thực hiện", cells.yes_no,
                choices=YES_NO, help="có hoặc không; để trống là không.",
            ),
            Column("plan_years", "Các năm thực hiện", cells.years, help="Chỉ của đề án điểm: 2022, 2023."),
            Column(
                "re_registers", "Đăng ký lại hồ sơ", _cited,
                help="Mã hồ sơ của năm trước mà dòng này thay thế, ví dụ KC-2021-000123.",
            ),
            *ELIGIBILITY,
        ),
    )  # fmt: skip


def _areas(cell: Cell) -> list[str]:
    """The one of these areas that it is in."""
    return [cells.one_of(AREAS)(cell)]


def _machines(cell: Cell) -> list[dict[str, str]]:
    """Machines of one beneficiary, a line or a semicolon each: name | maker | serial number."""
    machines = []
    for said in filter(None, (one.strip() for one in re.split(r"[;\n]", cells.text(cell)))):
        parts = [part.strip() for part in said.split("|")]
        if len(parts) != 3 or not parts[0] or not parts[2]:
            vi = f"«{said[:80]}»: viết tên máy | hãng sản xuất | số máy; chưa rõ hãng thì để trống giữa hai dấu |."
            en = f"{said[:80]!r}: write name | maker | serial number; the maker may be left empty."
            raise Unreadable("not-a-machine", vi=vi, en=en)
        name, maker, serial = parts
        machines.append({"name": name, "serial": serial} | ({"maker": maker} if maker else {}))
    return machines


ELIGIBILITY = (
    Column("beneficiaries.legal_form", "Loại hình", cells.one_of(FORMS), choices=FORMS, added=True,
           help="Loại hình của đơn vị thụ hưởng; các cột từ đây để trống nếu chưa rõ, Cục sẽ hỏi lại."),
    Column("beneficiaries.small_or_medium", "Doanh nghiệp nhỏ và vừa", cells.yes_no, choices=YES_NO, added=True,
           help="Chỉ của doanh nghiệp: có hoặc không."),
    Column("beneficiaries.trade", "Ngành nghề", cells.one_of(TRADES), choices=TRADES, added=True, width=32,
           help="Ngành nghề được hưởng chính sách khuyến công."),
    Column("beneficiaries.place.kind", "Đơn vị hành chính", cells.one_of(UNITS), choices=UNITS, added=True,
           help="Xã, thị trấn, phường hay đặc khu, vào ngày đăng ký."),
    Column("beneficiaries.place.city_class", "Loại đô thị", cells.one_of(CITY_CLASSES), choices=CITY_CLASSES,
           added=True, help="Chỉ của phường: loại của thành phố; để trống nếu là phường của thị xã."),
    Column("beneficiaries.place.converted_on", "Chuyển từ xã ngày", cells.day, added=True,
           help="Chỉ của phường chuyển từ xã lên: ngày chuyển."),
    Column("beneficiaries.place.priority_areas", "Địa bàn khó khăn", _areas, choices=AREAS, added=True,
           help="Để trống nếu không thuộc địa bàn khó khăn, đặc biệt khó khăn."),
    Column("beneficiaries.machines", "Máy được hỗ trợ", _machines, added=True, width=44,
           help="tên máy | hãng sản xuất | số máy; nhiều máy thì xuống dòng hoặc dùng dấu chấm phẩy."),
    Column("beneficiaries.place.craft_village", "Làng nghề", cells.yes_no, choices=YES_NO, added=True,
           help="có nếu ở làng nghề được Ủy ban nhân dân tỉnh công nhận; để trống là không."),
)  # fmt: skip
"""What Sở declares of a beneficiary, so that it can be judged; templates of before are taken without."""


def _content(choices: Mapping[str, str]) -> cells.Reader:
    """A content by its label or code; what only looks like a code goes on to the rule, which names what is meant."""
    by_label = cells.one_of(choices)

    def read(cell: Cell) -> str:
        try:
            return by_label(cell)  # type: ignore[no-any-return]
        except Unreadable:
            if len(said := cells.text(cell)) <= len("C04a"):
                return said
            raise

    return read


def _cited(cell: Cell) -> str:
    """An earlier dossier, by its reference or its id."""
    said = cells.text(cell)[:_LONGEST_KEY].upper()
    if _REFERENCE.fullmatch(said) or record_key(said)[1] == "id":
        return said
    vi, en = f"«{cell.short}» không phải mã hồ sơ như KC-2021-000123.", f"{cell.short!r} is no reference of a dossier."
    raise Unreadable("not-a-reference", vi=vi, en=en)


def read(asked: RegistrationImport, content: bytes, progress: Progress) -> Filled:
    """What a workbook says. Raises Problem: 422 `workbook-unusable`, `workbook-outdated`, 413 `too-large`."""
    return fill(form_on(asked.effective_on or today()), content, str(asked.plan_year), progress)


def empty(plan_year: int) -> bytes:
    """The workbook to fill in for a plan year."""
    return template(form_on(today()), str(plan_year), HEADING.format(year=plan_year))


def with_errors(filled: Filled, plan_year: int) -> bytes:
    """The workbook as it came, with what is to be corrected in a last column."""
    return b"".join(returned(filled, str(plan_year), HEADING.format(year=plan_year)))


def references(filled: Filled) -> list[str]:
    """How lines cite the dossiers of earlier years whose place they take."""
    return [line["re_registers"] for line in filled.lines if "re_registers" in line]


def body_of(filled: Filled, asked: RegistrationImport, ids: Mapping[str, UUID]) -> RegistrationCreate | None:
    """The registration's body as its contract has it; None where the sheet has faults, which `filled` then tells.

    `ids`: the dossiers by the references that lines cite.
    """
    lines = [dict(line) for line in filled.lines]
    for place, line in enumerate(lines):
        cited = line.get("re_registers")
        if cited is not None and record_key(cited)[1] == "reference":
            line["re_registers"] = ids.get(cited)
            if cited not in ids:
                vi, en = f"Không tìm thấy hồ sơ {cited}.", f"No dossier {cited}."
                filled.add_all([Fault(f"/lines/{place}/re_registers", "not-found", vi, en)])
    try:
        body = RegistrationCreate.model_validate({**asked.model_dump(exclude_none=True), "lines": lines})
    except ValidationError as wrong:
        filled.add_all(fault_of({**error, "loc": ("body", *error["loc"])}) for error in wrong.errors())
        return None
    return None if filled.faults else body


def faulty(filled: Filled) -> Problem:
    """The refusal of a workbook by its cells, the first two hundred of them."""
    count = len(filled.faults)
    vi, en = f"{count} ô cần sửa; không dòng nào được ghi.", f"{count} cells need correction; no line was recorded."
    return Problem("workbook-faulty", vi=vi, en=en, faults=filled.faults[:MOST_TOLD])


def remark(filled: Filled, titles: Sequence[str], standing: Mapping[str, str]) -> None:
    """Tell the lines whose title a project of the year bears already: sent twice, most likely; `standing`: which."""
    for place, title in enumerate(titles):
        if title in standing:
            vi = f"Đã có {standing[title]} cùng tên trong kế hoạch năm này: kiểm tra có trùng không."
            en = f"{standing[title]} of the same year bears this title already: check that it is not sent twice."
            filled.remarks.append(Fault(filled.place(f"/lines/{place}/title"), "stands-already", vi, en))


def check_of(filled: Filled, asked: RegistrationImport, language: Language) -> RegistrationCheck:
    """What a workbook would register, and its faults in the caller's language."""
    on, faults = asked.effective_on or today(), filled.faults
    due = due_on(asked.plan_year, on)
    contents = [one for line in filled.lines for one in line.get("contents", ())]
    sums = {name: [one.get(name) for one in contents] for name in ("total_cost", "requested")}
    total_cost, requested = (None if None in each else sum(each) for each in sums.values())
    return RegistrationCheck(
        acceptable=not faults,
        rows=len(filled.rows),
        projects=len(filled.lines),
        total_cost=total_cost,
        requested=requested,
        due_on=due,
        late=on > due,
        faulty=len(faults),
        errors=_told(faults, language),
        remarks=_told(filled.remarks, language),
    )


def _told(faults: Sequence[Fault], language: Language) -> list[FieldProblem]:
    return [
        FieldProblem(pointer=fault.pointer, code=fault.code, detail=fault.vi if language == "vi" else fault.en)
        for fault in faults[:MOST_TOLD]
    ]

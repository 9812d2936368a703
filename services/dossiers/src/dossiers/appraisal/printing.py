"""The record of an appraisal as a paper (biên bản thẩm định): who, what, each content with its ceiling, the verdict."""

from arit_kit.papers.letterheads import of_agency
from arit_kit.papers.paper import Dotted, Heading, Line, Paper, Part, Signature, Table, TableColumn, Text, named
from arit_kit.papers.wording import day_of, in_figures, money, number_of
from arit_kit.web.papers import Reader, Record
from dossiers.dossier.printing import content_name, letterhead, particulars
from dossiers.dossier.queries import DOSSIERS

LEVELS = {"base": "cấp cơ sở", "ministry": "cấp Bộ"}
VERDICTS = {"passed": "Đạt", "failed": "Không đạt"}
SIGNING = {
    "council": ("Thư ký Hội đồng", "Chủ tịch Hội đồng"),
    "staff": ("Người thẩm định", "Thủ trưởng đơn vị"),
}
"""Who signs, by the method of appraisal."""

_COLUMNS = (
    TableColumn("TT", 10, "center"),
    TableColumn("Nội dung hỗ trợ", 36),
    TableColumn("Chi phí được tính (đồng)", 25, "right"),
    TableColumn("Đề nghị hỗ trợ (đồng)", 25, "right"),
    TableColumn("Mức hỗ trợ tối đa (đồng)", 25, "right"),
    TableColumn("Căn cứ", 27),
)
_PROVISIONAL = "Mức hỗ trợ tối đa tính theo quy định của ngày thẩm định, được xác định lại khi phê duyệt kế hoạch."
_UNREAD = "(*) Mức này chưa được đối chiếu với văn bản gốc."


async def paper(reader: Reader, appraisal: Record) -> Paper:
    """The paper of an appraisal and of the dossier that it judges."""
    return of(appraisal, await reader.record(DOSSIERS, appraisal["dossier_id"]))


def of(appraisal: Record, dossier: Record) -> Paper:
    """The paper: a draft until the appraisal is approved."""
    final, document = appraisal["state"] == "approved", appraisal["document"]
    effective_on = day_of(appraisal["effective_on"])
    assert effective_on is not None
    level = LEVELS[appraisal["level"]]
    writer, leader = SIGNING[appraisal["method"]]
    return Paper(
        file_name=f"Biên bản thẩm định {appraisal['reference']}.docx",
        letterhead=of_agency(effective_on)
        if appraisal["level"] == "ministry"
        else letterhead(appraisal["province"], effective_on),
        number=number_of(document, "BB"),
        dated=day_of(document["issued_on"]) if document else effective_on if final else None,
        title="Biên bản",
        summary=f"Thẩm định {level} đề án khuyến công quốc gia năm {dossier['plan_year']}",
        parts=(
            Heading("I. Thành phần tham gia"),
            *_participants(appraisal["method"]),
            Heading("II. Thông tin đề án"),
            *particulars(dossier),
            Heading("III. Kết quả thẩm định"),
            *_judged(appraisal),
            Heading("IV. Ý kiến thẩm định"),
            Text(appraisal["opinion"]) if appraisal["opinion"] else Dotted(4),
            Heading("V. Kết luận"),
            named(f"Kết quả thẩm định {level}", VERDICTS[appraisal["verdict"]]),
            named("Tổng kinh phí khuyến công quốc gia đề nghị hỗ trợ", money(appraisal["proposed_total"])),
        ),
        signatures=(Signature(writer), Signature(leader, document["signer"] if document else None)),
        draft=not final,
    )


def _participants(method: str) -> tuple[Part, ...]:
    """Who took part is not recorded: lines to fill in."""
    led, wrote = ("Chủ tịch Hội đồng", "Thư ký") if method == "council" else ("Chủ trì", "Người thẩm định")
    people = (led, wrote, "Thành viên", "Thành viên")
    how = "Hội đồng thẩm định" if method == "council" else "Bộ phận chuyên môn"
    lines = [Line(((f"{n}. {who}, ông (bà)", None), ("chức vụ", None))) for n, who in enumerate(people, start=1)]
    return named("Hình thức thẩm định", how), *lines


def _judged(appraisal: Record) -> tuple[Part, ...]:
    rows, notes = [], []
    for place, line in enumerate(appraisal["lines"], start=1):
        ceiling = "chưa xác định" if line["ceiling"] is None else in_figures(line["ceiling"])
        if line["ceiling"] is not None and line["status"] != "verified":
            ceiling += " (*)"
        amounts = [in_figures(line["eligible_cost"]), in_figures(line["proposed"]), ceiling]
        rows.append([str(place), content_name(line["content"]), *amounts, line["basis"]])
    if any(line["provisional"] for line in appraisal["lines"]):
        notes.append(_PROVISIONAL)
    if any(row[4].endswith("(*)") for row in rows):
        notes.append(_UNREAD)
    cost = sum(line["eligible_cost"] for line in appraisal["lines"])
    total = ["", "Tổng cộng", in_figures(cost), in_figures(appraisal["proposed_total"]), "", ""]
    return Table(_COLUMNS, rows, total), *(Text(note, italic=True) for note in notes)

"""The record of an appraisal as a paper (biên bản thẩm định): who, what, each content with its ceiling, the verdict.

It says what was judged, so it reads the same after a condition was met.
"""

from datetime import date
from uuid import UUID

from arit_kit.papers.letterheads import of_agency
from arit_kit.papers.paper import Dotted, Heading, Line, Paper, Part, Signature, Table, TableColumn, Text, named
from arit_kit.papers.wording import cited, day_of, decimal, in_figures, money, number_of
from arit_kit.web.papers import Reader, Record
from dossiers.appraisal.queries import APPROVED_ON
from dossiers.dossier.printing import UNREAD, UNREAD_MARK, content_name, letterhead, particulars
from dossiers.dossier.queries import DOSSIERS

LEVELS = {"base": "cấp cơ sở", "ministry": "cấp Bộ"}
VERDICTS = {"passed": "Đạt", "failed": "Không đạt"}
SIGNING = {
    "council": ("Thư ký Hội đồng", "Chủ tịch Hội đồng"),
    "staff": ("Người thẩm định", "Thủ trưởng đơn vị"),
}
"""Who signs, by the method of appraisal."""
ROLES = {"chair": "Chủ tịch", "secretary": "Thư ký", "member": "Ủy viên"}

_COLUMNS = (
    TableColumn("TT", 10, "center"),
    TableColumn("Nội dung hỗ trợ", 36),
    TableColumn("Chi phí được tính (đồng)", 25, "right"),
    TableColumn("Đề nghị hỗ trợ (đồng)", 25, "right"),
    TableColumn("Mức hỗ trợ tối đa (đồng)", 25, "right"),
    TableColumn("Căn cứ", 27),
)
_MEMBERS = (
    TableColumn("TT", 10, "center"),
    TableColumn("Họ và tên", 45),
    TableColumn("Đơn vị", 47),
    TableColumn("Chức danh", 24, "center"),
    TableColumn("Đánh giá", 26, "center"),
)
_SCORES = (
    TableColumn("TT", 10, "center"),
    TableColumn("Tiêu chí", 92),
    TableColumn("Điểm tối đa", 25, "right"),
    TableColumn("Điểm chấm", 25, "right"),
)
_OPINIONS = (TableColumn("TT", 10, "center"), TableColumn("Người, đơn vị cho ý kiến", 42), TableColumn("Ý kiến", 100))
_CONDITIONS = (TableColumn("TT", 10, "center"), TableColumn("Điều kiện phải đáp ứng trước khi ký hợp đồng", 142))
_PROVISIONAL = "Mức hỗ trợ tối đa tính theo quy định của ngày thẩm định, được xác định lại khi phê duyệt kế hoạch."


async def paper(reader: Reader, appraisal: Record) -> Paper:
    """The paper of an appraisal and of the dossier that it judges."""
    dossier = await reader.record(DOSSIERS, appraisal["dossier_id"])
    return of(appraisal, dossier, await APPROVED_ON.value(reader.connection, appraisal_id=UUID(appraisal["id"])))


def of(appraisal: Record, dossier: Record, approved_on: date | None) -> Paper:
    """The paper: a draft until the appraisal is approved."""
    final, document = appraisal["state"] == "approved", appraisal["document"]
    dated = day_of(document["issued_on"]) if document else approved_on
    day = dated or day_of(appraisal["effective_on"])
    assert day is not None
    level = LEVELS[appraisal["level"]]
    writer, leader = SIGNING[appraisal["method"]]
    secretary, chair = (_seated(appraisal["council"], role) for role in ("secretary", "chair"))
    return Paper(
        file_name=f"Biên bản thẩm định {appraisal['reference']}.docx",
        letterhead=of_agency(day) if appraisal["level"] == "ministry" else letterhead(appraisal["province"], day),
        number=number_of(document, "BB"),
        dated=dated,
        title="Biên bản",
        summary=f"Thẩm định {level} đề án khuyến công quốc gia năm {dossier['plan_year']}",
        parts=(
            Heading("I. Thành phần tham gia"),
            *_participants(appraisal["method"], appraisal["council"]),
            Heading("II. Thông tin đề án"),
            *particulars(dossier),
            Heading("III. Kết quả thẩm định"),
            *_judged(appraisal),
            *_scored(appraisal),
            Heading("IV. Ý kiến thẩm định"),
            *_opinions(appraisal),
            Heading("V. Kết luận"),
            named(f"Kết quả thẩm định {level}", VERDICTS[appraisal["verdict"]]),
            named("Tổng kinh phí khuyến công quốc gia đề nghị hỗ trợ", money(appraisal["proposed_total"])),
            *_conditions(appraisal["conditions"] or []),
        ),
        signatures=(Signature(writer, secretary), Signature(leader, (document and document["signer"]) or chair)),
        draft=not final,
    )


def _participants(method: str, council: Record | None) -> tuple[Part, ...]:
    """The council as it is recorded; where nobody is, lines to fill in."""
    led, wrote = ("Chủ tịch Hội đồng", "Thư ký") if method == "council" else ("Chủ trì", "Người thẩm định")
    how = named("Hình thức thẩm định", "Hội đồng thẩm định" if method == "council" else "Bộ phận chuyên môn")
    if council is None:
        people = (led, wrote, "Thành viên", "Thành viên")
        lines = [Line(((f"{n}. {who}, ông (bà)", None), ("chức vụ", None))) for n, who in enumerate(people, start=1)]
        return how, *lines
    formed = council["decision"]
    rows = [
        [str(place), one["name"], one["organisation"] or "", ROLES[one["role"]], VERDICTS.get(one["verdict"], "")]
        for place, one in enumerate(council["members"], start=1)
    ]
    return how, named("Thành lập theo Văn bản", cited(formed) if formed else None), Table(_MEMBERS, rows)


def _seated(council: Record | None, role: str) -> str | None:
    """Who alone has that role in the council."""
    names = [one["name"] for one in council["members"] if one["role"] == role] if council else []
    return names[0] if len(names) == 1 else None


def _judged(appraisal: Record) -> tuple[Part, ...]:
    rows, notes = [], []
    for place, line in enumerate(appraisal["lines"], start=1):
        ceiling = "chưa xác định" if line["ceiling"] is None else in_figures(line["ceiling"])
        if line["ceiling"] is not None and line["status"] != "verified":
            ceiling += UNREAD_MARK
        amounts = [in_figures(line["eligible_cost"]), in_figures(line["proposed"]), ceiling]
        rows.append([str(place), content_name(line["content"]), *amounts, line["basis"]])
    if any(line["provisional"] for line in appraisal["lines"]):
        notes.append(_PROVISIONAL)
    if any(row[4].endswith(UNREAD_MARK) for row in rows):
        notes.append(UNREAD)
    cost = sum(line["eligible_cost"] for line in appraisal["lines"])
    total = ["", "Tổng cộng", in_figures(cost), in_figures(appraisal["proposed_total"]), "", ""]
    return Table(_COLUMNS, rows, total), *(Text(note, italic=True) for note in notes)


def _scored(appraisal: Record) -> tuple[Part, ...]:
    if not appraisal["scores"]:
        return ()
    rows = [
        [str(place), one["criterion"], decimal(one["most"]), decimal(one["points"])]
        for place, one in enumerate(appraisal["scores"], start=1)
    ]
    total = ["", "Tổng điểm", decimal(appraisal["score_most"]), decimal(appraisal["score_total"])]
    return Text("Kết quả chấm điểm:"), Table(_SCORES, rows, total)


def _opinions(appraisal: Record) -> tuple[Part, ...]:
    """What was said, of the council's members first; lines to write upon where nobody said anything."""
    members = appraisal["council"]["members"] if appraisal["council"] else []
    said = [(one["name"], one["opinion"]) for one in members if one["opinion"]]
    said += [(one["by"], one["text"]) for one in appraisal["opinions"] or []]
    parts: list[Part] = [Text(appraisal["opinion"])] if appraisal["opinion"] else []
    if said:
        parts.append(Table(_OPINIONS, [[str(place), *one] for place, one in enumerate(said, start=1)]))
    return tuple(parts) or (Dotted(4),)


def _conditions(conditions: list[Record]) -> tuple[Part, ...]:
    rows = [[str(place), one["text"]] for place, one in enumerate(conditions, start=1)]
    return (Table(_CONDITIONS, rows),) if rows else ()

"""The record of an acceptance as a paper (biên bản nghiệm thu cơ sở, Mẫu 5a, 5b, 5c): parties, money, work."""

from arit_kit.papers.paper import Dotted, Heading, Line, Paper, Part, Signature, Table, TableColumn, Text, named
from arit_kit.papers.wording import day_of, in_figures, long_day, money, number_of
from arit_kit.web.papers import Reader, Record
from dossiers.agreement.queries import AGREEMENTS
from dossiers.dossier.printing import UNREAD, UNREAD_MARK, content_name, letterhead, particulars
from dossiers.dossier.queries import DOSSIERS

_COLUMNS = (TableColumn("TT", 10, "center"), TableColumn("Chỉ tiêu", 100), TableColumn("Số tiền (đồng)", 40, "right"))
_CONTENTS = (
    TableColumn("TT", 10, "center"),
    TableColumn("Nội dung hỗ trợ", 38),
    TableColumn("Chi phí thực tế được tính (đồng)", 26, "right"),
    TableColumn("Mức hỗ trợ tối đa (đồng)", 26, "right"),
    TableColumn("Được nghiệm thu (đồng)", 26, "right"),
    TableColumn("Căn cứ", 26),
)


async def paper(reader: Reader, acceptance: Record) -> Paper:
    """The paper of an acceptance, of its dossier and of the agreement that it was carried out under."""
    dossier = await reader.record(DOSSIERS, acceptance["dossier_id"])
    return of(acceptance, dossier, await reader.record(AGREEMENTS, acceptance["agreement_id"]))


def of(acceptance: Record, dossier: Record, agreement: Record) -> Paper:
    """The paper: a draft until the acceptance is confirmed."""
    effective_on = day_of(acceptance["effective_on"])
    assert effective_on is not None
    issuer = letterhead(acceptance["province"], effective_on)
    signed_on = day_of(agreement["signed_on"])
    agreed = sum(line["amount"] for line in agreement["lines"] if line["dossier_id"] == dossier["id"])
    amounts = (
        ("Kinh phí khuyến công quốc gia hỗ trợ theo hợp đồng", agreed),
        ("Chi phí thực tế thực hiện", acceptance["actual_cost"]),
        ("Kinh phí khuyến công quốc gia được nghiệm thu", acceptance["accepted"]),
    )
    rows = [[str(place), what, in_figures(amount)] for place, (what, amount) in enumerate(amounts, start=1)]
    return Paper(
        file_name=f"Biên bản nghiệm thu {acceptance['reference']}.docx",
        letterhead=issuer,
        number=number_of(None, "BB"),
        dated=day_of(acceptance["confirmed_on"]),
        title="Biên bản",
        summary=f"Nghiệm thu cơ sở đề án khuyến công quốc gia năm {dossier['plan_year']}\n(Mẫu {acceptance['form']})",
        parts=(
            Text(f"Căn cứ Hợp đồng số {agreement['number']} {long_day(signed_on)};", italic=True),
            Heading("I. Thành phần tham gia nghiệm thu"),
            *_party("1. Đại diện cơ quan quản lý", issuer.body),
            *_party("2. Đại diện đơn vị thực hiện", dossier["implementer"]),
            *_party("3. Đại diện đơn vị thụ hưởng", _beneficiary(dossier["beneficiaries"])),
            Heading("II. Thông tin đề án"),
            *particulars(dossier),
            Heading("III. Kinh phí"),
            Table(_COLUMNS, rows),
            *_by_content(acceptance["lines"]),
            named("Kinh phí được nghiệm thu", money(acceptance["accepted"])),
            Heading("IV. Kết quả thực hiện"),
            Dotted(4),
            Heading("V. Kết luận"),
            Dotted(3),
            Text("Biên bản được lập thành …… bản có giá trị như nhau, mỗi bên giữ …… bản."),
        ),
        signatures=tuple(Signature(f"Đại diện {who}") for who in ("đơn vị thụ hưởng", "đơn vị thực hiện", issuer.body)),
        draft=acceptance["state"] != "confirmed",
    )


def _by_content(lines: list[Record]) -> tuple[Part, ...]:
    """Each content with the most that its cost earned; nothing where it was accepted as one sum."""
    if not lines:
        return ()
    rows = []
    for place, line in enumerate(lines, start=1):
        limit = in_figures(line["limit"]) + ("" if line["status"] == "verified" else UNREAD_MARK)
        amounts = [in_figures(line["actual_cost"]), limit, in_figures(line["accepted"])]
        rows.append([str(place), content_name(line["content"]), *amounts, line["basis"]])
    cost, accepted = (in_figures(sum(line[name] for line in lines)) for name in ("actual_cost", "accepted"))
    unread = any(line["status"] != "verified" for line in lines)
    table = Table(_CONTENTS, rows, ["", "Tổng cộng", cost, "", accepted, ""])
    return Text("Trong đó, theo nội dung:"), table, *([Text(UNREAD, italic=True)] if unread else [])


def _party(label: str, name: str | None) -> tuple[Part, ...]:
    """A party by its name, and lines for the people who stand for it, who are not recorded."""
    person = Line((("- Ông (bà)", None), ("chức vụ", None)))
    return named(label, name), person, person


def _beneficiary(beneficiaries: list[Record]) -> str | None:
    if len(beneficiaries) > 1:
        return f"{len(beneficiaries)} đơn vị nêu tại mục II"
    return beneficiaries[0]["name"] if beneficiaries else None

"""The record of an agreement's liquidation as a paper (biên bản thanh lý hợp đồng): what was agreed, done and paid."""

from collections.abc import Mapping
from uuid import UUID

from arit_kit.papers.letterheads import of_agency
from arit_kit.papers.paper import Dotted, Heading, Line, Paper, Part, Signature, Table, TableColumn, Text, named
from arit_kit.papers.wording import BLANK, cited, day_of, in_figures, long_day, money, number_of, short_day
from arit_kit.web.papers import Reader, Record
from arit_kit.web.problems import Problem
from dossiers.agreement.queries import PAID_BY_KIND
from dossiers.dossier.queries import TITLES_OF

_LINES = (
    TableColumn("TT", 10, "center"),
    TableColumn("Đề án, nhiệm vụ", 54),
    TableColumn("Năm", 12, "center"),
    TableColumn("Giá trị hợp đồng (đồng)", 27, "right"),
    TableColumn("Giá trị nghiệm thu (đồng)", 27, "right"),
    TableColumn("Ngày nghiệm thu", 22, "center"),
)
_SETTLED = (
    TableColumn("TT", 10, "center"),
    TableColumn("Đề án, nhiệm vụ", 54),
    TableColumn("Năm", 12, "center"),
    TableColumn("Giá trị quyết toán (đồng)", 38, "right"),
    TableColumn("Phải thu hồi (đồng)", 38, "right"),
)
_AMOUNTS = (TableColumn("TT", 10, "center"), TableColumn("Chỉ tiêu", 100), TableColumn("Số tiền (đồng)", 40, "right"))


async def paper(reader: Reader, agreement: Record) -> Paper:
    """The paper of an agreement's liquidation. Raises Problem: 404 while nothing was signed."""
    if agreement["signed_on"] is None:
        vi, en = (
            "Hợp đồng chưa ký nên không có biên bản thanh lý.",
            "An unsigned agreement has no record of liquidation.",
        )
        raise Problem("not-found", vi=vi, en=en)
    ids = [UUID(line["dossier_id"]) for line in agreement["lines"]]
    titles = {str(row["id"]): row["title"] for row in await TITLES_OF.all(reader.connection, ids=ids)}
    paid = await PAID_BY_KIND.all(reader.connection, agreement_id=UUID(agreement["id"]))
    return of(agreement, titles, {row["kind"]: int(row["amount"]) for row in paid})


def of(agreement: Record, titles: Mapping[str, str], paid: Mapping[str, int]) -> Paper:
    """The paper: a draft until the agreement is liquidated. `titles` by dossier; `paid` by kind of request, đồng."""
    document, signed_on = agreement["liquidation"], day_of(agreement["signed_on"])
    assert signed_on is not None
    day = day_of(document["issued_on"]) if document else day_of(agreement["liquidated_on"])
    agency, number = of_agency(day or signed_on), agreement["number"]
    return Paper(
        file_name=f"Biên bản thanh lý {agreement['reference']}.docx",
        letterhead=agency,
        number=number_of(document, "BB"),
        dated=day,
        title="Biên bản",
        summary=f"Thanh lý Hợp đồng số {number}\nthực hiện đề án khuyến công quốc gia",
        parts=(
            *_grounds(agreement, long_day(signed_on)),
            Heading("Các bên ký hợp đồng"),
            *_party("Bên A", agency.body),
            *_party("Bên B", agreement["implementer"]),
            Text("Hai bên thống nhất thanh lý hợp đồng với các nội dung sau:"),
            Heading("1. Kết quả thực hiện hợp đồng"),
            _done(agreement, titles),
            Heading("2. Kinh phí"),
            *_money(agreement, paid),
            Heading("3. Ý kiến khác"),
            Dotted(3),
            Text("Biên bản được lập thành …… bản có giá trị như nhau, mỗi bên giữ …… bản."),
        ),
        signatures=(Signature("Đại diện bên B"), Signature("Đại diện bên A", document["signer"] if document else None)),
        draft=agreement["state"] != "liquidated",
    )


def _grounds(agreement: Record, signed: str) -> tuple[Part, ...]:
    """What is recorded that the agreement rests on (I42), and the agreement itself."""
    said = []
    if agreement["plan_decision"]:
        said.append(f"Văn bản {cited(agreement['plan_decision'])} về kế hoạch khuyến công quốc gia")
    said += [f"Văn bản {cited(one)} về phân bổ kinh phí" for one in agreement["allocation_documents"]]
    said.append(f"Hợp đồng số {agreement['number']} {signed}")
    return tuple(Text(f"Căn cứ {one};", italic=True) for one in said)


def _party(label: str, name: str) -> tuple[Part, ...]:
    """A party by its name; who stands for it at the liquidation is not recorded."""
    return named(label, name), Line((("Đại diện, ông (bà)", None), ("chức vụ", None)))


def _done(agreement: Record, titles: Mapping[str, str]) -> Table:
    rows = []
    for place, line in enumerate(agreement["lines"], start=1):
        project = f"{titles.get(line['dossier_id'], BLANK)} ({line['dossier_reference']})"
        accepted = [_figures(line["accepted"]), _when(line)]
        rows.append([str(place), project, str(line["year"]), in_figures(line["amount"]), *accepted])
    total = ["", "Tổng cộng", "", in_figures(agreement["amount"]), _figures(_sum(agreement, "accepted")), ""]
    return Table(_LINES, rows, total)


def _when(line: Record) -> str:
    """When a project's work was accepted, or stopped."""
    accepted_on, stopped_on = day_of(line["accepted_on"]), day_of(line["stopped_on"])
    if stopped_on:
        return f"Ngừng {short_day(stopped_on)}"
    return short_day(accepted_on) if accepted_on else BLANK


def _money(agreement: Record, paid: Mapping[str, int]) -> tuple[Part, ...]:
    """What was accepted against what was paid, and what follows of it; to be filled in until it is liquidated."""
    accepted, spent = _sum(agreement, "accepted"), sum(paid.values())
    amounts = [
        ("Giá trị hợp đồng", in_figures(agreement["amount"])),
        ("Giá trị nghiệm thu", _figures(accepted)),
        ("Đã tạm ứng", in_figures(paid.get("advance", 0))),
        ("Đã thanh toán", in_figures(spent - paid.get("advance", 0))),
        ("Giá trị nghiệm thu trừ số đã tạm ứng, thanh toán", _figures(None if accepted is None else accepted - spent)),
    ]
    rows = [[str(place), *row] for place, row in enumerate(amounts, start=1)]
    said = {"Giá trị nghiệm thu": accepted, "Số tiền phải thu hồi": _sum(agreement, "to_recover")}
    words = [named(label, None if amount is None else money(amount)) for label, amount in said.items()]
    return Table(_AMOUNTS, rows), _settled(agreement), *words, named("Số tiền còn phải thanh toán", None)


def _settled(agreement: Record) -> Table:
    names = ("settled", "to_recover")
    rows = [
        [str(place), line["dossier_reference"], str(line["year"]), *(_figures(line[name]) for name in names)]
        for place, line in enumerate(agreement["lines"], start=1)
    ]
    return Table(_SETTLED, rows, ["", "Tổng cộng", "", *(_figures(_sum(agreement, name)) for name in names)])


def _sum(agreement: Record, name: str) -> int | None:
    """Over all lines, đồng; None until it is known of each."""
    amounts = [line[name] for line in agreement["lines"]]
    return None if None in amounts else sum(amounts)


def _figures(amount: int | None) -> str:
    return BLANK if amount is None else in_figures(amount)

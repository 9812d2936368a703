"""How papers name a project: its particulars, its beneficiaries, its contents, and who issues a paper about it."""

from datetime import date

from arit_kit.papers.letterheads import of_agency, of_department
from arit_kit.papers.paper import Letterhead, Line, Part, Table, TableColumn, named
from arit_kit.web.papers import Record
from arit_reference import content_codes
from dossiers.dossier.rules import KINDS

KIND_NAMES = {kind: vi for kind, (vi, _) in KINDS.items()}

UNREAD_MARK, UNREAD = " (*)", "(*) Mức này chưa được đối chiếu với văn bản gốc."
"""Behind an amount by a rule that nobody has read in the text of law, and below its table."""

ADJUSTED = {"place": "Địa điểm thực hiện (điều chỉnh)", "coordinating_unit": "Đơn vị phối hợp (điều chỉnh)"}
"""What only an adjustment writes: it stands beside what was registered."""


def letterhead(province: str | None, day: date) -> Letterhead:
    """Of the province's Sở Công Thương; of the Agency where no province is concerned."""
    return of_department(province, day) if province else of_agency(day)


def content_name(code: str) -> str:
    """A content by its Vietnamese name, its code behind it."""
    return f"{content_codes.get(code).name_vi} ({code})"


def particulars(dossier: Record) -> tuple[Part, ...]:
    """What the project is, who carries it out, and for whom."""
    return (
        named("Tên đề án, nhiệm vụ", dossier["title"]),
        Line((("Mã hồ sơ", dossier["reference"]), ("Loại", KIND_NAMES[dossier["kind"]]))),
        named("Năm kế hoạch", ", ".join(str(year) for year in dossier["plan_years"] or [dossier["plan_year"]])),
        named("Đơn vị thực hiện", dossier["implementer"]),
        *_beneficiaries(dossier["beneficiaries"]),
        *(named(label, dossier[name]) for name, label in ADJUSTED.items() if dossier.get(name)),
    )


def _beneficiaries(beneficiaries: list[Record]) -> tuple[Part, ...]:
    """One in its lines, several as a table; none is yet to be filled in (a group's, I12)."""
    label = "Đơn vị thụ hưởng"
    if len(beneficiaries) > 1:
        columns = (
            TableColumn("TT", 7, "center"), TableColumn(label, 45), TableColumn("Mã số thuế", 22, "center"),
            TableColumn("Địa điểm", 26),
        )  # fmt: skip
        rows = [
            [str(place), one["name"], one.get("tax_code") or "", one.get("commune") or ""]
            for place, one in enumerate(beneficiaries, start=1)
        ]
        return named(label, f"{len(rows)} đơn vị"), Table(columns, rows)
    [one] = beneficiaries or [{"name": None}]
    place = named("Địa điểm", one.get("commune"))
    return named(label, one["name"]), named("Mã số thuế", one.get("tax_code")), place

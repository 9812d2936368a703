"""A year's list as a paper (danh mục đề án, nhiệm vụ đăng ký, Mẫu số 2): the lines as they were registered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from arit_kit.papers.letterheads import agency_name, of_department, of_unit, standing
from arit_kit.papers.paper import Paper, Signature, Table, TableColumn, Text
from arit_kit.papers.wording import cited, day_of, in_figures, money
from arit_kit.web.papers import Reader, Record
from dossiers.dossier.printing import KIND_NAMES, content_name
from dossiers.registration.queries import AS_REGISTERED

_COLUMNS = (
    TableColumn("TT", 11, "center"),
    TableColumn("Tên đề án, nhiệm vụ", 48),
    TableColumn("Loại", 17),
    TableColumn("Nội dung hỗ trợ", 42),
    TableColumn("Đơn vị thực hiện", 32),
    TableColumn("Đơn vị thụ hưởng, địa điểm", 35),
    TableColumn("Tổng kinh phí (đồng)", 31, "right"),
    TableColumn("Kinh phí khuyến công quốc gia đề nghị (đồng)", 31, "right"),
)
_SIGNED_AND_SEALED = "(Ký, đóng dấu, ghi rõ họ tên)"


async def paper(reader: Reader, registration: Record) -> Paper:
    """The paper of a list; what its dossiers have become since does not change it."""
    rows = await AS_REGISTERED.all(reader.connection, registration_id=UUID(registration["id"]))
    return of(registration, [{name: after for name, (_, after) in row["changes"].items()} for row in rows])


def of(registration: Record, lines: Sequence[Mapping[str, Any]]) -> Paper:
    """The paper: a draft until the list is sent with its letter."""
    letter, province = registration["document"], registration["province"]
    day = day_of(letter["issued_on"] if letter else registration["effective_on"])
    assert day is not None
    issuer = of_department(province, day) if province else of_unit(registration["unit"], day)
    cost, requested = (sum(line[name] for line in lines) for name in ("total_cost", "requested"))
    return Paper(
        file_name=f"Danh mục đăng ký {registration['plan_year']} {registration['reference']}.docx",
        letterhead=issuer,
        number=None,
        dated=day_of(letter["issued_on"]) if letter else None,
        title="Danh mục",
        summary=f"Đề án, nhiệm vụ khuyến công quốc gia đăng ký kế hoạch năm {registration['plan_year']}\n(Mẫu số 2)",
        parts=(
            *([Text(f"(Kèm theo Văn bản {cited(letter)})", italic=True, centred=True)] if letter else []),
            Table(
                _COLUMNS,
                [_row(place, line) for place, line in enumerate(lines, start=1)],
                ["", "Tổng cộng", "", "", "", "", in_figures(cost), in_figures(requested)],
            ),
            Text(f"Tổng kinh phí khuyến công quốc gia đề nghị: {money(requested)}."),
        ),
        signatures=(Signature("Thủ trưởng đơn vị", letter["signer"] if letter else None, _SIGNED_AND_SEALED),),
        receivers=_receivers(province, day),
        draft=registration["state"] == "drafted",
        landscape=True,
    )


def _row(place: int, line: Mapping[str, Any]) -> list[str]:
    places = [", ".join(filter(None, [one["name"], one.get("commune")])) for one in line["beneficiaries"]]
    return [
        str(place),
        line["title"],
        KIND_NAMES[line["kind"]],
        "\n".join(content_name(one["content"]) for one in line["contents"]),
        line["implementer"],
        "\n".join(places),
        in_figures(line["total_cost"]),
        in_figures(line["requested"]),
    ]


def _receivers(province: str | None, day: date) -> tuple[str, ...]:
    people = (f"UBND {standing(province, day).full_name_vi} (để báo cáo);",) if province else ()
    return (f"{agency_name(day)};", *people, "Lưu: VT.")

"""The work report of the first quarter of 2022, as the service composes it, printed in full."""

from collections.abc import Callable

from arit_contracts import roles as R
from arit_local.demo.figures import QUARTER_NEWS
from arit_local.demo.page import Page
from arit_local.demo.report_page import moment_told, value_told
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Source
from arit_local.demo.work_items import SECOND_QUARTER

DOCUMENTED: dict[str, tuple[int, Source]] = {"sessions_held": (11, QUARTER_NEWS), "provinces_met": (11, QUARTER_NEWS)}
COUNTED: dict[str, Callable[[Story], int]] = {
    "agreements_liquidated": lambda story: 1,
    "opinions_issued": lambda story: len(story.opinions),
    "provinces_met": lambda story: len(story.sessions),
    "answers_due": lambda story: 3,
    "items_overdue": lambda story: 1,
}
"""Figures of the report, and how many of the records behind them the story made."""
COUNTED_AT = Both("{service}, đếm lúc {at}", "{service}, counted at {at}")
STATUSES = {
    "planned": Both("dự kiến", "planned"),
    "under_way": Both("đang làm", "under way"),
    "done": Both("đã xong", "done"),
    "dropped": Both("thôi không làm", "dropped"),
}


@step(
    "2022-05-11", R.AGENCY_LEADER, source=QUARTER_NEWS,
    title=Both(
        "Báo cáo công tác quý I/2022, theo các đề mục mà Cục đã đưa tin ngày 11/5/2022{quarter}.",
        "The work report of the first quarter of 2022, under the headings of the Agency's own news of 11 May 2022"
        "{quarter}.",
    ),
    why=Both(
        "không ai gõ báo cáo: bốn dịch vụ cùng đếm từ hồ sơ của mình, kế hoạch cho biết việc và sản phẩm. Hỏi lại năm "
        "sau vẫn ra con số của quý ấy, vì đếm theo ngày hiệu lực.",
        "nobody types a report: four services count from their own records, the plans tell work and products. Asked "
        "again next year it gives that quarter's figures, since it counts by the day things held in law.",
    ),
)  # fmt: skip
def report(teller: Teller, story: Story) -> None:
    answer = teller.get(R.AGENCY_LEADER, "/v1/work-reports", shown=True, year=2022, quarter=1)
    printed(teller.page, answer)
    _check(teller, story, answer)


def printed(page: Page, report: Record) -> None:
    """Results, plan of the next quarter, and what could not be had."""
    quarter = f"{report['quarter']}/{report['year']}"
    page.closing(Both(f"BÁO CÁO CÔNG TÁC QUÝ {quarter}", f"WORK REPORT OF QUARTER {quarter}"))
    page.closing(Both(f"I. Kết quả quý {quarter}", f"I. Results of quarter {quarter}"))
    for number, heading in enumerate(report["results"], 1):
        _heading(page, number, heading)
    quarter = f"{report['plan_quarter']}/{report['plan_year']}"
    page.closing(Both(f"II. Kế hoạch quý {quarter}", f"II. Plan of quarter {quarter}"))
    for number, heading in enumerate(report["plan"], 1):
        _heading(page, number, heading)
    for part in report["missing"]:
        page.say(
            Both("Thiếu phần của {service}: {vi}", "Missing, the part of {service}: {en}"),
            service=part["service"], vi=part["detail_vi"], en=part["detail_en"],
        )  # fmt: skip


def _heading(page: Page, number: int, heading: Record) -> None:
    """Its title, its figures in columns, then its items."""
    language = page.language
    page.closing(Both(f"  {number}. {heading['title_vi']}", f"  {number}. {heading['title_en']}"))
    for part in heading["figures"]:
        rows = [
            [figure[f"label_{language}"], value_told(figure, language, _source(figure))] for figure in part["figures"]
        ]
        if rows:
            page.table([page.of(COUNTED_AT, service=part["service"], at=moment_told(part["taken_at"])), ""], rows)
        else:
            page.say(Both("{service}: chưa có số liệu", "{service}: no figures"), service=part["service"])
    for item in heading["items"]:
        product = f" → {item['product']}" if item["product"] else ""
        records = page.of(Both(", hồ sơ: {n}", ", records: {n}"), n=len(item["refs"])) if item["refs"] else ""
        page.say(
            Both("{text} ({unit}, {status}{records}){product}", "{text} ({unit}, {status}{records}){product}"),
            text=item["text"], unit=item["unit"], status=STATUSES[item["status"]], records=records,
            product=product,
        )  # fmt: skip


def _source(figure: Record) -> Source | None:
    """Where a figure of the report is documented, if it is that very number."""
    value, source = DOCUMENTED.get(figure["key"], (None, None))
    return source if figure["value"] == value else None


def _check(teller: Teller, story: Story, report: Record) -> None:
    """The figures hold what the story brought about; a part that is missing is not asked."""
    held = {one["id"] for one in story.sessions}
    teller.expect(Both("các phiên làm việc", "the sessions"), held <= set(report["working_session_ids"]), True)
    figures = {
        figure["key"]: figure["value"]
        for heading in report["results"]
        for part in heading["figures"]
        for figure in part["figures"]
    }
    for key, count in COUNTED.items():
        if key in figures:
            teller.expect(Both("{key} đếm đủ", "{key} counts all"), figures[key] >= count(story), True, key=key)
    texts = {item["text"] for heading in report["plan"] for item in heading["items"]}
    lost = [one.text for one in SECOND_QUARTER if one.text not in texts]
    teller.expect(Both("việc quý sau bị sót", "what the next quarter's plan lost"), lost, [])

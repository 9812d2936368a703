"""`make demo` as a stranger runs it: all chapters, again, in English, and with nothing to talk to."""

import re
import subprocess
import sys
from datetime import date

import pytest

from arit_contracts import roles as R
from arit_local.demo.page import Page
from arit_local.demo.report import printed
from arit_local.demo.story import chapters
from arit_local.demo.teller import Teller
from arit_local.demo.words import Both, Money, money
from arit_local.demo.work_items import FIRST_QUARTER, SECOND_QUARTER
from arit_local.ports import find_free
from arit_local.trouble import Trouble

DEMO = [sys.executable, "-m", "arit_local.demo"]
STEPS = sum(len(chapter.steps) for chapter in chapters(lambda: (True, "")))


def run(environment: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(DEMO, env=environment | more, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def first(as_make_sees_it: dict[str, str]) -> str:
    """What the first run prints."""
    demo = run(as_make_sees_it)
    assert demo.returncode == 0, demo.stdout[-3000:] + demo.stderr
    return demo.stdout


def numbers_of_steps(text: str, word: str) -> list[int]:
    return [int(number) for number in re.findall(rf"^{word} (\d+)/{STEPS} ·", text, re.MULTILINE)]


def test_the_demo_tells_every_step_of_its_chapters(first: str) -> None:
    assert numbers_of_steps(first, "Bước") == list(range(1, STEPS + 1))
    assert re.findall(r"^CHƯƠNG (\d)/4", first, re.MULTILINE) == ["1", "2", "3", "4"]
    assert "= đã có" not in first and re.findall(r"ghi, ([1-9]\d*) việc đã có", first) == []
    assert first.count("Vì sao:") == STEPS
    assert "✗ 422  dossier-incomplete" in first and "\n       D2: " in first
    assert "✗ 409  limit-exceeded" in first and "đề nghị 1 đồng○, còn 0 đồng○" in first
    assert "140 tỷ đồng●¹" in first and "900 triệu đồng●²" in first
    assert "The books are true" in first


def test_a_second_run_finds_everything_and_speaks_english(first: str, as_make_sees_it: dict[str, str], stack) -> None:
    auditor = Teller(stack.url("gateway"), Page("en", lambda line: None), lambda role: stack.token(role=role))
    before = list(auditor.all(R.AUDITOR, "/v1/ledger-entries"))

    second = run(as_make_sees_it, DEMO_LANG="en")

    assert second.returncode == 0, second.stdout[-3000:] + second.stderr
    assert numbers_of_steps(second.stdout, "Step") == list(range(1, STEPS + 1))
    assert "29 billion đồng●¹" in second.stdout and "Bước" not in second.stdout
    written = re.findall(r"→ (?:POST|PATCH) (\S+)", second.stdout)
    assert [path.rpartition("/")[2] for path in written] == ["check", "agree", "close"]  # what is refused for good
    assert set(re.findall(r"in short: (\d+) writes", second.stdout)) == {"0"}
    created = len(re.findall(r"^  ← 201 ", first, re.MULTILINE))
    assert second.stdout.count("= found") > created
    assert list(auditor.all(R.AUDITOR, "/v1/ledger-entries")) == before


def test_the_clusters_of_bac_giang_are_told_by_the_names_of_each_day(first: str) -> None:
    chapter = first.partition("CHƯƠNG 2/4")[2].partition("CHƯƠNG 3/4")[0]
    assert "5749/BCT-CTĐP●⁴" in chapter and "không đánh giá được" in chapter and "CCN-2017" in chapter
    days = re.findall(r"← 200  (\S+): (Bắc Giang, Huyện Lục Nam|Bắc Ninh);", chapter)
    assert [place for _, place in days] == ["Bắc Giang, Huyện Lục Nam"] * 2 + ["Bắc Ninh"]


def test_the_report_of_the_quarter_is_printed_in_full(first: str) -> None:
    report = first.partition("BÁO CÁO CÔNG TÁC QUÝ 1/2022")[2]
    results, _, plan = report.partition("II. Kế hoạch quý 2/2022")
    assert all(f"\n  {number}. " in part for part in (results, plan) for number in range(1, 6))
    assert "11●⁵" in results and re.search(r"đúng hạn +66,7 %○", results)
    assert len(re.findall(r"^ +• ", results, re.MULTILINE)) == len(FIRST_QUARTER)
    for work in (*FIRST_QUARTER, *SECOND_QUARTER):
        assert work.text.split(",")[0][:30] in (results if work in FIRST_QUARTER else plan)
    assert "Thiếu phần" not in report


def test_a_part_that_could_not_be_had_is_named_in_the_report() -> None:
    lines: list[str] = []
    figures = [{"service": "budget", "taken_at": None, "figures": []}]
    heading = {"heading": "budget", "title_vi": "Kinh phí", "title_en": "Budget", "figures": figures, "items": []}
    missing = {"service": "budget", "detail_vi": "không trả lời", "detail_en": "does not answer"}
    of = {"year": 2022, "quarter": 1, "plan_year": 2022, "plan_quarter": 2, "on_time_percent": None}
    printed(Page("vi", lines.append), {**of, "results": [heading], "plan": [heading], "missing": [missing]})
    told = "\n".join(lines)
    assert "budget: chưa có số liệu" in told and "Thiếu phần của budget: không trả lời" in told


def test_without_a_system_it_says_what_to_do(as_make_sees_it: dict[str, str]) -> None:
    [nobody] = find_free(1)
    for language, sentence in (("vi", "gõ `make run`"), ("en", "type `make run`")):
        demo = run(as_make_sees_it, GATEWAY_PORT=str(nobody), DEMO_LANG=language)
        assert (demo.returncode, demo.stdout) == (1, "")
        assert sentence in demo.stderr and "Traceback" not in demo.stderr


def test_an_unknown_language_is_told(as_make_sees_it: dict[str, str]) -> None:
    demo = run(as_make_sees_it, DEMO_LANG="fr")
    assert demo.returncode == 1 and "DEMO_LANG=fr is unknown" in demo.stderr


def test_an_answer_that_differs_stops_the_story() -> None:
    teller = Teller("http://nowhere", Page("en", lambda line: None), lambda role: "")
    teller.step, teller.day = 8, date(2021, 11, 10)
    teller.expect(Both("trần", "the ceiling"), 300, 300)
    with pytest.raises(Trouble, match="stops at step 8: the ceiling should be 300, but is 200"):
        teller.expect(Both("trần", "the ceiling"), 200, 300)


@pytest.mark.parametrize(
    ("amount", "vi", "en"),
    [
        (300_000_000, "300 triệu đồng", "300 million đồng"),
        (28_100_000_000, "28,1 tỷ đồng", "28.1 billion đồng"),
        (1, "1 đồng", "1 đồng"),
        (0, "0 đồng", "0 đồng"),
        (1_234_567, "1.234.567 đồng", "1,234,567 đồng"),
        (300_000_001, "300.000.001 đồng", "300,000,001 đồng"),
    ],
)
def test_money_is_written_as_an_official_writes_it(amount: int, vi: str, en: str) -> None:
    assert (money(amount, "vi"), money(amount, "en")) == (vi, en)
    assert Both("{m}", "{m}").told("vi", m=Money(amount)) == vi + "○"

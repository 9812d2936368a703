"""`make demo` as a stranger runs it: all 25 steps, again, in English, and with nothing to talk to."""

import re
import subprocess
import sys
from datetime import date

import pytest

from arit_contracts import roles as R
from arit_local.demo.page import Page
from arit_local.demo.teller import Teller
from arit_local.demo.words import Both, Money, money
from arit_local.ports import find_free
from arit_local.trouble import Trouble

DEMO = [sys.executable, "-m", "arit_local.demo"]


def run(environment: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(DEMO, env=environment | more, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def first(as_make_sees_it: dict[str, str]) -> str:
    """What the first run prints."""
    demo = run(as_make_sees_it)
    assert demo.returncode == 0, demo.stdout[-3000:] + demo.stderr
    return demo.stdout


def numbers_of_steps(text: str, word: str) -> list[int]:
    return [int(number) for number in re.findall(rf"^{word} (\d+)/25 ·", text, re.MULTILINE)]


def test_the_demo_tells_all_25_steps(first: str) -> None:
    assert numbers_of_steps(first, "Bước") == list(range(1, 26))
    assert "= đã có" not in first
    assert first.count("Vì sao:") == 25
    assert "✗ 422  dossier-incomplete" in first and "\n       D2: " in first
    assert "✗ 409  limit-exceeded" in first and "đề nghị 1 đồng○, còn 0 đồng○" in first
    assert "140 tỷ đồng●¹" in first and "900 triệu đồng●²" in first
    assert "The books are true" in first


def test_a_second_run_finds_everything_and_speaks_english(first: str, as_make_sees_it: dict[str, str], stack) -> None:
    auditor = Teller(stack.url("gateway"), Page("en", lambda line: None), lambda role: stack.token(role=role))
    before = list(auditor.all(R.AUDITOR, "/v1/ledger-entries"))

    second = run(as_make_sees_it, DEMO_LANG="en")

    assert second.returncode == 0, second.stdout[-3000:] + second.stderr
    assert numbers_of_steps(second.stdout, "Step") == list(range(1, 26))
    assert "29 billion đồng●¹" in second.stdout and "Bước" not in second.stdout
    written = re.findall(r"→ (?:POST|PATCH) (\S+)", second.stdout)
    assert [path.rpartition("/")[2] for path in written] == ["check", "agree"]  # only the refusal is tried again
    created = len(re.findall(r"^  ← 201 ", first, re.MULTILINE))
    assert second.stdout.count("= found") > created
    assert list(auditor.all(R.AUDITOR, "/v1/ledger-entries")) == before


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

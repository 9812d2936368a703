"""Law files: what is refused at load, what holds on a day, doubts, unknown values, digest, printed page."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arit_kit.law.load import LawRefused, digest, from_content, load
from arit_kit.law.printing import print_law
from arit_kit.law.select import Block, LawFile, LawValueUnknown, NoRuleInForce
from arit_kit.law.terms import TermBlock, deadline


class Cap(Block):
    cap: int | None = None
    rate: int | None = None


def block(start: str, end: str | None = None, **values: Any) -> dict[str, Any]:
    return {
        "valid_from": date.fromisoformat(start),
        **({"valid_to": date.fromisoformat(end)} if end else {}),
        "basis": "TTLT 26/2014",
        "status": "verified",
        **values,
    }


TWO = {
    "title": "Mức hỗ trợ",
    "selected_by": "plan.decided_on",
    "C04": [
        block("2014-04-08", "2018-05-10", cap=200_000_000),
        block("2018-05-11", cap=300_000_000, basis="TT 28/2018/TT-BTC, Đ8 k4"),
    ],
}


def law(**changes: Any) -> LawFile[Cap]:
    return from_content("caps.toml", {**deepcopy(TWO), **changes}, Cap)


def refusal(**changes: Any) -> str:
    with pytest.raises(LawRefused) as refused:
        law(**changes)
    return str(refused.value)


def test_the_block_of_the_day_holds_to_its_last_day() -> None:
    assert law().on(date(2018, 5, 10), "C04").cap == 200_000_000
    assert law().on(date(2018, 5, 11), "C04").cap == 300_000_000
    assert law().on(date(2018, 5, 11), "C04").rule == "C04@2018-05-11"
    assert [one.key for one in law().all_on(date(2020, 1, 1))] == ["C04"]


@pytest.mark.parametrize("rule", ["C04@2014-04-08", "C04@2018-05-11"])
def test_a_case_finds_the_block_that_judged_it_by_its_name(rule: str) -> None:
    assert law().named(rule).rule == rule


@pytest.mark.parametrize(("day", "key"), [(date(2014, 4, 7), "C04"), (date(2020, 1, 1), "C99")])
def test_no_rule_in_force_names_key_and_day(day: date, key: str) -> None:
    with pytest.raises(NoRuleInForce) as none:
        law().on(day, key)
    assert (none.value.key, none.value.day) == (key, day)


def test_overlap_is_refused() -> None:
    said = refusal(C04=[block("2014-04-08", "2018-05-11", cap=1), block("2018-05-11", cap=2)])
    assert said == ("caps.toml: C04: the blocks of 2014-04-08 and 2018-05-11 overlap, or stand in the wrong order")
    assert "wrong order" in refusal(C04=[block("2018-05-11", cap=2), block("2014-04-08", "2018-05-10", cap=1)])
    assert "before it begins" in refusal(C04=[block("2018-05-11", "2018-05-10", cap=2)])


def test_a_gap_is_refused_until_it_is_explained() -> None:
    blocks = [block("2014-04-08", "2018-04-30", cap=1), block("2018-05-11", cap=2)]
    assert "nothing is said of 2018-05-01 to 2018-05-10" in refusal(C04=blocks)
    gap = {"key": "C04", "valid_from": date(2018, 5, 1), "valid_to": date(2018, 5, 10), "reason": "Chưa có."}
    explained = law(C04=blocks, gaps=[gap])
    with pytest.raises(NoRuleInForce):
        explained.on(date(2018, 5, 5), "C04")
    unknown = [blocks[0], block("2018-05-01", "2018-05-10", status="unknown"), blocks[1]]
    assert law(C04=unknown).on(date(2018, 5, 5), "C04").cap is None
    assert "there is no gap" in refusal(gaps=[gap])
    assert "C05, which has no blocks" in refusal(gaps=[{**gap, "key": "C05"}])


def test_an_unlisted_instrument_is_refused() -> None:
    assert "C04 of 2014-04-08 cites 'TT 1/1999'" in refusal(C04=[block("2014-04-08", basis="TT 1/1999", cap=1)])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"cup": 5}, "cup: Extra inputs are not permitted"),
        ({"cap": "much"}, "cap: Input should be a valid integer"),
        ({"status": "certain"}, "status: Input should be"),
        ({"status": "unknown", "cap": 5}, "is of status unknown, yet gives cap"),
        ({"less_sure": {"cap": "unknown"}, "cap": 5}, "left out exactly when less_sure calls it unknown"),
        ({"less_sure": {"cap": "memory"}}, "left out exactly when less_sure calls it unknown"),
        ({"less_sure": {"cup": "memory"}}, "less_sure names cup"),
    ],
)
def test_a_wrong_value_is_refused_with_its_block(values: dict[str, Any], said: str) -> None:
    sentence = refusal(C04=[block("2014-04-08", **values)])
    assert sentence.startswith("caps.toml: C04 of 2014-04-08")
    assert said in sentence


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(LawRefused) as refused:
        from_content("caps.toml", {"C04": 5, "C05": [block("2014-04-08", basis="TT 1/1999")]}, Cap)
    assert len(refused.value.problems) == 4


def test_a_value_that_is_not_known_is_refused_only_when_demanded() -> None:
    partly = law(C04=[block("2014-04-08", cap=5, less_sure={"rate": "unknown"})])
    found = partly.on(date(2020, 1, 1), "C04")
    assert found.demand(date(2020, 1, 1), "cap") == "verified"
    with pytest.raises(LawValueUnknown) as unknown:
        found.demand(date(2020, 1, 1), "cap", "rate")
    assert (unknown.value.key, unknown.value.day, unknown.value.basis) == (
        "C04",
        date(2020, 1, 1),
        "TTLT 26/2014",
    )
    weak = law(C04=[block("2014-04-08", cap=5, less_sure={"cap": "memory"})]).on(date(2020, 1, 1), "C04")
    assert weak.demand(date(2020, 1, 1), "cap") == "memory"
    assert weak.demand(date(2020, 1, 1), "rate") == "verified"  # the law sets none, and that is sure


def test_a_doubt_lowers_what_is_sure_from_its_day_on() -> None:
    doubt = {
        "valid_from": date(2024, 8, 28),
        "basis": "TT 64/2024/TT-BTC",
        "status": "secondary",
        "note": "Chưa đối chiếu.",
    }
    doubted = law(doubts=[doubt])
    assert doubted.on(date(2024, 8, 27), "C04").status == "verified"
    after = doubted.on(date(2024, 8, 28), "C04")
    assert (after.status, after.cap, after.note) == ("secondary", 300_000_000, "Chưa đối chiếu.")
    assert after.basis == "TT 28/2018/TT-BTC, Đ8 k4; TT 64/2024/TT-BTC"
    assert "cites 'TT 1/1999'" in refusal(doubts=[{**doubt, "basis": "TT 1/1999"}])


def test_the_digest_changes_with_a_value_and_not_with_a_comment(tmp_path: Path) -> None:
    text = (
        'title = "x"\nselected_by = "y"\n[[C04]]\nvalid_from = 2014-04-08\ncap = 5\n'
        'basis = "TTLT 26/2014"\nstatus = "verified"\n'
    )

    def of(content: str) -> str:
        path = tmp_path / "caps.toml"
        path.write_text(content, encoding="utf-8")
        return digest([load(path, Cap)])

    assert of(text) == of("# a comment\n\n" + text)
    assert of(text) != of(text.replace("cap = 5", "cap = 6"))
    assert len(of(text)) == 64


def test_the_printed_page_shows_values_basis_and_status() -> None:
    page = print_law([law(C10=[block("2014-04-08", rate=50, less_sure={"cap": "unknown"})])])
    assert "## Mức hỗ trợ (`caps.toml`)" in page
    assert "### C04: Ứng dụng máy móc thiết bị tiên tiến, chuyển giao công nghệ" in page
    assert "| 2014-04-08 | 2018-05-10 | cap: 200.000.000 | TTLT 26/2014 | đã đối chiếu |  |" in page
    assert "cap: chưa rõ; rate: 50" in page
    assert "| TT 28/2018/TT-BTC | Lập, quản lý và sử dụng kinh phí khuyến công |" in page


def test_a_law_file_of_terms_counts_deadlines() -> None:
    terms = from_content(
        "terms.toml",
        {
            "title": "Thời hạn",
            "selected_by": "the anchor's day",
            "known": [block("2014-04-08", days=10, unit="working", anchor="receipt")],
            "unread": [block("2014-04-08", status="unknown")],
        },
        TermBlock,
    )
    assert deadline(terms, "known", date(2022, 7, 1)).due_on == date(2022, 7, 15)
    with pytest.raises(LawValueUnknown):
        deadline(terms, "unread", date(2022, 7, 1))
    with pytest.raises(NoRuleInForce):
        deadline(terms, "known", date(2014, 4, 7))

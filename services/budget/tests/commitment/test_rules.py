"""Drawing and settling, as pure rules."""

import pytest

from budget.commitment.rules import Stand, Transfer, draw, lower, settle


def test_the_oldest_line_gives_first_and_all_or_nothing() -> None:
    assert draw(5, {"old": 3, "new": 9}) == {"old": 3, "new": 2}
    assert draw(3, {"empty": 0, "old": 3, "new": 9}) == {"old": 3}
    assert draw(13, {"old": 3, "new": 9}) is None


@pytest.mark.parametrize(
    ("accepted", "transfers"),
    [
        (300, [("advanced", "paid", 100), ("committed", "allocated", 50)]),
        (250, [("advanced", "paid", 100), ("committed", "allocated", 50)]),
        (220, [("advanced", "paid", 70), ("advanced", "receivable", 30), ("committed", "allocated", 50)]),
        (150, [("advanced", "receivable", 100), ("committed", "allocated", 50)]),
        (0, [("paid", "receivable", 150), ("advanced", "receivable", 100), ("committed", "allocated", 50)]),
    ],
)
def test_liquidation_pays_up_to_what_was_accepted_and_recovers_the_rest(accepted: int, transfers: list) -> None:
    settled = settle([Stand(committed=50, advanced=100, paid=150)], accepted)

    assert settled == [Transfer(0, *one) for one in transfers]


def test_over_several_lines_what_was_paid_counts_first() -> None:
    lines = [Stand(committed=0, advanced=100, paid=0), Stand(committed=7, advanced=0, paid=60)]

    assert settle(lines, 100) == [
        Transfer(0, "advanced", "paid", 40),
        Transfer(0, "advanced", "receivable", 60),
        Transfer(1, "committed", "allocated", 7),
    ]


@pytest.mark.parametrize(
    ("keep", "transfers"),
    [
        (300, []),
        (260, [("committed", "allocated", 40)]),
        (250, [("committed", "allocated", 50)]),
        (160, [("advanced", "receivable", 90), ("committed", "allocated", 50)]),
        (0, [("paid", "receivable", 150), ("advanced", "receivable", 100), ("committed", "allocated", 50)]),
    ],
)
def test_a_lower_support_returns_what_is_committed_before_it_asks_back_what_was_spent(
    keep: int, transfers: list
) -> None:
    assert lower([Stand(committed=50, advanced=100, paid=150)], keep) == [Transfer(0, *one) for one in transfers]


def test_over_several_lines_the_newest_gives_back_first() -> None:
    lines = [Stand(committed=10, advanced=20, paid=0), Stand(committed=10, advanced=20, paid=5)]

    assert lower(lines, 50) == [Transfer(0, "committed", "allocated", 5), Transfer(1, "committed", "allocated", 10)]
    assert lower(lines, 30) == [
        Transfer(1, "advanced", "receivable", 15),
        Transfer(0, "committed", "allocated", 10),
        Transfer(1, "committed", "allocated", 10),
    ]

"""Drawing and settling, as pure rules."""

import pytest

from budget.commitment.rules import Stand, Transfer, draw, settle


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

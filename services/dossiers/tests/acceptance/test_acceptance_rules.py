"""How much support can be accepted: never more than was agreed, nor than the work cost."""

import pytest

from dossiers.acceptance.rules import above_agreement


@pytest.mark.parametrize(
    ("accepted", "agreed", "actual_cost", "refused"),
    [(300, 300, 800, False), (301, 300, 800, True), (200, 300, 200, False), (201, 300, 200, True), (0, 300, 0, False)],
)
def test_dossiers_I23_accepted_is_within_agreed_and_cost(
    accepted: int, agreed: int, actual_cost: int, refused: bool
) -> None:
    faults = above_agreement(accepted, agreed, actual_cost)
    assert [fault.pointer for fault in faults] == (["/accepted"] if refused else [])

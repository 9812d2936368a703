"""Law that nothing asks for yet says so, in its file and on the page for the lawyer."""

import pytest

from arit_kit.law.printing import print_law
from dossiers.law import CEILINGS, CHECKLIST, FILES, TERMS


def test_the_page_says_which_rules_are_not_applied_yet() -> None:
    page = print_law(FILES)
    assert page.count("Chưa áp dụng.") == sum(
        not block.applied for file in FILES for blocks in file.blocks.values() for block in blocks
    )


@pytest.mark.parametrize("gate", ["registration", "settlement"])
def test_gates_that_no_action_asks_are_marked_and_the_others_are_not(gate: str) -> None:
    for blocks in CHECKLIST.blocks.values():
        for block in blocks:
            if gate in block.gates.values():
                assert block.applied == bool(block.brings), block.rule  # what another gate asks for comes with it
            elif block.gates and not block.brings and block.condition != "department_asks_for_more":
                asked = set(block.gates.values()) & {"base_appraisal", "forward", "agreement"}
                assert block.applied == bool(asked), block.rule


def test_expenses_and_unread_terms_are_marked() -> None:
    marked = {key for file in (CEILINGS, TERMS) for key, blocks in file.blocks.items() if not blocks[-1].applied}
    assert marked == {"C90", "C91", "base_appraisal", "ministry_appraisal", "adjustment"}

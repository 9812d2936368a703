"""Law that nothing asks for yet says so, in its file and on the page for the lawyer."""

from arit_kit.law.printing import print_law
from dossiers.law import CEILINGS, CHECKLIST, FILES, TERMS


def test_the_page_says_which_rules_are_not_applied_yet() -> None:
    page = print_law(FILES)
    assert page.count("Chưa áp dụng.") == sum(
        not block.applied for file in FILES for blocks in file.blocks.values() for block in blocks
    )


def test_the_gate_that_no_action_asks_is_marked_and_the_others_are_not() -> None:
    for blocks in CHECKLIST.blocks.values():
        for block in blocks:
            if block.gates and not block.brings and block.condition != "department_asks_for_more":
                assert block.applied == ("registration" not in block.gates.values()), block.rule
            elif block.brings:
                assert block.applied, block.rule  # what another gate asks for comes with it


def test_expenses_and_terms_that_nothing_asks_for_are_marked() -> None:
    marked = {key for file in (CEILINGS, TERMS) for key, blocks in file.blocks.items() if not blocks[-1].applied}
    assert marked == {"C90", "C91", "adjustment"}

"""Which rules judge a proposal (I01): those of the day on which its papers were complete, and no others. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arit_contracts.clusters import RuleSetOverride
from arit_kit.web.problems import broken_rule
from clusters.law import RULE_SETS
from clusters.law.rule_sets import RuleSet


def named(name: str) -> RuleSet | None:
    """The set of rules of this name."""
    return next((block for block in RULE_SETS.blocks["rule_set"] if block.name == name), None)


def chosen(accepted_on: date, override: RuleSetOverride | None) -> RuleSet:
    """The set in force on the day, or an earlier one that a transitional provision keeps for the case.

    Raises 422 `rule-broken` for a set that is unknown or came later; NoRuleInForce before the first.
    """
    of_the_day = RULE_SETS.on(accepted_on, "rule_set")
    if override is None:
        return of_the_day
    rules = named(override.rule_set)
    if rules is None or rules.valid_from > accepted_on:
        raise broken_rule(
            "/override/rule_set",
            vi=f"Ngày {accepted_on} chưa có bộ quy định {override.rule_set}.",
            en=f"There was no set of rules {override.rule_set} on {accepted_on}.",
            code="no-such-rules",
        )
    return rules


def judged_on(rules: RuleSet, accepted_on: date) -> date:
    """The day by whose law the case is judged: its own, or the last of an earlier set that still judges it."""
    return accepted_on if rules.holds_on(accepted_on) else rules.valid_to or accepted_on


def law_day(proposal: Mapping[str, Any], otherwise: date) -> date:
    """The day by whose law a stored proposal is judged; `otherwise` before its papers were complete."""
    rules = named(proposal["rule_set"]) if proposal["rule_set"] else None
    return judged_on(rules, proposal["accepted_on"]) if rules else otherwise

"""What a proposal lacks to be complete (kiểm tra hồ sơ), by the checklist of the day whose law judges it. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from arit_kit.law.papers import Missing, lacking
from clusters.law import CHECKLIST, RULE_SETS

CONVERSION_PLAN = "conversion_plan"


def lacks(proposal: Mapping[str, Any], on: date) -> list[Missing]:
    """Every paper that the law of that day asks for and the proposal lacks; also those only remembered."""
    present = {item["code"]: item["sets"] for item in proposal["items"]}
    needed = [one for one in CHECKLIST.all_on(on) if not one.kinds or proposal["kind"] in one.kinds]
    return [*_lacking_conversion_plan(proposal, on), *lacking(CHECKLIST, needed, present)]


def _lacking_conversion_plan(proposal: Mapping[str, Any], on: date) -> list[Missing]:
    """A removal carries a conversion plan (phương án chuyển đổi) (I13; khoản 5 Điều 1 NĐ 66/2020/NĐ-CP).

    From 2024-05-01 the law is only remembered to ask for it.
    """
    rules = RULE_SETS.on(on, "rule_set")
    without = [line for line in proposal["lines"] if line["change"] == "remove" and not line["conversion_plan"]]
    if not without or not rules.removal_needs_conversion_plan:
        return []
    label = CHECKLIST.label(CONVERSION_PLAN)
    status = rules.demand(on, "removal_needs_conversion_plan")
    return [Missing(CONVERSION_PLAN, label.vi, label.en, 1, 0, rules.basis, status)]

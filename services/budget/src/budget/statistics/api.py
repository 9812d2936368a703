"""The route of the statistics of budget; the Agency's figures, not told to provinces."""

from arit_kit.web.routing import Router
from arit_kit.web.statistics import add_statistics
from budget.statistics.queries import MEASURES

router = Router("budget-statistics")
add_statistics(router, "/v1/budget-statistics", MEASURES, "budget.read_all", summary="Count the money that moved")

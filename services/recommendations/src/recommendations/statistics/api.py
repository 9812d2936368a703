"""The route of the statistics of recommendations."""

from arit_kit.web.routing import Router
from arit_kit.web.statistics import add_statistics
from recommendations.statistics.queries import MEASURES

router = Router("recommendation-statistics")
add_statistics(
    router,
    "/v1/recommendation-statistics",
    MEASURES,
    "recommendations.read",
    summary="Count recommendations and sessions",
)

"""The route of the statistics."""

from arit_kit.web.routing import Router
from arit_kit.web.statistics import add_statistics
from clusters.statistics.queries import MEASURES

router = Router("cluster-statistics")
add_statistics(router, "/v1/cluster-statistics", MEASURES, "clusters.read", summary="Clusters and proposals in figures")

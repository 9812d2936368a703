"""The route of the statistics of dossiers."""

from arit_kit.web.routing import Router
from arit_kit.web.statistics import add_statistics
from dossiers.statistics.queries import MEASURES

router = Router("dossier-statistics")
add_statistics(router, "/v1/dossier-statistics", MEASURES, "dossiers.read", summary="Count projects and agreements")

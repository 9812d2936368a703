"""The route of the work report."""

from typing import Annotated

from fastapi import Query

from arit_contracts.recommendations import WorkReport, WorkReportAsked
from arit_kit.web.routing import Asking, Router
from recommendations.work_report.composition import compose

router = Router("work-reports")


@router.read("/v1/work-reports", WorkReport, "work.read", summary="The report of a quarter's work")
async def get_work_report(call: Asking, asked: Annotated[WorkReportAsked, Query()]) -> WorkReport:
    """Composed when it is asked for: figures by their service, items of the work plans with the records behind them.

    A part that cannot be had is named, not waited for. Of a quarter that has not begun nothing is counted.
    """
    return await compose(call, asked)

"""The route of breakdowns."""

from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import Query, Request, Response

from arit_contracts import dossiers as contract
from arit_kit.time.today import now
from arit_kit.web.exports import JSON, VARY, asked_for, exported
from arit_kit.web.routing import Asking, Router
from dossiers.breakdown.queries import STATED, broken_down
from dossiers.breakdown.rules import group, in_order

router = Router("dossier-breakdowns")


@router.listing("/v1/dossier-breakdowns", contract.Breakdown, "dossiers.read", summary="A year's dossiers in groups")
async def get_dossier_breakdown(
    request: Request, call: Asking, asked: Annotated[contract.BreakdownAsked, Query()]
) -> Response:
    """Counts and sums by province, content, state or kind; by `Accept` also as CSV or a workbook, the total last.

    Projects whose way has ended are counted too, unless `live=true` leaves them out.
    """
    media, by = asked_for(request.headers.get("accept")), tuple(asked.by.split(","))
    async with call.looking() as tx:
        rows = await broken_down(call.caller.side, by).all(tx.connection, plan_year=asked.plan_year, live=asked.live)
        plans = await STATED.all(tx.connection, plan_year=asked.plan_year)
    [total] = [dict(row) for row in rows if row["is_total"]]
    whole = total["plan_amount"]
    groups = [group(row, by, whole) for row in in_order([dict(row) for row in rows if not row["is_total"]], by)]
    answer = contract.Breakdown(
        plan_year=asked.plan_year,
        by=list(by),
        taken_at=now(),
        live=asked.live,
        counted_under_each="content" in by,
        groups=groups,
        total=group(total, by, whole),
        plans=[contract.StatedPlan(**row["stated"], **{name: row[name] for name in _PLAN}) for row in plans],
    )
    if media != JSON:
        return await exported(media, "dossier-breakdowns", contract.BreakdownGroup, _once([*groups, answer.total]))
    return Response(answer.model_dump_json().encode(), headers=VARY, media_type=JSON)


_PLAN = ("id", "reference", "decided_on")


async def _once(groups: Sequence[contract.BreakdownGroup]) -> AsyncIterator[list[str]]:
    """All groups in one batch: there are never more than provinces times contents."""
    yield [one.model_dump_json() for one in groups]

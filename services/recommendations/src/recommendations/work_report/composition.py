"""Composing a work report: the service's own records first, then all neighbours at once, with no transaction open."""

from arit_contracts.recommendations import WorkReport, WorkReportAsked
from arit_contracts.statistics import Statistics, StatisticsAsked
from arit_kit.db.transaction import Row, Write
from arit_kit.time.today import today
from arit_kit.web.routing import Call
from arit_kit.web.statistics import count
from recommendations.neighbours import STATISTICS, statistics_of_neighbours
from recommendations.statistics.queries import MEASURES
from recommendations.work_plan.queries import ITEMS_OF_QUARTER, PLANS
from recommendations.work_plan.rules import days_of, following
from recommendations.work_report import rules
from recommendations.working_session.queries import HELD_IN


async def compose(call: Call, asked: WorkReportAsked) -> WorkReport:
    """The results of the quarter and the plan of the next; whoever does not answer is named in `missing`.

    Figures are counted to the quarter's last day, at most to today; of a quarter that has not begun, none are.
    """
    from_on, to_on = days_of(asked.year, asked.quarter)
    plan_year, plan_quarter = following(asked.year, asked.quarter)
    period = StatisticsAsked(from_on=from_on, to_on=min(to_on, today())) if from_on <= today() else None
    async with call.looking() as tx:
        items = await _items(tx, asked.year, asked.quarter)
        to_do = await _items(tx, plan_year, plan_quarter)
        sessions = await HELD_IN.all(tx.connection, from_on=from_on, to_on=to_on)
        own = await _own(tx, period)
    told, missing = await statistics_of_neighbours(call, period) if period else ({}, [])
    by_service = {service: told.get(service) for service in STATISTICS} if period else {}
    return WorkReport(
        year=asked.year,
        quarter=asked.quarter,
        from_on=from_on,
        to_on=to_on,
        results=rules.results(by_service | own, items),
        plan_year=plan_year,
        plan_quarter=plan_quarter,
        plan=rules.plan(to_do),
        missing=missing,
        on_time_percent=_on_time(own),
        working_session_ids=[row["id"] for row in sessions],
    )


async def _items(tx: Write, year: int, quarter: int) -> list[Row]:
    return [dict(row) for row in await ITEMS_OF_QUARTER.all(tx.connection, year=year, quarter=quarter)]


async def _own(tx: Write, period: StatisticsAsked | None) -> dict[str, Statistics | None]:
    return {PLANS.service: await count(MEASURES, tx.connection, period)} if period else {}


def _on_time(own: dict[str, Statistics | None]) -> str | None:
    rates = [one.value for told in own.values() if told for one in told.figures if one.key == "on_time"]
    return next((str(rate) for rate in rates if rate is not None), None)

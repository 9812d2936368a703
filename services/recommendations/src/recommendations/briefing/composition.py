"""Composing a briefing pack: the service's own records first, then all neighbours at once, with no transaction open."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from arit_contracts.recommendations import Briefing, MissingPart, OpenRecommendation, ProvinceBriefing, Section
from arit_contracts.statistics import Statistics, StatisticsAsked
from arit_kit.db.transaction import Row
from arit_kit.time.today import today
from arit_kit.web.routing import Call
from arit_kit.web.statistics import count
from arit_reference import provinces
from recommendations.briefing.queries import OPEN_OF
from recommendations.item.workflow import ITEM
from recommendations.neighbours import STATISTICS, statistics_of_neighbours
from recommendations.statistics.queries import MEASURES
from recommendations.working_session.queries import PROVINCES_OF, SESSIONS


async def compose(call: Call, key: str) -> Briefing:
    """What each service tells of the session's provinces, over the year so far, and what they still wait for.

    Whoever does not answer is named in `missing`; the rest stands.
    """
    async with call.looking() as tx:
        session = await tx.see(SESSIONS, key)
        rows = await PROVINCES_OF.all(tx.connection, session_id=session["id"])
        uids = [row["province"] for row in rows]
        asked = _asked(session, uids)
        own = await count(MEASURES, tx.connection, asked)
        waiting = {uid: await OPEN_OF.all(tx.connection, provinces=sorted(provinces.scope_of(uid))) for uid in uids}
    told, missing = await statistics_of_neighbours(call, asked)
    told[SESSIONS.service] = own
    return _briefing(session, asked, told, missing, waiting)


def _asked(session: Row, uids: Sequence[str]) -> StatisticsAsked:
    on = min(session["held_on"] or session["planned_on"], today())
    return StatisticsAsked(from_on=date(on.year, 1, 1), to_on=on, province=",".join(uids))


def _briefing(
    session: Row,
    asked: StatisticsAsked,
    told: Mapping[str, Statistics],
    missing: list[MissingPart],
    waiting: Mapping[str, Sequence[Any]],
) -> Briefing:
    day = session["held_on"] or session["planned_on"]
    return Briefing(
        session_id=session["id"],
        session_reference=session["reference"],
        title=session["title"],
        on=asked.to_on,
        from_on=asked.from_on,
        provinces=[
            ProvinceBriefing(
                province=uid,
                province_name=provinces.get(uid, day).full_name_vi,
                sections=[_section(service, told.get(service), uid) for service in (*STATISTICS, SESSIONS.service)],
                open_recommendations=[_open(row) for row in rows],
                open_recommendations_total=rows[0]["total"] if rows else 0,
            )
            for uid, rows in waiting.items()
        ],
        missing=missing,
    )


def _section(service: str, told: Statistics | None, uid: str) -> Section:
    if told is None:
        return Section(service=service, taken_at=None, figures=[])
    figures = next(one.figures for one in told.provinces if one.province == uid)
    return Section(service=service, taken_at=told.taken_at, figures=figures)


def _open(row: Any) -> OpenRecommendation:
    label_vi, label_en = ITEM.states[row["state"]]
    return OpenRecommendation(
        **{name: row[name] for name in OpenRecommendation.model_fields if name in row},
        state_label_vi=label_vi,
        state_label_en=label_en,
        overdue=row["due_on"] is not None and row["due_on"] < today(),
    )

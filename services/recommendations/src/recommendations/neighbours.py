"""What recommendations asks of other services: whether a record exists; what they count, for briefings and reports."""

import asyncio
from collections.abc import Collection, Mapping
from uuid import UUID

from pydantic import BaseModel

from arit_contracts.recommendations import MissingPart
from arit_contracts.statistics import Statistics, StatisticsAsked
from arit_kit.web.client import Neighbour, Refused
from arit_kit.web.problems import Problem
from arit_kit.web.routing import Call

COLLECTIONS: Mapping[str, Mapping[str, str]] = {
    "dossiers": {
        "registration": "registrations",
        "dossier": "dossiers",
        "appraisal": "appraisals",
        "plan": "plans",
        "agreement": "agreements",
        "acceptance": "acceptances",
        "payment_request": "payment-requests",
        "adjustment": "adjustments",
        "progress_report": "progress-reports",
        "survey": "surveys",
        "candidate": "candidates",
        "programme_task": "programme-tasks",
        "dossier_attachment": "dossier-attachments",
        "mission": "missions",
        "finding": "findings",
        "promotion_event": "promotion-events",
        "voting_round": "voting-rounds",
        "voting_entry": "voting-entries",
        "promotion_centre": "promotion-centres",
        "centre_review": "centre-reviews",
        "promotion_policy": "promotion-policies",
    },
    "budget": {
        "year": "budget-years",
        "assignment": "fund-assignments",
        "allocation": "allocations",
        "commitment": "commitments",
        "payment": "payments",
        "recovery": "recoveries",
    },
    "clusters": {"cluster": "clusters", "cluster_proposal": "cluster-proposals"},
}
"""Where each neighbour's kinds of record are listed."""

STATISTICS: Mapping[str, str] = {
    "dossiers": "/v1/dossier-statistics",
    "clusters": "/v1/cluster-statistics",
    "budget": "/v1/budget-statistics",
}
"""Where each neighbour tells what it counts."""

BATCH = 200


class Named(BaseModel):
    """What is read of a record: that it is there."""

    id: UUID


class NamedPage(BaseModel):
    """What is read of a list."""

    items: list[Named]


def neighbour_of(call: Call, name: str) -> Neighbour:
    """The client of a neighbour; 503 where this process was not told of it."""
    try:
        found: Neighbour = call.neighbour(name)
    except KeyError as untold:
        vi, en = f"Chưa cấu hình dịch vụ {name}.", f"The service {name} is not configured."
        raise Problem("neighbour-unavailable", vi=vi, en=en, retry_after=60) from untold
    return found


async def existing(call: Call, service: str, kind: str, ids: Collection[UUID]) -> set[UUID]:
    """Those of these records that the neighbour has; one read for each 200.

    Raises 503 where it is down, slow, talks nonsense, or has no such list.
    """
    neighbour, asked = neighbour_of(call, service), sorted(ids)
    path, subject = f"/v1/{COLLECTIONS[service][kind]}", call.caller.subject
    found: set[UUID] = set()
    for start in range(0, len(asked), BATCH):
        try:
            page = await neighbour.batch(path, asked[start : start + BATCH], NamedPage, subject=subject)
        except Refused as refused:
            raise neighbour.unavailable(f"refuses {path}: {refused}") from refused
        found |= {one.id for one in page.items}
    return found


async def statistics_of_neighbours(
    call: Call, asked: StatisticsAsked
) -> tuple[dict[str, Statistics], list[MissingPart]]:
    """What the neighbours count, by service, all asked at once by one read each; and who could not be had, and why.

    Outside any transaction. Whatever a neighbour does, it ends within its timeout and raises nothing.
    """
    parts = await asyncio.gather(*(_counted_by(call, name, asked) for name in STATISTICS))
    told = {name: part for name, part in zip(STATISTICS, parts, strict=True) if isinstance(part, Statistics)}
    return told, [part for part in parts if isinstance(part, MissingPart)]


async def _counted_by(call: Call, name: str, asked: StatisticsAsked) -> Statistics | MissingPart:
    params = asked.model_dump(mode="json", exclude_none=True)
    try:
        neighbour = neighbour_of(call, name)
        told = await neighbour.get(STATISTICS[name], Statistics, subject=call.caller.subject, params=params)
        if (told.from_on, told.to_on) != (asked.from_on, asked.to_on) or _provinces_of(told) != asked.provinces:
            raise neighbour.unavailable("nonsense: counted for another period or other provinces")
    except Refused as refused:
        if refused.status == 404:
            vi, en = f"Bản {name} đang chạy chưa có số liệu này.", f"The running release of {name} does not count yet."
        else:
            vi, en = f"Dịch vụ {name} từ chối: {refused.code}.", f"The service {name} refused: {refused.code}."
        return MissingPart(service=name, detail_vi=vi, detail_en=en)
    except Problem:
        vi, en = f"Dịch vụ {name} chưa trả lời được.", f"The service {name} does not answer."
        return MissingPart(service=name, detail_vi=vi, detail_en=en)
    return told


def _provinces_of(told: Statistics) -> list[str]:
    return [one.province for one in told.provinces]

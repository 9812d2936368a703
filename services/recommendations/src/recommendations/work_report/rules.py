"""The headings of a work report, in their order, and what stands under each. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arit_contracts.recommendations import Heading, ReportFigures, ReportHeading, ReportItem
from arit_contracts.statistics import Statistics
from arit_contracts.values import urn
from recommendations.work_plan.rules import stands_approved

Item = Mapping[str, Any]
"""An item of a work plan, with its plan's id, state and revision."""

HEADINGS: tuple[tuple[Heading, str, str, str | None], ...] = (
    ("industrial_promotion", "Công tác khuyến công", "Industrial promotion", "dossiers"),
    ("clusters", "Quản lý cụm công nghiệp", "Industrial clusters", "clusters"),
    ("recommendations", "Kiến nghị của địa phương", "Recommendations of localities", "recommendations"),
    ("budget", "Kinh phí khuyến công quốc gia", "The money of national industrial promotion", "budget"),
    ("other", "Công tác khác", "Other work", None),
)
"""Each heading with its titles, and the service whose figures stand under it."""


def results(told: Mapping[str, Statistics | None], items: Sequence[Item]) -> list[ReportHeading]:
    """What was done in the quarter: the figures of each heading's service, and of the plan what is begun or done.

    `told`: what each service that was asked counted, None where it could not be had.
    """
    done = [item for item in items if item["status"] in ("under_way", "done")]
    return _under_headings(done, told)


def plan(items: Sequence[Item]) -> list[ReportHeading]:
    """What is to be done: of the plan what is approved and not given up."""
    return _under_headings([item for item in items if stands_approved(item) and item["status"] != "dropped"], {})


def _under_headings(items: Iterable[Item], told: Mapping[str, Statistics | None]) -> list[ReportHeading]:
    return [
        ReportHeading(
            heading=heading,
            title_vi=title_vi,
            title_en=title_en,
            figures=[_figures(service, told[service])] if service and service in told else [],
            items=[_told(item) for item in items if item["heading"] == heading],
        )
        for heading, title_vi, title_en, service in HEADINGS
    ]


def _figures(service: str, told: Statistics | None) -> ReportFigures:
    if told is None:
        return ReportFigures(service=service, taken_at=None, figures=[])
    return ReportFigures(service=service, taken_at=told.taken_at, figures=told.figures)


def _told(item: Item) -> ReportItem:
    return ReportItem(
        text=item["text"],
        unit=item["unit"],
        status=item["status"],
        product=item["product"],
        refs=item["refs"],
        work_plan=urn("recommendations", "work_plan", item["plan_id"]),
    )

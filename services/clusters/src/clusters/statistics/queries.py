"""What is counted of clusters and proposals: each figure a sum by province over the history or the dated rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import array, distinct_on

from arit_kit.db.past import TO_ON, counted, done, stood
from arit_kit.db.resource import Resource
from arit_kit.db.statements import Statement
from arit_kit.web.statistics import Measure, Ratio, Unit
from clusters.proposal.queries import CLUSTER_PROPOSALS
from clusters.proposal.tables import CLUSTER_PROPOSAL
from clusters.proposal.workflow import OPEN
from clusters.register.queries import CLUSTERS, newest_first
from clusters.register.tables import DECISION, FIGURES, PLAN_LINE
from clusters.register.workflow import ESTABLISHED, LIVE


def _in(column: ColumnElement[Any], states: Sequence[str]) -> ColumnElement[bool]:
    return column == func.any(array([literal_column(f"'{state}'") for state in states]))


def _standing(resource: Resource, states: Sequence[str]) -> Statement:
    """How many records stood in one of these states on the day."""
    rows = stood(resource)
    return counted(rows, _in(rows.c.state, states))


def _of_clusters(rows: Subquery, value: str, states: Sequence[str]) -> Statement:
    """The sum of one row a cluster, over those that stood in one of these states on the day."""
    clusters = stood(CLUSTERS)
    return Statement(
        select(clusters.c.province, func.sum(rows.c[value]))
        .select_from(clusters.join(rows, rows.c.cluster_id == clusters.c.record_id))
        .where(_in(clusters.c.state, states))
        .group_by(clusters.c.province)
    )


_lines = (
    select(PLAN_LINE.c.cluster_id, PLAN_LINE.c.area)
    .where(PLAN_LINE.c.valid_from <= TO_ON, or_(PLAN_LINE.c.valid_to.is_(None), PLAN_LINE.c.valid_to >= TO_ON))
    .subquery()
)
_decisions = (
    select(DECISION.c.cluster_id, DECISION.c.area)
    .ext(distinct_on(DECISION.c.cluster_id))
    .where(DECISION.c.area.is_not(None), DECISION.c.effective_on <= TO_ON)
    .order_by(DECISION.c.cluster_id, DECISION.c.effective_on.desc(), DECISION.c.id.desc())
    .subquery()
)
_figures = (
    select(FIGURES)
    .ext(distinct_on(FIGURES.c.cluster_id))
    .where(FIGURES.c.measured_on <= TO_ON)
    .order_by(FIGURES.c.cluster_id, *newest_first(FIGURES))
    .subquery()
)


def _verdicts(verdict: str) -> Statement:
    """The lines that opinions issued in the period judged so."""
    opinions, proposal = done(CLUSTER_PROPOSALS, "issue_opinion"), CLUSTER_PROPOSAL
    judged = func.jsonb_array_elements(proposal.c.judged).table_valued("value", name="judged")
    return Statement(
        select(opinions.c.province, func.count())
        .select_from(opinions.join(proposal, proposal.c.id == opinions.c.record_id))
        .join(judged, judged.c.value.op("->>")("verdict") == literal_column(f"'{verdict}'"))
        .group_by(opinions.c.province)
    )


def _day(key: str, vi: str, en: str, sums: Statement, unit: Unit = "count") -> Measure:
    return Measure(key, vi, en, "day", unit, sums)


def _period(key: str, vi: str, en: str, sums: Statement) -> Measure:
    return Measure(key, vi, en, "period", "count", sums)


MEASURES: tuple[Measure | Ratio, ...] = (
    _day("clusters_in_plan", "Cụm trong quy hoạch", "Clusters in the plan", _standing(CLUSTERS, LIVE)),
    _day("clusters_established", "Cụm đã thành lập", "Established clusters", _standing(CLUSTERS, ESTABLISHED)),
    _day("clusters_operating", "Cụm đang hoạt động", "Operating clusters", _standing(CLUSTERS, ["operating"])),
    _day("planned_area", "Diện tích theo quy hoạch", "Planned area", _of_clusters(_lines, "area", LIVE), "hectare"),
    _day("established_area", "Diện tích đã thành lập", "Established area",
         _of_clusters(_decisions, "area", ESTABLISHED), "hectare"),
    _day("leasable_area", "Đất công nghiệp có thể cho thuê", "Industrial land ready to be leased",
         _of_clusters(_figures, "leasable_area", LIVE), "hectare"),
    _day("leased_area", "Đất công nghiệp đã cho thuê", "Industrial land leased",
         _of_clusters(_figures, "leased_area", LIVE), "hectare"),
    Ratio("occupancy", "Tỷ lệ lấp đầy", "Occupancy", "day", "leased_area", "leasable_area"),
    _day("workers", "Lao động", "Workers", _of_clusters(_figures, "workers", LIVE)),
    _period("establishments_decided", "Cụm được thành lập trong kỳ", "Clusters established in the period",
            counted(done(CLUSTERS, "establish"))),
    _period("proposals_received", "Đề nghị đã tiếp nhận", "Proposals received",
            counted(done(CLUSTER_PROPOSALS, "receive"))),
    _period("opinions_issued", "Ý kiến đã ban hành", "Opinions issued",
            counted(done(CLUSTER_PROPOSALS, "issue_opinion"))),
    _period("lines_agreed", "Dòng được đồng ý", "Lines agreed to", _verdicts("agree")),
    _period("lines_agreed_with_conditions", "Dòng được đồng ý có điều kiện", "Lines agreed to with conditions",
            _verdicts("agree_with_conditions")),
    _period("lines_disagreed", "Dòng không được đồng ý", "Lines disagreed with", _verdicts("disagree")),
    _period("lines_returned", "Dòng trả lại", "Lines returned", _verdicts("return")),
    _period("decisions_recorded", "Quyết định của tỉnh đã ghi nhận", "Decisions of provinces recorded",
            counted(done(CLUSTER_PROPOSALS, "decide"))),
    _day("proposals_open", "Đề nghị đang giải quyết", "Open proposals", _standing(CLUSTER_PROPOSALS, ["sent", *OPEN])),
)  # fmt: skip
"""In the order of a report: the register on the day, then what the period brought."""

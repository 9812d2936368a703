"""The order of selection of a plan year, as an answer that says why; read only."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import (
    ImplementerRecord,
    SelectionAsked,
    SelectionOrder,
    SelectionReason,
    SelectionRow,
)
from arit_kit.db.transaction import Write
from arit_kit.time.today import today
from arit_kit.web.places import unknown_province
from arit_kit.web.problems import Problem
from arit_reference import provinces
from dossiers.dossier.queries import DOSSIERS
from dossiers.law import PRIORITY
from dossiers.selection.queries import RECORDS_OF, WAITING
from dossiers.selection.rules import Placed, Project, Record, Rules, ranked, rules_on, ties

MOST = 2000
"""A plan year holds fewer; what is beyond is told to be left out."""


async def order(tx: Write, asked: SelectionAsked) -> SelectionOrder:
    """Who waits for the plan of that year, in the order of the law of a day (I17)."""
    on = asked.on or min(today(), date(asked.plan_year - 1, 12, 31))
    rules = rules_on(on)
    waiting = await WAITING[tx.caller.side].all(
        tx.connection, plan_year=asked.plan_year, provinces=_scope(asked), most=MOST
    )
    rows = {row["id"]: dict(row) for row in waiting}
    projects = [_project(row) for row in rows.values()]
    tied = ties(projects, rules)
    implementers = {project.implementer for tie in tied for project in tie}
    counted = await RECORDS_OF.all(tx.connection, plan_year=asked.plan_year, implementers=sorted(implementers))
    records = {name: Record() for name in implementers}
    for row in counted:
        figures = {key: value for key, value in row.items() if key != "carried_out_by"}
        records[row["carried_out_by"]] = Record(**figures)
    others = {project.id: len(tie) - 1 for tie in tied for project in tie}
    placed = ranked(projects, records, rules)[: asked.limit]
    total = waiting[0]["total"] if waiting else 0
    return SelectionOrder(
        plan_year=asked.plan_year,
        on=on,
        total=total,
        truncated=len(placed) < total,
        rows=[_row(one, rows[one.project.id], records, others, rules) for one in placed],
    )


def _scope(asked: SelectionAsked) -> list[str] | None:
    """The provinces asked for: the named one and its predecessors; 422 for one that never was."""
    if asked.province is None:
        return None
    try:
        scope = provinces.scope_of(asked.province)
    except provinces.UnknownProvince as unknown:
        raise Problem("invalid-content", faults=[unknown_province("province", unknown)]) from unknown
    return [asked.province] if asked.exact else sorted(scope)


def _project(row: Mapping[str, Any]) -> Project:
    return Project(
        id=row["id"],
        reference=row["reference"],
        pilot=row["kind"] == "pilot",
        province=row["province"],
        trades=frozenset(trade for trade in row["trades"] if trade),
        contents=frozenset(row["content_codes"]),
        areas=frozenset(row["areas"]),
        products=frozenset(row["products"]),
        implementer=row["carried_out_by"],
    )


def _row(
    placed: Placed, row: Mapping[str, Any], records: Mapping[str, Record], others: Mapping[UUID, int], rules: Rules
) -> SelectionRow:
    project = placed.project
    record = records[project.implementer] if placed.turn else None
    priority = ("none", "one", "both")[bool(placed.areas) + bool(placed.products)]
    reasons = [_of_priority(placed, rules)]
    if project.pilot:
        reasons.insert(0, _reason("pilot", "Đề án điểm được xếp trước.", "A pilot goes first.", rules))
    if record:
        reasons.append(_of_capacity(record, others[project.id], rules))
    return SelectionRow(
        rank=placed.rank,
        group=f"{'pilot' if project.pilot else 'other'}_{priority}",
        turn=placed.turn,
        dossier_id=project.id,
        href=f"/v1/{DOSSIERS.collection}/{project.id}",
        contents=row["content_codes"],
        implementer_record=ImplementerRecord.model_validate(record) if record else None,
        reasons=reasons,
        **{name: row[name] for name in ("reference", "title", "kind", "state", "province", "requested")},
        **{name: row[name] for name in ("implementer", "implementer_unit")},
    )


def _of_priority(placed: Placed, rules: Rules) -> SelectionReason:
    areas, products = (_labels(codes) for codes in (placed.areas, placed.products))
    vi = f"Địa bàn ưu tiên: {areas[0] or 'không khai'}; sản phẩm ưu tiên: {products[0] or 'không khai'}."
    en = f"Priority areas: {areas[1] or 'none declared'}; priority products: {products[1] or 'none declared'}."
    return _reason("priority", vi, en, rules)


def _of_capacity(record: Record, others: int, rules: Rules) -> SelectionReason:
    vi = (
        f"Cùng tỉnh, cùng ngành nghề với {others} đề án khác; các năm kế hoạch trước, đơn vị thực hiện có"
        f" {record.accepted} đề án đã nghiệm thu, {record.settled_late} quyết toán chậm, {record.stopped} ngừng,"
        f" {record.rejected} không đạt thẩm định."
    )
    en = (
        f"One province and trade with {others} more; of earlier plan years its implementer has {record.accepted}"
        f" accepted, {record.settled_late} settled late, {record.stopped} stopped, {record.rejected} that failed"
        " an appraisal."
    )
    return _reason("capacity", vi, en, rules)


def _reason(criterion: str, vi: str, en: str, rules: Rules) -> SelectionReason:
    rule = rules[criterion]
    return SelectionReason(
        criterion=criterion, text_vi=vi, text_en=en, basis=rule.basis, status=rule.status, note=rule.note
    )


def _labels(codes: Iterable[str]) -> tuple[str, str]:
    labels = [PRIORITY.label(code) for code in sorted(codes)]
    return ", ".join(label.vi for label in labels), ", ".join(label.en for label in labels)

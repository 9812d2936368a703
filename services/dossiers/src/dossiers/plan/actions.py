"""Planning: the Agency drafts, the Ministry decides, and each dossier's ceiling is frozen by the decision's date."""

from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import PlanCreate, PlanDecide
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.law.select import LawValueUnknown
from arit_kit.web.problems import Fault, Problem, of_record
from dossiers.appraisal.queries import APPROVED_AT_MINISTRY
from dossiers.appraisal.rules import judged, summing_over_cluster
from dossiers.dossier.queries import DOSSIERS, GRANTED_TO_CLUSTERS
from dossiers.dossier.readiness import refuse
from dossiers.double_funding.actions import faults_against
from dossiers.plan.queries import DECIDED_IN, LINES_OF, PLANS
from dossiers.plan.rules import Asked, counted, faults_of
from dossiers.plan.tables import PLAN_LINE


async def draft(tx: Write, body: PlanCreate) -> Row:
    """A plan to be decided: every line's dossier has passed the ministry's appraisal, none stands twice."""
    tx.dated(body)
    amounts = {line.dossier_id: line.amount for line in body.lines}
    if len(amounts) != len(body.lines):
        vi, en = "Một hồ sơ xuất hiện hai lần.", "A dossier stands twice."
        raise Problem("invalid-content", faults=[Fault("/lines", "duplicate", vi, en)])
    pointers = [f"/lines/{place}/dossier_id" for place in range(len(body.lines))]
    locked = await tx.lock(DOSSIERS, list(amounts), pointers)
    by_id = {dossier["id"]: dossier for dossier in locked}
    dossiers = [by_id[line.dossier_id] for line in body.lines]
    await _judge(tx, body.plan_year, dossiers, amounts, decided=False)
    plan = await tx.create(
        PLANS, plan_year=body.plan_year, title=body.title, stated=body.stated.model_dump(mode="json")
    )
    for dossier in dossiers:
        await insert_row(
            tx.connection,
            PLAN_LINE,
            plan_id=plan["id"],
            dossier_id=dossier["id"],
            amount=amounts[dossier["id"]],
            province=dossier["province"],
            implementer_unit=dossier["implementer_unit"],
        )
    return plan


async def decide(tx: Write, plan: Row, body: PlanDecide) -> Row:
    """The Ministry decides: dossiers are approved, their ceilings frozen, and their provinces may know."""
    tx.dated(body)
    decision_id = await tx.document(body.document)
    await tx.lock_names("plan_year", [plan["plan_year"]])
    tranche = 1 + await DECIDED_IN.value(tx.connection, plan_year=plan["plan_year"])
    decided = await tx.move(PLANS, plan, "decide", decision_id=decision_id, decided_on=tx.effective_on, tranche=tranche)
    amounts = {row["dossier_id"]: row["amount"] for row in await LINES_OF.all(tx.connection, plan_id=plan["id"])}
    dossiers = await tx.lock(DOSSIERS, list(amounts))
    ceilings = await _judge(tx, plan["plan_year"], dossiers, amounts, decided=True)
    for place, dossier in enumerate(dossiers):
        refuse(await faults_against(tx, dossier, f"record:/lines/{place}/dossier_id"))
    for appraisal in await APPROVED_AT_MINISTRY.all(tx.connection, ids=list(amounts)):
        await tx.disclose(appraisal["id"])
    for dossier in dossiers:
        approved = await tx.advance(
            DOSSIERS,
            dossier,
            "approve_plan",
            plan_id=plan["id"],
            plan_decision_id=decision_id,
            plan_amount=amounts[dossier["id"]],
            ceilings=ceilings[dossier["id"]],
        )
        await tx.disclose(dossier["id"])
        await tx.publish(DOSSIERS, approved, "plan_approved", {"amount": amounts[dossier["id"]]})
    await tx.publish(PLANS, decided, "decided", audience="agency")
    return decided


async def _judge(
    tx: Write, plan_year: int, dossiers: list[Row], amounts: dict[UUID, int], *, decided: bool
) -> dict[UUID, list[dict[str, Any]]]:
    """Judge every line by the law of the day; 422 names all that break it. The judged lines, by dossier."""
    appraised = {
        row["dossier_id"]: row
        for row in await APPROVED_AT_MINISTRY.all(tx.connection, ids=[dossier["id"] for dossier in dossiers])
    }
    granted = await granted_to_clusters(tx, dossiers)
    asked, ceilings, unknown = [], {}, []
    for place, dossier in enumerate(dossiers):
        found, amount = appraised.get(dossier["id"]), amounts[dossier["id"]]
        to_cluster = granted[dossier["cluster_id"]] if dossier["cluster_id"] else Counter[str]()
        try:
            lines = judged(
                [(one["content"], one["eligible_cost"], one["proposed"]) for one in found["lines"]] if found else [],
                tx.effective_on,
                decided=decided,
                granted_to_cluster=to_cluster,
            )
        except LawValueUnknown as failure:
            unknown.append(_undecidable(f"record:/lines/{place}/dossier_id", dossier["reference"], failure))
            continue
        summing = summing_over_cluster(lines, tx.effective_on, to_cluster)
        to_cluster.update(counted(amount, summing))
        ceilings[dossier["id"]] = [line.plain() for line in lines]
        asked.append(
            Asked(
                reference=dossier["reference"],
                state=dossier["state"],
                plan_year=dossier["plan_year"],
                amount=amount,
                proposed=found["proposed_total"] if found else 0,
                ceilings=[line.ceiling for line in lines],
                in_cluster=dossier["cluster_id"] is not None,
                summing=summing,
            )
        )
    if unknown:
        raise Problem("law-value-unknown", vi=unknown[0].vi, en=unknown[0].en, faults=unknown)
    faults = faults_of(asked, plan_year)
    if faults:
        faults = of_record(faults) if decided else faults
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    return ceilings


def _undecidable(pointer: str, reference: str, unknown: LawValueUnknown) -> Fault:
    """A line that no plan is decided with, until its ceiling is established."""
    vi = f"{reference}: {unknown.key} theo {unknown.basis} chưa xác định được giá trị, chưa phê duyệt được."
    en = f"{reference}: {unknown.basis} sets {unknown.key}, but its value is not established: it cannot be decided."
    return Fault(pointer, "law-value-unknown", vi, en)


async def granted_to_clusters(tx: Write, dossiers: list[Row], but: UUID | None = None) -> dict[UUID, Counter[str]]:
    """What each cluster was granted so far, by content, `but` for one dossier.

    The clusters stay locked until the transaction ends (I06).
    """
    clusters = list({dossier["cluster_id"] for dossier in dossiers if dossier["cluster_id"]})
    await tx.lock_names("cluster", clusters)
    granted: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in await GRANTED_TO_CLUSTERS.all(tx.connection, clusters=clusters, but=but):
        granted[row["cluster_id"]][row["content"]] = int(row["granted"])
    return granted

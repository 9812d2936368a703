"""The province's decision on a proposal, and what its adopted lines change in the register."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from arit_contracts.clusters import ClusterProposalDecide
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Problem
from clusters.proposal import rule_set
from clusters.proposal.actions import clusters_of
from clusters.proposal.decision import decision_faults, deviations, settled, too_early_faults
from clusters.proposal.lines import Asked
from clusters.proposal.queries import CLUSTER_PROPOSALS
from clusters.register import actions as register
from clusters.register.rules import province_on


async def decide(tx: Write, proposal: Row, body: ClusterProposalDecide) -> Row:
    """What the province decided, line by line; deviations from the opinion are noted, adopted lines carried out (I15).

    Where the law does not put the opinion first, the decision may hold before it: the register follows the decision's
    day, while the proposal's own last change keeps its date.
    """
    tx.dated(body)
    tx.check(CLUSTER_PROPOSALS, proposal, "decide")
    rules, decided_on = rule_set.named(proposal["rule_set"]), body.document.issued_on
    assert rules is not None, "a proposal with an opinion has its rules"
    early = too_early_faults(rules, decided_on, proposal["opinion_on"])
    if faults := [*early, *decision_faults(body.lines, proposal["lines"])]:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    document_id = await tx.document(body.document)
    decided = settled(body.lines, proposal["lines"])
    clusters = await _clusters(tx, proposal, decided, [one.line - 1 for one in body.lines])
    held_on = tx.effective_on
    for line, outcome in zip(proposal["lines"], decided, strict=True):
        if outcome["adopted"]:
            await _carry_out(tx, proposal, line, outcome, clusters, document_id)
    differing = deviations(proposal["lines"], proposal["judged"], decided, decided_on, proposal["opinion_on"])
    if not rules.opinion_precedes_decision:
        tx.effective_on = max(held_on, proposal["effective_on"])
    moved = await tx.move(
        CLUSTER_PROPOSALS,
        proposal,
        "decide",
        decision_id=document_id,
        decided=decided,
        deviations=differing,
    )
    await tx.publish(CLUSTER_PROPOSALS, moved, "decided", {"deviations": [one["code"] for one in differing]})
    return moved


async def _clusters(tx: Write, proposal: Row, decided: list[dict[str, Any]], places: list[int]) -> dict[UUID, Row]:
    """The clusters of the adopted lines, locked; `places`: which line stands where in the request."""
    asked = {}
    for place, number in enumerate(places):
        line, outcome = proposal["lines"][number], decided[number]
        if outcome["adopted"] and line["cluster_id"]:
            area = Decimal(outcome["decided_area"]) if outcome["decided_area"] else None
            asked[place] = Asked(line["change"], UUID(line["cluster_id"]), area)
    return await clusters_of(tx, asked, proposal["province"], _in_request)


def _in_request(place: int, field: str) -> str:
    """Where the decision names it: its lines have an area, but no cluster of their own."""
    return f"/lines/{place}/{field}" if field == "area" else f"/lines/{place}/line"


async def _carry_out(
    tx: Write,
    proposal: Row,
    line: Mapping[str, Any],
    outcome: dict[str, Any],
    clusters: dict[UUID, Row],
    document_id: UUID,
) -> None:
    """One adopted line; several of one cluster follow each other upon its row."""
    area = Decimal(outcome["decided_area"]) if outcome["decided_area"] else None
    if line["change"] == "add":
        assert area is not None, "an added cluster's area is decided"
        added = await register.open_cluster(
            tx,
            document_id,
            province=tx.province(province_on(proposal["province"], tx.effective_on).uid, "/effective_on"),
            name=line["name"],
            former_district=line["former_district"],
            commune=line["commune"],
            kind=line["kind"] or "ordinary",
            mountainous=bool(line["mountainous"]),
            area=area,
            phase=outcome["decided_phase"],
        )
        outcome["cluster_id"] = str(added["id"])
        return
    id = UUID(line["cluster_id"])
    clusters[id] = await _changed(tx, clusters[id], line, area, outcome["decided_phase"], document_id)


async def _changed(
    tx: Write, cluster: Row, line: Mapping[str, Any], area: Decimal | None, phase: str | None, document_id: UUID
) -> Row:
    match line["change"]:
        case "remove":
            return await register.remove(tx, cluster, document_id)
        case "rename":
            return await register.rename(tx, cluster, document_id, line["name"])
        case "relocate":
            return await register.relocate(tx, cluster, document_id, line["former_district"], line["commune"])
        case "keep":
            return cluster
        case _:
            return await register.add_plan_line(tx, cluster, document_id, area=area, phase=phase)

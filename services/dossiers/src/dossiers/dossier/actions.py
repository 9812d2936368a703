"""What is done to a dossier, each in one transaction; other features move it through the functions at the end."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from arit_contracts.dossiers import AdjustmentChanges, DossierClock, DossierPatch, RegistrationLine
from arit_contracts.forms import ActWithReason, Dated
from arit_contracts.papers import AttachedItem
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.db.transaction import Row, Write
from arit_kit.law.papers import refuse_incomplete, refuse_unknown
from arit_kit.time.today import today
from arit_kit.web.problems import Fault, Problem, broken_rule, of_record
from dossiers.attachment.citing import refuse_strange_files
from dossiers.checklist.rules import (
    BASE_APPRAISAL_RECORD,
    Papers,
    comes_with_registration,
    missing,
    papers_of_dossier,
)
from dossiers.dossier.clock import running, told
from dossiers.dossier.queries import COURSE_OF, DOSSIERS, OF_REGISTRATION, PASSED_AT_BASE
from dossiers.dossier.readiness import as_gates_see, refuse, refuse_unready, refuse_without_full_sets
from dossiers.dossier.rules import above_cost_faults, content_faults
from dossiers.dossier.workflow import AGENCY, AWAITING, ENDED, PROVINCE
from dossiers.double_funding.actions import claim, give_up

PREPARED_IN = frozenset({"selected", AWAITING})
"""States in which the papers are completed; a group's beneficiaries and papers also after the plan (I12), and what
comes with the registration before it is sent."""

MAY_BE_EMPTY = frozenset({"cluster_id", "double_funding_justification"})
"""Fields that a null empties."""

NAMED_LATE = frozenset({"beneficiaries", "items", "double_funding_justification"})
"""What a group may still name after the plan (I12)."""

APPRAISED = frozenset({"title", "contents", "beneficiaries", "plan_years"})
"""What the base appraisal judged: a supplement that the Agency asks for does not change it."""


async def open_dossier(tx: Write, line: RegistrationLine, pointer: str, registration: Row) -> Row:
    """A line of a registration becomes the dossier; `pointer` is where the line stands in the request."""
    province = registration["province"]
    return await tx.create(
        DOSSIERS,
        province=province,
        filed_by=PROVINCE if province else AGENCY,
        implementer_unit=line.implementer_unit or registration["implementer_unit"],
        plan_year=registration["plan_year"],
        kind=line.kind,
        title=line.title,
        implementer=line.implementer,
        registration_id=registration["id"],
        re_registers=line.re_registers,
        plan_years=line.plan_years,
        items=[],
        **_contents(tx, line.contents, f"{pointer}/contents"),
        beneficiaries=_plain(line.beneficiaries),
    )


async def amend(tx: Write, dossier: Row, body: DossierPatch) -> Row:
    """Complete the papers while the dossier is being prepared; only the fields that were sent change."""
    tx.dated(body)
    sent = body.model_fields_set - {"effective_on", "reason"}
    late_group = dossier["kind"] == "group" and dossier["state"] == "plan_approved" and sent <= NAMED_LATE
    with_the_list = dossier["state"] == "registered" and comes_with_registration(dossier["kind"], tx.effective_on)
    if dossier["state"] not in PREPARED_IN and not late_group and not with_the_list:
        state = DOSSIERS.machine.known_state(dossier["state"], tx.caller.side)
        raise Problem(
            "action-not-allowed",
            vi=f"Hồ sơ ở trạng thái «{DOSSIERS.machine.states[state][0]}» nên không sửa được.",
            en=f"A dossier that is {state} cannot be changed.",
            extra={"state": state},
        )
    if dossier["returns_to"] == "forwarded" and sent & APPRAISED:
        vi, en = "Nội dung đã thẩm định cấp cơ sở.", "What was appraised at the base stands."
        faults = [Fault(f"/{name}", "appraised", vi, en) for name in sorted(sent & APPRAISED)]
        raise Problem("rule-broken", vi=vi, en=en, faults=faults)
    changes: dict[str, Any] = {name: getattr(body, name) for name in sent & {"title", "plan_years", *MAY_BE_EMPTY}}
    if body.contents is not None:
        changes |= _contents(tx, body.contents, "/contents")
    if body.beneficiaries is not None:
        changes["beneficiaries"] = _plain(body.beneficiaries)
    if body.items is not None:
        held = {item["code"] for item in dossier["items"]}
        refuse_unknown([item.code for item in body.items], papers_of_dossier(tx.effective_on) | held, "/items")
        await refuse_strange_files(tx, dossier["id"], body.items, "/items")
        changes["items"] = [_paper(item) for item in body.items]
    nulled = [name for name in sent if getattr(body, name) is None and name not in MAY_BE_EMPTY]
    if nulled:
        faults = [Fault(f"/{name}", "null", "Không được để trống.", "May not be null.") for name in sorted(nulled)]
        raise Problem("invalid-content", faults=faults)
    amended = await tx.amend(DOSSIERS, dossier, **changes)
    if late_group:
        refuse(await claim(tx, amended))
    return amended


async def clock(tx: Write, dossier: Row) -> DossierClock:
    """How long the appraisal under way has run, by what the caller may know."""
    steps = await COURSE_OF.all(tx.connection, dossier_id=dossier["id"])
    return told(dossier["id"], running([dict(step) for step in steps], dossier["filed_by"]), today())


async def submit(tx: Write, dossier: Row, body: Dated) -> Row:
    """The dossier comes in, complete by the checklist of its day; 422 `dossier-incomplete` names what lacks."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, "submit")
    await refuse_unready(tx, dossier)
    await tx.publish(DOSSIERS, moved, "submitted")
    return moved


async def request_supplement(tx: Write, dossier: Row, body: ActWithReason) -> Row:
    """Ask for a supplement: the clock stops, and the dossier will return to where it was."""
    tx.dated(body, note=body.note)
    moved = await tx.move(
        DOSSIERS, dossier, "request_supplement", clock_paused_on=tx.effective_on, returns_to=dossier["state"]
    )
    await tx.publish(DOSSIERS, moved, "supplement_required", {"note": body.note})
    return moved


async def resubmit(tx: Write, dossier: Row, body: Dated) -> Row:
    """The supplement is in: the clock runs on."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, "resubmit", dossier["returns_to"], clock_paused_on=None, returns_to=None)
    await refuse_unready(tx, dossier)
    await tx.publish(DOSSIERS, moved, "resubmitted")
    return moved


async def forward(tx: Write, dossier: Row, body: Dated) -> Row:
    """To the Agency, with what the checklist of the day asks for then; the base appraisal's record is the paper A1."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, "forward")
    appraised = await PASSED_AT_BASE.value(tx.connection, dossier_id=dossier["id"])
    present = await as_gates_see(tx, dossier)
    papers = Papers.of(present, [BASE_APPRAISAL_RECORD] if appraised else [])
    refuse_incomplete(missing(papers, "forward", tx.effective_on))
    await tx.publish(DOSSIERS, moved, "forwarded")
    return moved


async def decline(tx: Write, dossier: Row, body: ActWithReason) -> Row:
    """The Agency leaves a listed dossier out of the plan, and says why."""
    tx.dated(body, note=body.note)
    moved = await tx.move(DOSSIERS, dossier, "decline")
    await let_go(tx, moved)
    await tx.publish(DOSSIERS, moved, "rejected", {"note": body.note})
    return moved


async def take_step(tx: Write, dossier: Row, action: str, event: str, body: Dated) -> Row:
    """An action that only moves the dossier: select, withdraw, move_local."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, action)
    await let_go(tx, moved)
    await tx.publish(DOSSIERS, moved, event)
    return moved


async def let_go(tx: Write, dossier: Row) -> None:
    """Give up what the dossier claimed, if its way ended; every move to such an end calls it."""
    if dossier["state"] in ENDED:
        await give_up(tx, dossier)


async def list_all(tx: Write, registration_id: UUID) -> None:
    """A registration is sent: its dossiers that still wait are listed, with their full sets while the law asks so."""
    lines = [dict(line) for line in await OF_REGISTRATION.all(tx.connection, registration_id=registration_id)]
    await refuse_without_full_sets(tx, lines)
    await advance_all(tx, [line for line in lines if line["state"] == "registered"], "list", "listed")


async def await_raise(tx: Write, dossier: Row, raise_to: int | None) -> None:
    """The Ministry is asked to raise the support to so much (đồng), or no longer: money may be allocated up to it."""
    await _publish_grant(tx, await tx.amend(DOSSIERS, dossier, "await_raise", raise_to=raise_to))


async def adjust(tx: Write, dossier: Row, changes: AdjustmentChanges, **granted: Any) -> Row:
    """What an approved adjustment changes; `granted`: what the plan grants since, with the ceilings that judged it."""
    values = {name: getattr(changes, name) for name in ("place", "coordinating_unit", "completes_on")}
    values = {name: value for name, value in values.items() if value is not None}
    if changes.beneficiaries is not None:
        values["beneficiaries"] = _plain(changes.beneficiaries)
    if changes.contents is not None:
        values |= _contents(tx, changes.contents, "record:/changes/contents")
    adjusted = await tx.amend(DOSSIERS, dossier, "adjust", **values, **granted)
    if changes.beneficiaries is not None or changes.contents is not None:
        refuse(of_record(await claim(tx, adjusted)))
    await _publish_grant(tx, adjusted)
    return adjusted


async def stop(tx: Write, dossier: Row) -> Row:
    """It is carried out no further: nothing more may be allocated to it; others may claim what the fund did not pay for
    (I18)."""
    stopped = await tx.advance(DOSSIERS, dossier, "stop", raise_to=None)
    await give_up(tx, stopped)
    await tx.publish(DOSSIERS, stopped, "stopped", {"granted": 0})
    return stopped


async def _publish_grant(tx: Write, dossier: Row) -> None:
    await tx.publish(DOSSIERS, dossier, "adjusted", {"granted": dossier["raise_to"] or dossier["plan_amount"]})


async def advance_all(tx: Write, dossiers: Iterable[Row], action: str, event: str, **changes: Any) -> list[Row]:
    """Another feature's act moves these dossiers, each told to the feed."""
    moved = []
    for dossier in dossiers:
        after = await tx.advance(DOSSIERS, dossier, action, **changes)
        await let_go(tx, after)
        await tx.publish(DOSSIERS, after, event)
        moved.append(after)
    return moved


def _contents(tx: Write, contents: Iterable[Any], pointer: str) -> dict[str, Any]:
    plain = _plain(contents)
    faults = content_faults([one["content"] for one in plain], tx.effective_on, pointer)
    faults += above_cost_faults([(one["total_cost"], one["requested"]) for one in plain], pointer)
    if faults:
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)
    sums = {name: sum(one[name] for one in plain) for name in ("total_cost", "requested")}
    if max(sums.values()) > GREATEST_AMOUNT:
        raise broken_rule(
            pointer,
            vi=f"Tổng không vượt {GREATEST_AMOUNT} đồng.",
            en=f"The sum may not pass {GREATEST_AMOUNT} đồng.",
            code="sum-too-great",
        )
    return {"contents": plain, "content_codes": [one["content"] for one in plain], **sums}


def _paper(item: AttachedItem) -> dict[str, Any]:
    """A paper as it is stored: like those of before there were files, where it cites none."""
    return item.model_dump(mode="json", exclude=None if item.attachment_id else {"attachment_id"})


def _plain(models: Iterable[Any]) -> list[dict[str, Any]]:
    return [model.model_dump(mode="json") for model in models]

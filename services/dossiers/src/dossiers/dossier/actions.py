"""What is done to a dossier, each in one transaction; other features move it through the functions at the end."""

from collections.abc import Iterable
from typing import Any

from arit_contracts.dossiers import ActWithReason, DossierPatch, RegistrationLine
from arit_contracts.forms import Dated
from arit_contracts.values import GREATEST_AMOUNT
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem, broken_rule
from dossiers.checklist.rules import Missing, Papers, missing
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.rules import content_faults
from dossiers.dossier.workflow import AGENCY, PROVINCE
from dossiers.law.checklist import Gate

PREPARED_IN = frozenset({"selected", "supplement_required"})
"""States in which the papers are completed; a group's beneficiaries and papers also after the plan (I12)."""


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
    late_group = (
        dossier["kind"] == "group" and dossier["state"] == "plan_approved" and sent <= {"beneficiaries", "items"}
    )
    if dossier["state"] not in PREPARED_IN and not late_group:
        state = DOSSIERS.machine.known_state(dossier["state"], tx.caller.side)
        raise Problem(
            "action-not-allowed",
            vi=f"Hồ sơ đang {state} nên không sửa được.",
            en=f"A dossier that is {state} cannot be changed.",
            extra={"state": state},
        )
    changes: dict[str, Any] = {name: getattr(body, name) for name in sent & {"title", "cluster_id"}}
    if body.contents is not None:
        changes |= _contents(tx, body.contents, "/contents")
    if body.beneficiaries is not None:
        changes["beneficiaries"] = _plain(body.beneficiaries)
    if body.items is not None:
        changes["items"] = _plain(body.items)
    nulled = [name for name in sent if getattr(body, name) is None and name != "cluster_id"]
    if nulled:
        faults = [Fault(f"/{name}", "null", "Không được để trống.", "May not be null.") for name in sorted(nulled)]
        raise Problem("invalid-content", faults=faults)
    return await tx.amend(DOSSIERS, dossier, **changes)


def lacking(dossier: Row, gate: Gate, tx: Write) -> list[Missing]:
    """What the checklist of the day asks for at this gate and the dossier lacks."""
    return missing(Papers.of(dossier), gate, tx.effective_on)


async def submit(tx: Write, dossier: Row, body: Dated) -> Row:
    """The dossier comes in, complete by the checklist of its day; 422 `dossier-incomplete` names what lacks."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, "submit")
    _refuse_incomplete(lacking(dossier, "base_appraisal", tx))
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
    _refuse_incomplete(lacking(dossier, "base_appraisal", tx))
    await tx.publish(DOSSIERS, moved, "resubmitted")
    return moved


async def take_step(tx: Write, dossier: Row, action: str, event: str, body: Dated) -> Row:
    """An action that only moves the dossier: select, forward, withdraw."""
    tx.dated(body)
    moved = await tx.move(DOSSIERS, dossier, action)
    await tx.publish(DOSSIERS, moved, event)
    return moved


async def advance_all(tx: Write, dossiers: Iterable[Row], action: str, event: str, **changes: Any) -> list[Row]:
    """Another feature's act moves these dossiers, each told to the feed."""
    moved = []
    for dossier in dossiers:
        after = await tx.advance(DOSSIERS, dossier, action, **changes)
        await tx.publish(DOSSIERS, after, event)
        moved.append(after)
    return moved


def _contents(tx: Write, contents: Iterable[Any], pointer: str) -> dict[str, Any]:
    plain = _plain(contents)
    faults = content_faults([one["content"] for one in plain], tx.effective_on, pointer)
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


def _plain(models: Iterable[Any]) -> list[dict[str, Any]]:
    return [model.model_dump(mode="json") for model in models]


def _refuse_incomplete(lacks: list[Missing]) -> None:
    if lacks:
        raise Problem(
            "dossier-incomplete",
            vi=f"Còn thiếu: {', '.join(one.code for one in lacks)}.",
            en=f"Missing: {', '.join(one.code for one in lacks)}.",
            faults=[
                Fault(
                    f"/items/{one.code}",
                    one.code,
                    f"{one.label_vi} ({one.basis})",
                    f"{one.label_en} ({one.basis})",
                )
                for one in lacks
            ],
        )

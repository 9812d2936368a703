"""What is done with attachments: one is added to a record by a person, and judged by the service itself."""

from typing import Any
from uuid import UUID

from arit_contracts.attachments import AttachmentSend
from arit_contracts.values import urn
from arit_kit.db.resource import Resource
from arit_kit.db.transaction import Row, Write
from arit_kit.files.clamav import Verdict
from arit_kit.files.receive import Received
from arit_kit.files.records import MOVES, REFUSED, WAITING, count_of_record
from arit_kit.web.problems import Fault, Problem

MOST_OF_A_RECORD = 200
"""Files, with all their revisions."""


def check_open(tx: Write, resource: Resource, record: Row) -> None:
    """409 `action-not-allowed` where the record takes no attachment: at its end, or while its province may not know
    where it stands: it would see what the others attach, and its own file would come out in a hidden entry."""
    state, side, machine = record["state"], tx.caller.side, resource.machine
    hidden = machine.is_ambiguous(state) if side == "province" else state in machine.shown_to_provinces_as
    if state in machine.final or hidden:
        known = machine.known_state(state, side)
        raise Problem(
            "action-not-allowed",
            vi=f"{record['reference']} đang {known}, không nhận thêm tệp.",
            en=f"{record['reference']} is {known}, which takes no attachment.",
            extra={"state": known, "allowed_actions": []},
        )


async def attach(
    tx: Write, attachments: Resource, resource: Resource, record_id: UUID, file: Received, asked: AttachmentSend
) -> Row:
    """The file becomes a paper of the record, whose own history tells its name and hash."""
    tx.dated(asked)
    record = await tx.find(resource, record_id)
    if record is None:
        raise Problem("not-found")
    check_open(tx, resource, record)
    if await count_of_record(attachments).value(tx.connection, record_id=record["id"]) >= MOST_OF_A_RECORD:
        vi, en = f"Hồ sơ đã có {MOST_OF_A_RECORD} tệp.", f"The record has {MOST_OF_A_RECORD} files already."
        raise Problem("conflict", vi=vi, en=en)
    revision = await _revision(tx, attachments, record, asked.replaces)
    attachment = await tx.create(
        attachments,
        id=file.id,
        province=record["province"],
        implementer_unit=record["implementer_unit"],
        record_kind=resource.kind,
        record_id=record["id"],
        file_name=asked.file_name,
        media_type=file.kind.media_type,
        size=file.size,
        sha256=file.sha256,
        revision=revision,
        replaces=asked.replaces,
    )
    tx.dated(asked, note=f"{attachment['reference']} {asked.file_name} sha256:{file.sha256}")
    await tx.amend(resource, record, "attach")
    await tx.publish(attachments, attachment, "sent", _told(attachments, attachment))
    return attachment


async def _revision(tx: Write, attachments: Resource, record: Row, replaces: UUID | None) -> int:
    if replaces is None:
        return 1
    before = await tx.find(attachments, replaces, lock=False)
    if before is None or before["record_id"] != record["id"]:
        vi, en = f"Hồ sơ không có tệp {replaces}.", f"The record has no attachment {replaces}."
        raise Problem("invalid-content", faults=[Fault("replaces", "not-found", vi, en)])
    return int(before["revision"]) + 1


async def judge(
    tx: Write, attachments: Resource, records: dict[str, Resource], id: UUID, verdict: Verdict | None
) -> None:
    """What the scanner said of an attachment that waits; None where no scanner is configured.

    That a paper is refused stands in its record's history too, unless that would tell where the record stands.
    """
    seen = await tx.find(attachments, id, lock=False)
    if seen is None:
        return
    state = verdict.state if verdict else "not_scanned"
    resource = records[seen["record_kind"]]
    # The record is locked first, as by whoever attaches.
    record = await tx.find(resource, seen["record_id"]) if state in REFUSED else None
    attachment = await tx.find(attachments, id)
    if attachment is None or attachment["state"] not in WAITING:
        return
    values: dict[str, Any] = {"scanned_at": tx.recorded_at, "finding": verdict.finding} if verdict else {}
    judged = await tx.advance(attachments, attachment, MOVES[state], **values)
    await tx.publish(attachments, judged, state, _told(attachments, judged))
    if record is not None and verdict is not None and not resource.machine.is_ambiguous(record["state"]):
        said = f"{attachment['reference']} {attachment['file_name']}: {state}, {verdict.finding}"
        tx.effective_on, tx.reason = record["effective_on"], said
        await tx.amend(resource, record, "refuse_attachment")


def _told(attachments: Resource, attachment: Row) -> dict[str, Any]:
    """What the events of an attachment tell."""
    return {
        "record": urn(attachments.service, attachment["record_kind"], attachment["record_id"]),
        "file_name": attachment["file_name"],
        "media_type": attachment["media_type"],
        "size": attachment["size"],
        "sha256": attachment["sha256"],
        "revision": attachment["revision"],
    }

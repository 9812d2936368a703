"""Papers that cite a file of their own: it must be the record's, and one that was refused is no paper."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from arit_contracts.papers import AttachedItem
from arit_kit.db.transaction import Write
from arit_kit.files.records import REFUSED
from arit_kit.web.problems import Fault, Problem
from dossiers.attachment.queries import STATES_OF_RECORD


async def without_refused_files(tx: Write, record_id: UUID, papers: Sequence[Mapping[str, Any]]) -> list[Any]:
    """A record's papers as its gates see them: without those whose file was found infected, or cannot be scanned."""
    cited = [UUID(paper["attachment_id"]) for paper in papers if paper.get("attachment_id")]
    rows = await STATES_OF_RECORD.all(tx.connection, record_id=record_id, ids=cited) if cited else []
    refused = {str(row["id"]) for row in rows if row["state"] in REFUSED}
    return [paper for paper in papers if paper.get("attachment_id") not in refused]


async def refuse_strange_files(tx: Write, record_id: UUID, papers: Sequence[AttachedItem], at: str) -> None:
    """422 for a paper, by its place, that cites another record's file, one that is not there, or one refused."""
    places = {paper.attachment_id: place for place, paper in enumerate(papers) if paper.attachment_id}
    rows = await STATES_OF_RECORD.all(tx.connection, record_id=record_id, ids=list(places)) if places else []
    states = {row["id"]: row["state"] for row in rows}
    faults = []
    for id, place in places.items():
        pointer = f"{at}/{place}/attachment_id"
        if id not in states:
            faults.append(Fault(pointer, "not-found", f"Hồ sơ không có tệp {id}.", f"The record has no file {id}."))
        elif states[id] in REFUSED:
            faults.append(Fault(pointer, states[id], f"Tệp {id} bị từ chối.", f"The file {id} is {states[id]}."))
    if faults:
        raise Problem("invalid-content", faults=faults)

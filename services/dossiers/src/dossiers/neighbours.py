"""What dossiers asks of other services: the budget service holds money for an agreement."""

from uuid import UUID

from pydantic import BaseModel

from arit_contracts.budget import CommitmentPut
from arit_contracts.forms import DocumentRef
from arit_kit.web.client import Neighbour, Refused
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call


class HeldLine(BaseModel):
    """What is read of a held line."""

    allocation_document: DocumentRef


class Held(BaseModel):
    """What is read of a commitment."""

    state: str
    agreement_id: UUID
    lines: list[HeldLine]

    def documents(self) -> list[DocumentRef]:
        """The allocation documents that the money rests on, each once."""
        seen: dict[str, DocumentRef] = {}
        for line in self.lines:
            document = line.allocation_document
            seen.setdefault(f"{document.issuer} {document.symbol} {document.number} {document.issued_on}", document)
        return list(seen.values())


class HeldPage(BaseModel):
    """What is read of the list of commitments."""

    items: list[Held]
    next_cursor: str | None


class Budget:
    """The budget service, asked for the person who calls."""

    def __init__(self, call: Call) -> None:
        self._neighbour: Neighbour = call.neighbour("budget")
        self._subject = call.caller.subject

    async def hold(self, agreement_id: UUID, body: CommitmentPut) -> Held:
        """Hold the money of an agreement; its refusal (409) is passed on with what is free."""
        try:
            return await self._neighbour.put(f"/v1/commitments/{agreement_id}", body, Held, subject=self._subject)
        except Refused as refused:
            raise passed_on(refused) from refused


def passed_on(refused: Refused) -> Problem:
    """A neighbour's refusal as this service's own answer: the same code where the catalogue has it."""
    detail = str(refused.problem.get("detail", ""))
    faults = [
        Fault(
            str(one.get("pointer", "")),
            str(one.get("code", "")),
            str(one.get("detail", "")),
            str(one.get("detail", "")),
        )
        for one in refused.problem.get("errors", [])
        if isinstance(one, dict)
    ]
    code = refused.code if refused.status in (409, 422) else "neighbour-unavailable"
    return Problem(code, vi=detail, en=detail, faults=faults)

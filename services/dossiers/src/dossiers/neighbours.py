"""What dossiers asks of other services: the budget service holds money for an agreement."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from arit_contracts.budget import CommitmentPut
from arit_contracts.problem import catalogue
from arit_contracts.values import Day
from arit_kit.web.client import Neighbour, Refused
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call


class HeldDocument(BaseModel):
    """What is read of an allocation's document: the fields of a DocumentRef; others are ignored."""

    number: str
    symbol: str
    issuer: str
    issued_on: Day
    signer: str | None = None


class HeldLine(BaseModel):
    """What is read of a held line."""

    allocation_document: HeldDocument


class Held(BaseModel):
    """What is read of a commitment that stands: nothing is signed that rests on no allocation (I22, I42)."""

    state: Literal["held", "confirmed"]
    agreement_id: UUID
    lines: Annotated[list[HeldLine], Field(min_length=1)]

    def documents(self) -> list[HeldDocument]:
        """The allocation documents that the money rests on, each once."""
        seen: dict[str, HeldDocument] = {}
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
            held = await self._neighbour.put(f"/v1/commitments/{agreement_id}", body, Held, subject=self._subject)
        except Refused as refused:
            raise passed_on(refused) from refused
        if held.agreement_id != agreement_id:
            raise self._neighbour.unavailable(f"answered for the agreement {held.agreement_id}")
        return held


def passed_on(refused: Refused) -> Problem:
    """A neighbour's refusal as this service's own answer: the same code where the catalogue has it.

    The lines that were held are the agreement's, in its order, so budget's pointers are places in the record.
    """
    if refused.status not in (409, 422):
        return Problem("neighbour-unavailable", retry_after=5)
    detail, errors = str(refused.problem.get("detail", "")), refused.problem.get("errors")
    faults = [
        Fault(
            _of_record(str(one.get("pointer", ""))),
            str(one.get("code", "")),
            str(one.get("detail", "")),
            str(one.get("detail", "")),
        )
        for one in (errors if isinstance(errors, list) else [])
        if isinstance(one, dict)
    ]
    known = catalogue().get(refused.code)
    fallback = "conflict" if refused.status == 409 else "rule-broken"
    code = refused.code if known is not None and known.status == refused.status else fallback
    return Problem(code, vi=detail, en=detail, faults=faults)


def _of_record(pointer: str) -> str:
    return f"record:{pointer}" if pointer.startswith("/lines/") else pointer

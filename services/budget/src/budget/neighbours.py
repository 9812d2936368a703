"""What budget asks of dossiers before money moves: planned dossiers, agreements, payment requests.

Never asked inside a transaction.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel

from arit_kit.web.client import Neighbour, Refused
from arit_kit.web.problems import Fault, Problem
from arit_kit.web.routing import Call

Model = TypeVar("Model", bound=BaseModel)
BATCH = 200


class PlannedDossier(BaseModel):
    """What is read of a dossier. `planned`: its plan is decided and stands; `plan_amount` đồng, null until then.

    `raise_to`: what an adjustment before the Ministry would raise it to, where there is one.
    """

    id: UUID
    reference: str
    state: str
    version: int
    planned: bool
    plan_amount: int | None
    raise_to: int | None = None
    province: str | None
    implementer_unit: str | None


class DossierPage(BaseModel):
    """What is read of a batch of dossiers."""

    items: list[PlannedDossier]


class Agreement(BaseModel):
    """What is read of an agreement. `payable`: money may be paid under it; `state` only for messages."""

    id: UUID
    state: str
    state_label_vi: str = ""
    payable: bool


class PaymentRequest(BaseModel):
    """What is read of a payment request; `amount` đồng, `effective_on` the day of its approval."""

    id: UUID
    state: str
    state_label_vi: str = ""
    agreement_id: UUID
    dossier_id: UUID
    year: int
    effective_on: date
    kind: str
    amount: int
    province: str | None
    implementer_unit: str | None


class Dossiers:
    """The dossiers service, asked for the person who calls. Down, slow or nonsense: 503 and nothing written."""

    def __init__(self, call: Call) -> None:
        self._neighbour: Neighbour = call.neighbour("dossiers")
        self._subject = call.caller.subject

    async def planned(self, ids: Iterable[UUID]) -> dict[UUID, PlannedDossier]:
        """The dossiers of these ids that exist, by batches."""
        wanted = sorted(set(ids))
        found: dict[UUID, PlannedDossier] = {}
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            try:
                page = await self._neighbour.batch("/v1/dossiers", batch, DossierPage, subject=self._subject)
            except Refused as refused:
                raise _not_understood(refused) from refused
            found |= {one.id: one for one in page.items}
        return found

    async def agreement(self, id: UUID) -> Agreement:
        """An agreement as it stands now."""
        return await self._one(f"/v1/agreements/{id}", Agreement, "/agreement_id")

    async def payment_request(self, id: UUID) -> PaymentRequest:
        """A payment request as it stands now; 422 where there is none."""
        return await self._one(f"/v1/payment-requests/{id}", PaymentRequest, "/payment_request_id")

    async def _one(self, path: str, model: type[Model], pointer: str) -> Model:
        try:
            return await self._neighbour.get(path, model, subject=self._subject)
        except Refused as refused:
            if refused.status != 404:
                raise _not_understood(refused) from refused
            vi, en = f"Không có {path} trong dịch vụ dossiers.", f"The service dossiers has no {path}."
            raise Problem("invalid-content", vi=vi, en=en, faults=[Fault(pointer, "not-found", vi, en)]) from refused


def _not_understood(refused: Refused) -> Problem:
    en = f"The service dossiers refused the question ({refused}); nothing was written."
    vi = f"Dịch vụ dossiers từ chối trả lời ({refused}); không có gì được ghi."
    return Problem("neighbour-unavailable", vi=vi, en=en)

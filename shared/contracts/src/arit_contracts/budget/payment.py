"""Contracts of payments (chi, tạm ứng)."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Choice, Dated, ListRequest, Recorded
from arit_contracts.values import Amount, AskedYear, Code, Day, Name, ProvinceUid


class PaymentCreate(Dated):
    """Paying an approved payment request."""

    payment_request_id: UUID
    voucher: Annotated[Name | None, Field(description="The Treasury's voucher (chứng từ KBNN).")] = None


class Payment(Recorded):
    """Money that has left the fund: an advance (tạm ứng) or a payment (thanh toán)."""

    state: Annotated[str, Field(description="paid, reversed")]
    kind: str
    agreement_id: UUID
    dossier_id: UUID
    payment_request_id: UUID
    year: int
    amount: Amount
    province: str | None
    voucher: str | None
    paid_on: Day
    allowed_actions: list[Choice]


class PaymentFilter(ListRequest):
    """Filters of the payments' list."""

    agreement_id: UUID | None = None
    dossier_id: UUID | None = None
    year: AskedYear | None = None
    state: Code | None = None
    province: ProvinceUid | None = None
    exact: bool = False

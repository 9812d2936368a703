"""An event of a service's feed: a CloudEvents 1.0 envelope, and the data that other services act upon.

Every event's data tells the record's reference, version, state and `effective_on`; those below tell more, and a
service cannot publish them otherwise.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from arit_contracts.forms import Answer
from arit_contracts.values import Amount, Day, Instant, PositiveAmount, Year


class Event(Answer):
    """Something that happened to a record. Readers ignore attributes that they don't know."""

    model_config = ConfigDict(extra="ignore")

    specversion: Literal["1.0"]
    id: Annotated[str, Field(description="Send it as `lastEventId` to read on.")]
    source: str
    type: Annotated[str, Field(examples=["dossiers.agreement.signed.v1"])]
    subject: Annotated[str, Field(description="The record's URN.")]
    time: Instant
    province: str | None
    causationid: Annotated[str, Field(description="The request that caused it.")]
    data: dict[str, Any]

    @property
    def record_id(self) -> UUID:
        """The id of the record that it is about."""
        return UUID(self.subject.rpartition(":")[2])


class Told(Answer):
    """What every event tells; what is not named here is ignored by its readers."""

    effective_on: Day


class PaymentTold(Told):
    """budget.payment.paid and .reversed: which request was paid, or is to be paid again."""

    payment_request_id: UUID
    agreement_id: UUID
    dossier_id: UUID
    kind: Literal["advance", "payment"]
    amount: PositiveAmount
    year: Year


class HoldAbandonedTold(Told):
    """dossiers.agreement.hold_abandoned: holds of an earlier version than this have no signature."""

    agreement_version: int


class AcceptedLine(Answer):
    """What of a dossier's support was accepted in a year, đồng; of a late filer no more than was paid or approved."""

    dossier: UUID
    year: Year
    accepted: Amount


class LiquidatedTold(Told):
    """dossiers.agreement.liquidated and .stopped: what was accepted, line by line."""

    lines: list[AcceptedLine]


class AgreedAmount(Answer):
    """What a dossier has of an agreement in a year from now on, đồng."""

    dossier: UUID
    year: Year
    amount: Amount


class AdjustedTold(Told):
    """dossiers.agreement.adjusted: what each line comes to since that version of the agreement."""

    version: int
    lines: list[AgreedAmount]


class GrantTold(Told):
    """dossiers.dossier.adjusted and .stopped: what may be allocated to it since that version; 0 once stopped."""

    version: int
    granted: Amount


class LeftPlanTold(Told):
    """dossiers.dossier.moved_local and .re_registered: since that version no plan grants it anything."""

    version: int


TOLD: Mapping[str, type[Told]] = {
    "budget.payment.paid.v1": PaymentTold,
    "budget.payment.reversed.v1": PaymentTold,
    "dossiers.agreement.signed.v1": Told,
    "dossiers.agreement.void.v1": Told,
    "dossiers.agreement.hold_abandoned.v1": HoldAbandonedTold,
    "dossiers.agreement.liquidated.v1": LiquidatedTold,
    "dossiers.agreement.adjusted.v1": AdjustedTold,
    "dossiers.agreement.stopped.v1": LiquidatedTold,
    "dossiers.dossier.adjusted.v1": GrantTold,
    "dossiers.dossier.stopped.v1": GrantTold,
    "dossiers.dossier.moved_local.v1": LeftPlanTold,
    "dossiers.dossier.re_registered.v1": LeftPlanTold,
}
"""The events that another service acts upon, and what each tells."""

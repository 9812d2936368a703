"""An event of a service's feed: a CloudEvents 1.0 envelope, read as `application/cloudevents-batch+json`."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from arit_contracts.forms import Answer
from arit_contracts.values import Instant


class Event(Answer):
    """Something that happened to a record. Readers ignore attributes that they don't know."""

    model_config = ConfigDict(extra="ignore")

    specversion: Literal["1.0"]
    id: Annotated[str, Field(description="Send it as `lastEventId` to read on.")]
    source: str
    type: Annotated[str, Field(examples=["dossiers.plan.approved.v1"])]
    subject: Annotated[str, Field(description="The record's URN.")]
    time: Instant
    province: str | None
    causationid: Annotated[str, Field(description="The request that caused it.")]
    data: dict[str, Any]

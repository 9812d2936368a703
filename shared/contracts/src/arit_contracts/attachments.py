"""Attachments (tệp đính kèm): the papers themselves, as files of a record; one that was sent never changes."""

import re
import unicodedata
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from arit_contracts.forms import Choice, Dated, ListRequest, Recorded
from arit_contracts.values import CLEANED, Code, Instant, Urn

LONGEST_NAME = 200
"""Characters; percent-encoded, four bytes each, they still fit a proxy's limit of headers. A browser shortens a name
that its disk cannot take."""

_DEVICES = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)", re.IGNORECASE)


def _file_name(name: str) -> str:
    name = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in name)
    misread = "\ufffd" in name  # bytes that were no UTF-8
    if not name.isprintable() or misread or _DEVICES.match(name) or name.startswith(".") or name.endswith("."):
        raise PydanticCustomError("file_name", "Not a plain file name.")
    return name


FileName = Annotated[
    str,
    StringConstraints(min_length=3, max_length=LONGEST_NAME, pattern=r'^[^/\\:*?"<>|\n\t]+$'),
    CLEANED,
    AfterValidator(_file_name),
    Field(
        description="With its extension, without any folder, and such that every system can store it.",
        examples=["Đơn đề nghị.pdf"],
    ),
]


class AttachmentSend(Dated):
    """What goes with a file, as parameters of the address: the body is the file itself."""

    file_name: FileName
    replaces: Annotated[UUID | None, Field(description="The attachment whose next revision it is.")] = None


class Attachment(Recorded):
    """A file of a record, with what a look into it found."""

    state: Annotated[str, Field(description="pending, clean, infected, unscannable or not_scanned; an open set.")]
    downloadable: Annotated[bool, Field(description="Its content may be read: it is clean, or no scanner is kept.")]
    record: Annotated[Urn, Field(description="The record that it belongs to.")]
    record_id: UUID
    file_name: str
    media_type: Annotated[str, Field(description="By its content, not by its name.", examples=["application/pdf"])]
    size: Annotated[int, Field(description="Bytes.")]
    sha256: Annotated[str, Field(description="Hexadecimal; also the ETag of its content.")]
    revision: Annotated[int, Field(description="1 for the first, one more for each that replaces it.")]
    replaces: Annotated[UUID | None, Field(description="The revision before it, which is kept.")]
    replaced_by: UUID | None
    scanned_at: Instant | None
    finding: Annotated[str | None, Field(description="What the scanner named, or why it could not judge.")]
    content_href: Annotated[str, Field(description="Where its content is.")]
    province: str | None
    implementer_unit: str | None
    allowed_actions: Annotated[list[Choice], Field(description="Always empty: nobody changes an attachment.")]


class AttachmentFilter(ListRequest):
    """Filters of a list of attachments."""

    record_id: UUID | None = None
    state: Code | None = None
    current: Annotated[bool | None, Field(description="true: only what nothing replaces; false: only the rest.")] = None

"""Which files are accepted (types.toml), and what a file is by its first bytes; its name proves nothing."""

import tomllib
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

HEAD_BYTES = 16
"""So many of the first bytes tell the types apart."""


class FileType(BaseModel):
    """A type that is accepted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    media_type: str
    extensions: Annotated[tuple[str, ...], Field(min_length=1)]
    begins: Annotated[tuple[str, ...], Field(min_length=1)]
    part: str | None = None
    """Of a container: the file in it that only this type holds."""
    mimetype: bool = False
    """Of a container: its file `mimetype` says the media type (OpenDocument)."""

    def fits(self, file_name: str) -> bool:
        """Whether a file of this type may bear the name."""
        return file_name.rpartition(".")[2].lower() in self.extensions


def _read() -> dict[str, FileType]:
    text = files("arit_kit.files").joinpath("types.toml").read_text("utf-8")
    return TypeAdapter(dict[str, FileType]).validate_python(tomllib.loads(text))


TYPES = _read()
ZIP = TYPES["zip"]


def of_head(head: bytes) -> FileType | None:
    """What a file is that begins so; of a container only that it is one (ZIP); None for what is not accepted."""
    if any(head.startswith(bytes.fromhex(start)) for start in ZIP.begins):
        return ZIP
    return next(
        (one for one in TYPES.values() if any(head.startswith(bytes.fromhex(start)) for start in one.begins)), None
    )

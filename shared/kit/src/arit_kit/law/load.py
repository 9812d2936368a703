"""Reads law files and refuses those that overlap, leave a gap unexplained or cite what is not listed.

    title = "…"                     # what the file is about
    selected_by = "plan.decided_on" # the date of a case that selects the block
    [[C04]]                         # a key; its blocks follow each other without a gap
    valid_from = 2014-04-08
    valid_to = 2018-05-10           # left out while in force
    …                               # the file's own values
    basis = "TTLT 26/2014"          # instruments as arit_reference lists them, articles after a comma
    status = "verified"             # verified | secondary | memory | unknown
    applied = false                 # where nothing in the service asks for it yet

Beside keys a file may hold [[gaps]], [[doubts]] and [labels].
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from arit_kit.law.select import Block, Doubt, Gap, Label, LawFile, SomeBlock
from arit_reference.instruments import UnknownInstrument, cited

_RESERVED = ("title", "selected_by", "gaps", "doubts", "labels")


class LawRefused(Exception):
    """A law file contradicts itself; the service does not start. Each problem is one sentence."""

    def __init__(self, name: str, problems: list[str]) -> None:
        super().__init__("\n".join(f"{name}: {problem}" for problem in problems))
        self.problems = problems


def load(path: Path | Traversable, block: type[SomeBlock]) -> LawFile[SomeBlock]:
    """The law file at `path`, each of its blocks checked by the model `block`."""
    content = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return from_content(path.name, content, block)


def from_content(name: str, content: Mapping[str, Any], block: type[SomeBlock]) -> LawFile[SomeBlock]:
    """A law file from its parsed content."""
    problems: list[str] = [f"`{key}` is missing" for key in ("title", "selected_by") if key not in content]
    gaps = _validated(list[Gap], content.get("gaps", []), "gaps", problems) or []
    doubts = _validated(list[Doubt], content.get("doubts", []), "doubts", problems) or []
    labels = _validated(dict[str, Label], content.get("labels", {}), "labels", problems) or {}
    blocks: dict[str, tuple[SomeBlock, ...]] = {}
    for key, rows in content.items():
        if key in _RESERVED:
            continue
        if not isinstance(rows, list) or not rows:
            problems.append(f"{key} holds no blocks: write [[{key}]]")
            continue
        found = [_validated(block, {"key": key, **row}, key, problems) for row in rows]
        blocks[key] = tuple(one for one in found if one is not None)
    for key, of_key in blocks.items():
        problems += _problems_of_key(of_key, [gap for gap in gaps if gap.key == key])
    problems += [f"a gap is explained for {gap.key}, which has no blocks" for gap in gaps if gap.key not in blocks]
    problems += [problem for doubt in doubts if (problem := _unlisted("doubts", doubt.basis))]
    if problems:
        raise LawRefused(name, problems)
    return LawFile(name, content["title"], content["selected_by"], blocks, gaps, doubts, labels, content)


def digest(files: Iterable[LawFile[Any]]) -> str:
    """A sha256 of what the files say; comments and layout do not change it."""
    content = {file.name: file.content for file in files}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _validated(kind: Any, value: object, key: str, problems: list[str]) -> Any:
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as refused:
        for error in refused.errors():
            where = ".".join(str(part) for part in error["loc"])
            at = f" of {value['valid_from']}" if isinstance(value, dict) and "valid_from" in value else ""
            problems.append(f"{key}{at}: {where + ': ' if where else ''}{error['msg']}")
        return None


def _problems_of_key(blocks: tuple[Block, ...], gaps: list[Gap]) -> list[str]:
    problems = [problem for block in blocks for problem in _problems_of_block(block)]
    explained = {(gap.valid_from, gap.valid_to) for gap in gaps}
    for earlier, later in pairwise(blocks):
        until = earlier.valid_to or date.max
        if later.valid_from <= until:
            problems.append(
                f"{earlier.key}: the blocks of {earlier.valid_from} and {later.valid_from} overlap, "
                "or stand in the wrong order"
            )
            continue
        gap = (until + timedelta(days=1), later.valid_from - timedelta(days=1))
        if gap[0] <= gap[1] and gap not in explained:
            problems.append(
                f"{earlier.key}: nothing is said of {gap[0]} to {gap[1]}; "
                "add a block of status unknown, or explain it in [[gaps]]"
            )
        explained.discard(gap)
    problems += [f"{blocks[0].key}: there is no gap from {start} to {end}" for start, end in sorted(explained)]
    return problems


def _problems_of_block(block: Block) -> list[str]:
    at = f"{block.key} of {block.valid_from}"
    problems = [problem] if (problem := _unlisted(at, block.basis)) else []
    if block.valid_to is not None and block.valid_to < block.valid_from:
        problems.append(f"{at} ends on {block.valid_to}, before it begins")
    given = block.model_fields_set & set(block.value_fields())
    if block.status == "unknown" and given:
        problems.append(f"{at} is of status unknown, yet gives {', '.join(sorted(given))}")
    for name, status in block.less_sure.items():
        if name not in block.value_fields():
            problems.append(f"{at}: less_sure names {name}, which is no value of this file")
        elif (status == "unknown") == (name in given):
            problems.append(f"{at}: a value is left out exactly when less_sure calls it unknown ({name})")
    return problems


def _unlisted(at: str, basis: str) -> str | None:
    try:
        cited(basis)
    except UnknownInstrument as unknown:
        return f"{at} cites {unknown.key!r}, which arit_reference does not list among the instruments"
    return None

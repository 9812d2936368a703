"""Prints the law that the services apply as one page of Markdown, for a lawyer to read and correct."""

from collections.abc import Iterable
from typing import Any

from arit_kit.law.select import Block, LawFile
from arit_reference import content_codes
from arit_reference.instruments import Instrument, cited

_STATUS = {
    "verified": "đã đối chiếu",
    "secondary": "nguồn thứ cấp",
    "memory": "theo trí nhớ, chưa đối chiếu",
    "unknown": "chưa rõ",
}
_VALUES = {True: "có", False: "không"}


def print_law(files: Iterable[LawFile[Any]]) -> str:
    """All files, key by key: since when, until when, the values, the basis, how well each is known."""
    files = list(files)
    pages = [_file(file) for file in files]
    return "\n\n".join(["# Quy định pháp luật mà hệ thống áp dụng", *pages, _instruments(files)]) + "\n"


def _file(file: LawFile[Any]) -> str:
    parts = [f"## {file.title} (`{file.name}`)", f"Ngày chọn quy định: `{file.selected_by}`."]
    parts += [f"Từ {doubt.valid_from}: {doubt.note} ({doubt.basis}; {_STATUS[doubt.status]})" for doubt in file.doubts]
    for key, blocks in file.blocks.items():
        parts.append(f"### {key}: {name}" if (name := _name(file, key)) else f"### {key}")
        parts.append(_table(blocks))
        parts += [
            f"Không có quy định {gap.valid_from} – {gap.valid_to}: {gap.reason}" for gap in file.gaps if gap.key == key
        ]
    return "\n\n".join(parts)


def _table(blocks: Iterable[Block]) -> str:
    rows = [
        "| Từ ngày | Đến ngày | Nội dung | Căn cứ | Mức độ tin cậy | Ghi chú |",
        "|---|---|---|---|---|---|",
    ]
    for block in blocks:
        cells = [
            str(block.valid_from),
            str(block.valid_to or ""),
            _values(block),
            block.basis,
            _STATUS[block.status],
            " ".join(said for said in ("" if block.applied else "Chưa áp dụng.", block.note) if said),
        ]
        rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(rows)


def _values(block: Block) -> str:
    shown = []
    for name in block.value_fields():
        called = type(block).model_fields[name].title or name
        status = block.less_sure.get(name)
        if not block.is_known(name):
            if status or block.status != "unknown":
                shown.append(f"{called}: chưa rõ")
        elif name in block.model_fields_set:
            shown.append(f"{called}: {_plain(getattr(block, name))}" + (f" ({_STATUS[status]})" if status else ""))
    return "; ".join(shown) or "chưa rõ"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return _VALUES[value]
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(_plain(one) for one in value))
    if isinstance(value, dict):
        return ", ".join(f"{key} → {_plain(one)}" for key, one in value.items())
    return str(value)


def _name(file: LawFile[Any], key: str) -> str | None:
    if key in file.labels:
        return file.labels[key].vi
    try:
        return content_codes.get(key).name_vi
    except content_codes.UnknownContentCode:
        return None


def _instruments(files: Iterable[LawFile[Any]]) -> str:
    bases = [block.basis for file in files for blocks in file.blocks.values() for block in blocks]
    used: set[Instrument] = {instrument for basis in bases for instrument in cited(basis)}
    rows = ["| Ký hiệu | Trích yếu | Cơ quan ban hành | Hiệu lực từ | Đến |", "|---|---|---|---|---|"]
    for instrument in sorted(used, key=lambda one: one.key):
        begins, ends = instrument.effective_on or "chưa rõ", instrument.ended_on or ""
        rows.append(f"| {instrument.key} | {instrument.title} | {instrument.issuer} | {begins} | {ends} |")
    return "## Văn bản được viện dẫn\n\n" + "\n".join(rows)

"""Which clusters lie in one district (địa bàn cấp huyện), by names that people write in more than one way. Pure."""

from arit_reference.vietnamese_order import sort_key

KINDS = {"huyện": "huyện", "h.": "huyện", "quận": "quận", "q.": "quận", "thị xã": "thị xã", "tx.": "thị xã",
         "tx": "thị xã", "thành phố": "thành phố", "tp.": "thành phố", "tp": "thành phố"}  # fmt: skip
"""How the kind of a district is written before its name; Cai Lậy was both a district and a town."""


def same_district(one: str, other: str) -> bool:
    """Whether both names mean one district: the names are equal, and the kinds where both say one."""
    (kind, name), (other_kind, other_name) = _divided(one), _divided(other)
    return sort_key(name) == sort_key(other_name) and (kind is None or other_kind is None or kind == other_kind)


def _divided(district: str) -> tuple[str | None, str]:
    text = " ".join(district.casefold().split())
    for written, kind in KINDS.items():
        if text.startswith(written + ("" if written.endswith(".") else " ")):
            return kind, text.removeprefix(written).strip()
    return None, text

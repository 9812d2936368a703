"""A part of a file: what `Range` asks for (RFC 9110 §14), as the first byte and the one behind the last."""

import re

from arit_kit.web.problems import Problem

_ONE_RANGE = re.compile(r"bytes=([0-9]{0,19})-([0-9]{0,19})", re.IGNORECASE)


def asked_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The range of a file of that size; None for the whole, also where several ranges or other units are asked for.

    Raises 416 `range-not-satisfiable` for one that lies outside.
    """
    asked = _ONE_RANGE.fullmatch((header or "").strip())
    if asked is None or asked[1] == asked[2] == "":
        return None
    if asked[1] == "":
        first, last = max(size - int(asked[2]), 0), size - 1
        outside = int(asked[2]) == 0
    else:
        first, last = int(asked[1]), int(asked[2] or size - 1)
        if asked[2] and last < first:
            return None
        outside = first >= size
    if outside:
        raise Problem("range-not-satisfiable", headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
    return first, min(last, size - 1) + 1

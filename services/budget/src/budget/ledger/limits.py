"""A limit that would be exceeded: what was asked, what is free, and the refusal that names all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from arit_kit.papers.wording import in_figures
from arit_kit.web.problems import Fault, Problem


@dataclass(frozen=True, slots=True)
class Exceeded:
    """One limit that would be exceeded; đồng, `free` never below 0."""

    pointer: str
    limit: str
    asked: int
    free: int
    vi: str
    en: str

    def fault(self) -> Fault:
        """It as a field's fault."""
        return Fault(self.pointer, "limit-exceeded", self.vi, self.en)


def too_much(pointer: str, limit: str, asked: int, free: int, of: str = "") -> Exceeded:
    """More is asked of `of` than is free."""
    free = max(0, free)
    vi, en = (" trong các đợt phân bổ đã ban hành", " in the tranches issued") if limit == "allocated" else ("", "")
    return Exceeded(
        pointer,
        limit,
        asked,
        free,
        f"{of or limit}: đề nghị {in_figures(asked)} đồng, chỉ còn {in_figures(free)} đồng{vi}.",
        f"{of or limit}: {asked:,} đồng asked, {free:,} đồng free{en}.",
    )


def refusal(limits: Sequence[Exceeded]) -> Problem:
    """409 `limit-exceeded`, with every limit's figures in `limits`."""
    return Problem(
        "limit-exceeded",
        vi=limits[0].vi,
        en=limits[0].en,
        faults=[one.fault() for one in limits],
        extra={
            "limits": [
                {"pointer": one.pointer, "limit": one.limit, "asked": one.asked, "free": one.free} for one in limits
            ]
        },
    )

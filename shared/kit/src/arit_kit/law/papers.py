"""A checklist as law (thành phần hồ sơ): papers, each in so many sets (bộ), and what a file lacks of them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import Field

from arit_kit.law.select import Block, LawFile
from arit_kit.web.problems import Fault, Problem, of_record
from arit_reference.evidence import Status


class PaperBlock(Block):
    """A paper that a file needs for a time; a checklist's own model adds for which files and steps."""

    sets: Annotated[int, Field(ge=1, title="Số bộ")] = 1


SomePaper = TypeVar("SomePaper", bound=PaperBlock)


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that the checklist asks for and the file lacks, in whole or in sets."""

    code: str
    label_vi: str
    label_en: str
    sets: int
    present: int
    basis: str
    status: Status

    @property
    def is_remembered(self) -> bool:
        """The law is only remembered to ask for it: told, never refused."""
        return self.status == "memory"


def lacking(checklist: LawFile[SomePaper], needed: Iterable[SomePaper], present: Mapping[str, int]) -> list[Missing]:
    """What of the papers needed is not there; `present`: how many sets of each."""
    lacks = []
    for paper in needed:
        sets = present.get(paper.key, 0)
        if sets < paper.sets:
            label = checklist.label(paper.key)
            lacks.append(Missing(paper.key, label.vi, label.en, paper.sets, sets, paper.basis, paper.status))
    return lacks


def told_of(lack: Missing) -> tuple[str, str]:
    """What lacks, in Vietnamese and English: of a paper in several sets how many are there and how many are asked."""
    sets_vi = f", có {lack.present}/{lack.sets} bộ" if lack.sets > 1 else ""
    sets_en = f", {lack.present} of {lack.sets} sets are there" if lack.sets > 1 else ""
    return f"{lack.label_vi}{sets_vi} ({lack.basis})", f"{lack.label_en}{sets_en} ({lack.basis})"


def refuse_incomplete(lacks: Iterable[Missing], at: str | None = None) -> None:
    """422 `dossier-incomplete` that names each paper lacking, but for those only remembered to be asked for.

    `at`: the request's own field that brings the papers; without it they are places in the record (`/items/D1`).
    """
    refused = [one for one in lacks if not one.is_remembered]
    if not refused:
        return
    faults = [Fault(at or f"/items/{one.code}", one.code, *told_of(one)) for one in refused]
    codes = ", ".join(one.code for one in refused)
    faults = faults if at else of_record(faults)
    raise Problem("dossier-incomplete", vi=f"Còn thiếu: {codes}.", en=f"Missing: {codes}.", faults=faults)


def refuse_unknown(codes: Sequence[str], known: Iterable[str], at: str) -> None:
    """422 `invalid-content` for each paper, by its place, whose code is none of those `known` to the law of the day."""
    known = sorted(known)
    faults = []
    for place, code in enumerate(codes):
        if code not in known:
            named = ", ".join(known)
            vi, en = f"Không có giấy tờ {code}; các mã: {named}.", f"There is no paper {code}; the codes are {named}."
            faults.append(Fault(f"{at}/{place}/code", "unknown-paper", vi, en))
    if faults:
        raise Problem("invalid-content", vi=faults[0].vi, en=faults[0].en, faults=faults)

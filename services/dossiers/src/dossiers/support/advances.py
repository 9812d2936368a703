"""Which class of advance (tạm ứng) a dossier's contents fall into, by the law of a day. Pure."""

from collections.abc import Iterable
from datetime import date

from arit_kit.law.select import LawValueUnknown
from arit_reference import content_codes
from dossiers.law.advances import ADVANCES, AdvanceClass

UNCLASSED = "ADV-U"


def class_of(content: str, day: date) -> AdvanceClass:
    """The class of a content on that day; refuses a content that no class of known rate names."""
    base = content_codes.base_of(content)
    for advance_class in ADVANCES.all_on(day):
        if base in advance_class.contents:
            return advance_class
    unclassed = ADVANCES.on(day, UNCLASSED)
    raise LawValueUnknown(f"advance of {content}", day, unclassed.basis)


def strictest(classes: Iterable[AdvanceClass]) -> AdvanceClass:
    """Of several classes the one of the least rate: a dossier of several contents is advanced by it."""
    return min(classes, key=lambda one: one.rate_percent or 0)


def class_if_known(contents: Iterable[str], day: date) -> AdvanceClass | None:
    """The class of a dossier's contents on that day; None where that of any content is not known."""
    try:
        return strictest([class_of(content, day) for content in contents])
    except LawValueUnknown:
        return None


def required_papers(advance_class: AdvanceClass, content: str, contractor_hired: bool) -> tuple[str, ...]:
    """The codes of the papers that a request for this content must hold."""
    of_content = advance_class.papers_of.get(content_codes.base_of(content), ())
    return advance_class.papers + of_content + (advance_class.papers_if_contractor if contractor_hired else ())


def papers_of_advances(day: date) -> set[str]:
    """The codes of the papers that requests of any class may have to hold, by the law of that day."""
    return {
        code
        for one in ADVANCES.all_on(day)
        for codes in (one.papers, one.papers_if_contractor, *one.papers_of.values())
        for code in codes
    }

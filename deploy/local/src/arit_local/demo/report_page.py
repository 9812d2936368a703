"""How figures of several services are told: names, values and units as they bring them. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from arit_local.demo.teller import Record
from arit_local.demo.words import Figure, Language, Money, Source, in_words

VIETNAM = timezone(timedelta(hours=7))
UNITS = {"count": "", "hectare": " ha", "percent": " %"}


def value_told(figure: Record, language: Language, source: Source | None = None) -> str:
    """`900 triệu đồng○`, `94,15 %○`; a dash where it cannot be told."""
    value, unit = figure["value"], figure["unit"]
    if value is None:
        return "–"
    if unit == "dong":
        return in_words(Money(value, source), language)
    number = str(value)
    if unit == "hectare" and "." in number:
        number = number.rstrip("0").rstrip(".")
    if language == "vi":
        number = number.replace(".", ",")
    return in_words(Figure(number + UNITS[unit], source), language)


def figures_told(figures: Sequence[Record], language: Language) -> str:
    """The figures that are not nought, in one sentence; a dash where there are none."""
    told = [
        f"{figure[f'label_{language}']} {value_told(figure, language)}"
        for figure in figures
        if figure["value"] not in (None, 0, "0", "0.0000")
    ]
    return "; ".join(told) or "–"


def moment_told(instant: str) -> str:
    """An instant in UTC as a clock in Việt Nam shows it: `19:41 27/11/2026`."""
    return datetime.fromisoformat(instant).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")

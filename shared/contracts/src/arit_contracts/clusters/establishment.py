"""Contracts of the procedure that establishes or expands a cluster (Điều 12 NĐ 68/2017, Điều 10 NĐ 32/2024)."""

from typing import Literal

from arit_contracts.forms import Request
from arit_contracts.values import Day

EstablishmentStep = Literal["announce", "call", "make_dossier", "appraise", "decide"]


class EstablishmentDeadlineAsked(Request):
    """A step of the procedure, and the day of the event that starts its term."""

    step: EstablishmentStep
    from_on: Day

"""Which papers a proposal on planning needs (thành phần hồ sơ): `checklist.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_contracts.clusters import ProposalKind
from arit_kit.law.load import load
from arit_kit.law.papers import PaperBlock


class ProposalPaper(PaperBlock):
    """A paper, and which kinds of proposal need it; none named means all."""

    kinds: Annotated[frozenset[ProposalKind], Field(title="Loại đề nghị")] = frozenset()


CHECKLIST = load(files("clusters.law").joinpath("checklist.toml"), ProposalPaper)

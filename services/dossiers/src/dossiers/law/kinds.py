"""What makes a dossier one of its kind (loại đề án): `kinds.toml`."""

from importlib.resources import files
from typing import Annotated

from pydantic import Field

from arit_kit.law.load import load
from arit_kit.law.select import Block


class KindCriteria(Block):
    """How many contents and beneficiaries a project of the kind joins, and over how many plan years."""

    contents_at_least: Annotated[int | None, Field(title="Số nội dung tối thiểu")] = None
    contents_at_most: Annotated[int | None, Field(title="Số nội dung tối đa")] = None
    beneficiaries_at_least: Annotated[int | None, Field(title="Số đối tượng thụ hưởng tối thiểu")] = None
    years_at_least: Annotated[int | None, Field(title="Số năm tối thiểu")] = None
    years_at_most: Annotated[int | None, Field(title="Số năm tối đa")] = None


KINDS = load(files("dossiers.law").joinpath("kinds.toml"), KindCriteria)

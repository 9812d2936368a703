"""What the contracts of dossiers share: contents, kinds of project, beneficiaries."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from arit_contracts.forms import Request
from arit_contracts.values import CLEANED, Amount, Name, Paragraph

ContentCode = Annotated[
    str,
    StringConstraints(pattern=r"^C[0-9]{2}[A-Za-z]?$"),
    CLEANED,
    Field(description="What is supported (nội dung hoạt động khuyến công), by code.", examples=["C04"]),
]
DossierKind = Literal["single", "group", "pilot", "task"]


class Beneficiary(Request):
    """Who benefits (đơn vị thụ hưởng): an establishment of rural industry, and what Sở declares of it."""

    name: Name
    tax_code: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9]{10}(-[0-9]{3})?$"), CLEANED] | None,
        Field(examples=["1500123456"]),
    ] = None
    commune: Annotated[Name | None, Field(description="Where it is: the commune's name of that day.")] = None
    is_implementer: Annotated[bool, Field(description="It carries the project out itself.")] = False


class SupportedContent(Request):
    """One content of a project: what is supported, what it costs and what is asked for."""

    content: ContentCode
    description: Paragraph | None = None
    total_cost: Annotated[Amount, Field(description="The whole cost that may be supported, đồng.")]
    requested: Annotated[Amount, Field(description="Asked of the national fund, đồng.")]

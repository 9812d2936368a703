"""What the contracts of dossiers share: contents and their kinds, beneficiaries, papers, and how law is cited."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from arit_contracts.forms import DocumentRef, Request
from arit_contracts.values import CLEANED, Amount, Code, Name, Paragraph

ContentCode = Annotated[
    str,
    StringConstraints(pattern=r"^C[0-9]{2}[A-Za-z]?$"),
    CLEANED,
    Field(description="What is supported (nội dung hoạt động khuyến công), by code.", examples=["C04"]),
]
DossierKind = Literal["single", "group", "pilot", "task"]
Filer = Literal["province", "agency"]
"""Who files: a province's Sở Công Thương, or one of the Agency's own units."""

Exact = Annotated[bool, Field(description="Only this unit, not its predecessors.")]
Status = Annotated[str, Field(description="How well the law is known: verified, secondary, memory, unknown.")]
Basis = Annotated[str, Field(description="The text of law with its article.", examples=["TT 28/2018/TT-BTC, Đ8 k4"])]
Rule = Annotated[
    str, Field(description="The block of law that judged it, by key and first day.", examples=["C04@2018-05-11"])
]


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


class ChecklistItem(Request):
    """A paper of the dossier (thành phần hồ sơ), present when its code and sets are recorded."""

    code: Code
    sets: Annotated[int, Field(ge=1, le=20, strict=True)] = 1
    document: DocumentRef | None = None

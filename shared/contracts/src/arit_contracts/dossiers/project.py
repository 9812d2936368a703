"""What the contracts of dossiers share: contents, kinds of project, beneficiaries."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from arit_contracts.forms import Request
from arit_contracts.values import CLEANED, Amount, Day, Name, Paragraph

ContentCode = Annotated[
    str,
    StringConstraints(pattern=r"^C[0-9]{2}[A-Za-z]?$"),
    CLEANED,
    Field(
        description="What is supported (nội dung hoạt động khuyến công), by code: the sheet «Lựa chọn» of "
        "`GET /v1/registrations/workbook` lists the codes of the day with their names.",
        examples=["C04"],
    ),
]
DossierKind = Annotated[
    Literal["single", "group", "pilot", "task"],
    Field(description="Đề án thường, đề án nhóm (its beneficiaries may be named later), đề án điểm, nhiệm vụ."),
]
LegalForm = Literal[
    "enterprise",
    "cooperative",
    "cooperative_union",
    "cooperative_group",
    "household",
    "artisan",
    "service_provider",
    "cluster_investor",
]
Trade = Literal[
    "farm_processing",
    "consumer_goods",
    "chemicals_and_materials",
    "mechanics_and_electronics",
    "handicraft",
    "mining",
    "cleaner_production",
    "high_technology",
    "clean_industry",
    "energy_saving",
    "environmental_industry",
    "friendly_energy",
]
PriorityArea = Literal[
    "difficult",
    "especially_difficult",
    "new_rural_programme",
    "highland",
    "island",
    "land_border",
    "ethnic_minority",
    "poor_district",
]
PriorityProduct = Literal[
    "mechanics_and_chemicals_for_farming",
    "supporting_industry",
    "typical_product",
    "key_product",
    "export",
    "local_materials",
    "labour_intensive",
]


class Place(Request):
    """Where an establishment is, as Sở declares it for the day: there is no register of communes."""

    kind: Annotated[
        Literal["commune", "township", "ward", "special_zone"],
        Field(description="xã, thị trấn, phường, đặc khu"),
    ]
    city_class: Annotated[
        Literal["special", "1", "2", "3"] | None,
        Field(description="Of a ward: the class of its city (đô thị loại); null in a town (thị xã)."),
    ] = None
    converted_on: Annotated[Day | None, Field(description="Of a ward that was a commune: when it became one.")] = None
    craft_village: Annotated[
        bool, Field(description="In a craft village that the province recognised (làng nghề được công nhận).")
    ] = False
    priority_areas: Annotated[
        list[PriorityArea], Field(max_length=8, description="What the area is by law (địa bàn ưu tiên).")
    ] = []


class Machine(Request):
    """A machine that the support pays for: the same one is never supported twice."""

    name: Name
    serial: Annotated[str, StringConstraints(min_length=1, max_length=100), CLEANED]
    maker: Name | None = None


class Beneficiary(Request):
    """Who benefits (đơn vị thụ hưởng): an establishment of rural industry, and what Sở declares of it."""

    name: Name
    tax_code: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9]{10}(-[0-9]{3})?$"), CLEANED] | None,
        Field(examples=["1500123456"]),
    ] = None
    commune: Annotated[Name | None, Field(description="Where it is: the commune's name of that day.")] = None
    is_implementer: Annotated[bool, Field(description="It carries the project out itself.")] = False
    legal_form: Annotated[LegalForm | None, Field(description="What it is by law (loại hình).")] = None
    small_or_medium: Annotated[
        bool | None, Field(description="Of an enterprise: it is small or medium (doanh nghiệp nhỏ và vừa).")
    ] = None
    trade: Annotated[Trade | None, Field(description="Its trade (ngành nghề) among those that are promoted.")] = None
    priority_products: Annotated[
        list[PriorityProduct], Field(max_length=7, description="What its products are by law (sản phẩm ưu tiên).")
    ] = []
    place: Place | None = None
    machines: Annotated[list[Machine], Field(max_length=50, description="What the support buys for it.")] = []
    other_state_support: Annotated[
        Paragraph | None,
        Field(description="Other State support for the same expenditure, as declared; null where there is none."),
    ] = None


class SupportedContent(Request):
    """One content of a project: what is supported, what it costs and what is asked for."""

    content: ContentCode
    description: Paragraph | None = None
    total_cost: Annotated[Amount, Field(description="The whole cost that may be supported, đồng.")]
    requested: Annotated[Amount, Field(description="Asked of the national fund, đồng.")]

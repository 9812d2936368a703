"""Contracts of the voting for typical rural industrial products (bình chọn sản phẩm CNNT tiêu biểu)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from arit_contracts.forms import Answer, Choice, Dated, DocumentRef, Exact, ListRequest, Recorded, Request
from arit_contracts.law import Basis, Status
from arit_contracts.values import Amount, AskedYear, Code, Day, Name, Points, ProvinceUid, Title, Year

VotingLevel = Annotated[
    Literal["district", "province", "region", "national"], Field(description="cấp huyện, tỉnh, khu vực, quốc gia")
]
VotingRegion = Annotated[
    Literal["bac", "mien_trung_tay_nguyen", "nam"], Field(description="phía Bắc, miền Trung – Tây Nguyên, phía Nam")
]
ProductGroup = Annotated[
    Literal["handicraft", "processed_food", "machinery", "other"],
    Field(
        description="thủ công mỹ nghệ; chế biến nông lâm thủy sản và thực phẩm; "
        "thiết bị, máy móc, dụng cụ, phụ tùng cơ khí; khác"
    ),
]
RunBy = Annotated[str, Field(description="province: district and provincial rounds; agency: the others.")]
MOST_ENTRIES = 1_000


class VotingRoundCreate(Dated):
    """A round is opened (tổ chức bình chọn) by its plan or decision, for a level, a place and a year."""

    level: VotingLevel
    year: Year
    organiser: Annotated[Name, Field(examples=["Cục Công Thương địa phương"])]
    region: Annotated[VotingRegion | None, Field(description="Of a regional round.")] = None
    province: Annotated[ProvinceUid | None, Field(description="Of a provincial or district round.")] = None
    district: Annotated[Name | None, Field(description="Of a district round (cấp huyện).")] = None
    document: Annotated[DocumentRef, Field(description="The plan or decision that opens it.")]
    rhythm_decision: Annotated[
        DocumentRef | None, Field(description="The Ministry's decision on another year than the rhythm gives.")
    ] = None


class VotingPropose(Dated):
    """What the council (hội đồng bình chọn) proposes to recognise, by its minutes."""

    minutes: DocumentRef
    judges: Annotated[int, Field(ge=1, le=50, strict=True, description="Members who judged.")]
    entries: Annotated[list[UUID], Field(min_length=1, max_length=MOST_ENTRIES)]


class Certificate(Request):
    """The certificate (giấy chứng nhận) of one entry."""

    entry_id: UUID
    number: Annotated[Name, Field(description="Its number as its issuer wrote it.")]


class VotingRecognise(Dated):
    """The decision that recognises products; what it does not name is not recognised."""

    document: DocumentRef
    prize: Annotated[Amount | None, Field(description="What each product is awarded, đồng.")] = None
    certificates: Annotated[list[Certificate], Field(min_length=1, max_length=MOST_ENTRIES)]


class VotingRound(Recorded):
    """A round of voting, from its opening to the decision."""

    state: Annotated[str, Field(description="open, judging, proposed, recognised, cancelled")]
    level: VotingLevel
    year: Year
    organiser: str
    region: VotingRegion | None
    province: str | None
    district: str | None
    run_by: RunBy
    opened_on: Day
    document: DocumentRef
    rhythm_decision: DocumentRef | None
    minutes: Annotated[DocumentRef | None, Field(description="The council's minutes.")]
    judges: int | None
    decision: DocumentRef | None
    prize: Amount | None
    recognised_on: Day | None
    allowed_actions: list[Choice]


class VotingRoundFilter(ListRequest):
    """Filters of the rounds' list."""

    level: VotingLevel | None = None
    year: AskedYear | None = None
    region: VotingRegion | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    state: Code | None = None


class VotingEntryCreate(Dated):
    """A product that a facility enters (sản phẩm tham gia bình chọn)."""

    round_id: UUID
    province: ProvinceUid
    product: Title
    product_group: ProductGroup
    facility: Annotated[Name, Field(description="The establishment that makes it (cơ sở công nghiệp nông thôn).")]
    commune: Name | None = None
    letter: Annotated[
        DocumentRef | None, Field(description="The province's nomination; regional and national rounds need it.")
    ] = None
    recognised_before: Annotated[
        UUID | None, Field(description="The entry by which the level below recognised the product.")
    ] = None


class ScoreSheet(Request):
    """One judge's points, in the four groups of criteria."""

    judge: Name
    market: Annotated[Points, Field(description="Market and capacity of production (thị trường, khả năng sản xuất).")]
    technical: Annotated[Points, Field(description="Economy, technique, society, environment.")]
    culture: Annotated[Points, Field(description="Culture and beauty (văn hóa, thẩm mỹ).")]
    other: Points


class VotingScore(Dated):
    """The sheets of all judges of one entry; they take the place of those recorded earlier, which stay known."""

    sheets: Annotated[list[ScoreSheet], Field(min_length=1, max_length=50)]


class VotingEntry(Recorded):
    """A product in a round. A province knows points and proposal of the Agency's rounds once they are decided."""

    state: Annotated[
        str, Field(description="entered, supplement_required, complete, recognised, not_recognised, withdrawn")
    ]
    round_id: UUID
    level: VotingLevel
    year: Year
    run_by: RunBy
    province: str
    product: str
    product_group: ProductGroup
    facility: str
    commune: str | None
    letter: DocumentRef | None
    recognised_before: UUID | None
    complete_on: Annotated[Day | None, Field(description="The day on which its dossier was found complete.")]
    judges: Annotated[int, Field(description="How many sheets count.")]
    score: Annotated[str | None, Field(description="Mean of the judges' sums of points, to two places.")]
    proposed: Annotated[bool | None, Field(description="Whether the council's last proposal names it.")]
    certificate: str | None
    allowed_actions: list[Choice]


class VotingEntryFilter(ListRequest):
    """Filters of the entries' list."""

    round_id: UUID | None = None
    product_group: ProductGroup | None = None
    province: ProvinceUid | None = None
    exact: Exact = False
    state: Code | None = None


class VotingRemark(Answer):
    """What the law is only remembered to ask for, and the entry lacks: told, never refused."""

    code: str
    text_vi: str
    text_en: str
    basis: Basis
    status: Status


class VotingEntryCheck(Answer):
    """What is worth a look before an entry is proposed."""

    worth_checking: list[VotingRemark]


class GroupResult(Answer):
    """A round's figures of one group of products."""

    product_group: ProductGroup
    entered: int
    recognised: int


class VotingResult(Answer):
    """What a round came to, counted over the entries that the caller sees; withdrawn ones are left out."""

    round_id: UUID
    state: str
    entered: int
    provinces: Annotated[int, Field(description="Provinces that entered products.")]
    facilities: int
    complete: Annotated[int, Field(description="Entries whose dossier was found complete.")]
    judged: int
    threshold: Annotated[str | None, Field(description="Points from which a product is worth recognising.")]
    threshold_basis: Basis
    threshold_status: Status
    reached: Annotated[int | None, Field(description="Entries with so many points; null: the law is not known.")]
    proposed: int
    recognised: int
    recognised_percent: Annotated[str | None, Field(description="Recognised of entered, to one place.")]
    groups: list[GroupResult]

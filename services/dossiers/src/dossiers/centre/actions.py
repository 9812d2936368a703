"""What is done to promotion centres and in reviews of them, each in one transaction."""

from datetime import UTC
from uuid import UUID

from arit_contracts.dossiers import (
    CentreAssess,
    CentreOnAsked,
    CentreReviewConclude,
    CentreReviewCreate,
    CentreReviewDrop,
    PromotionCentreCreate,
    PromotionCentreDissolve,
    PromotionCentreMerge,
    PromotionCentreOn,
    PromotionCentreReorganise,
    Structure,
    StructureOn,
)
from arit_contracts.forms import DocumentRef
from arit_kit.db.statements import insert_row
from arit_kit.db.transaction import Row, Write
from arit_kit.ids import uuid7
from arit_kit.time.today import now, today
from arit_kit.web.problems import Problem, broken_rule
from dossiers.centre.queries import CENTRES, FINDINGS_OF, REVIEWS, STATE_ON, STRUCTURES_OF
from dossiers.centre.rules import in_force, merger_faults
from dossiers.centre.tables import FINDING, STRUCTURE

SHOWN = {"name", "legal_status", "with_trade_promotion", "staff"}
"""Of the newest structure the centre's own row shows these."""


async def register(tx: Write, body: PromotionCentreCreate) -> Row:
    """A centre with the structure that it has from the write's effective date on."""
    tx.dated(body)
    centre = await tx.create(
        CENTRES,
        province=tx.province(body.province),
        implementer_unit=body.unit,
        **body.structure.model_dump(include=SHOWN),
    )
    await _organised(tx, centre, await tx.document(body.document), body.structure)
    await tx.publish(CENTRES, centre, "registered")
    return centre


async def reorganise(tx: Write, centre: Row, body: PromotionCentreReorganise) -> Row:
    """Another structure; the one before stays known for its days."""
    tx.dated(body)
    changed = await tx.move(CENTRES, centre, "reorganise", **body.structure.model_dump(include=SHOWN))
    await _organised(tx, changed, await tx.document(body.document), body.structure)
    await tx.publish(CENTRES, changed, "reorganised")
    return changed


async def merge(tx: Write, centre: Row, body: PromotionCentreMerge) -> Row:
    """It goes on as part of another centre that the caller sees."""
    tx.dated(body)
    tx.check(CENTRES, centre, "merge")
    [into] = await tx.lock(CENTRES, [body.into], "/into")
    if faults := merger_faults(centre["id"], into):
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)
    document_id = await tx.document(body.document)
    merged = await tx.move(CENTRES, centre, "merge", merged_into=into["id"], ended_by_id=document_id)
    await tx.publish(CENTRES, merged, "merged", {"into": str(into["id"])})
    return merged


async def dissolve(tx: Write, centre: Row, body: PromotionCentreDissolve) -> Row:
    """It ends."""
    tx.dated(body)
    tx.check(CENTRES, centre, "dissolve")
    dissolved = await tx.move(CENTRES, centre, "dissolve", ended_by_id=await tx.document(body.document))
    await tx.publish(CENTRES, dissolved, "dissolved")
    return dissolved


async def stood(tx: Write, centre: Row, asked: CentreOnAsked) -> PromotionCentreOn:
    """The centre as it was on a day, by what was recorded by a moment."""
    on, as_of = asked.on or today(), (asked.as_of or now()).astimezone(UTC)
    structures = await STRUCTURES_OF.all(tx.connection, centre_id=centre["id"], as_of=as_of)
    structure = in_force([dict(row) for row in structures], on)
    return PromotionCentreOn(
        id=centre["id"],
        reference=centre["reference"],
        on=on,
        as_of=as_of,
        state=await STATE_ON.value(tx.connection, centre_id=centre["id"], day=on, as_of=as_of),
        structure=structure
        and StructureOn(**structure | {"document": DocumentRef.model_validate_json(structure["document"])}),
    )


async def begin_review(tx: Write, body: CentreReviewCreate) -> Row:
    """A review of the centres, by its plan."""
    tx.dated(body)
    review = await tx.create(REVIEWS, title=body.title, year=body.year, document_id=await tx.document(body.document))
    await tx.publish(REVIEWS, review, "begun")
    return review


async def assess(tx: Write, review: Row, body: CentreAssess) -> Row:
    """What is found of a centre and proposed for it; no province knows of it until the review is concluded."""
    tx.dated(body)
    tx.check(REVIEWS, review, "assess")
    [centre] = await tx.lock(CENTRES, [body.centre_id], "/centre_id")
    assessed = await tx.move(REVIEWS, review, "assess")
    await insert_row(
        tx.connection,
        FINDING,
        id=uuid7(),
        review_id=review["id"],
        province=centre["province"],
        implementer_unit=centre["implementer_unit"],
        recorded_at=tx.recorded_at,
        **body.model_dump(exclude={"effective_on", "reason"}),
    )
    await tx.publish(REVIEWS, assessed, "centre_assessed", {"centre_id": str(centre["id"])}, audience="agency")
    return assessed


async def conclude(tx: Write, review: Row, body: CentreReviewConclude) -> Row:
    """Another person concludes by the report; each province sees what was found of its own from now on."""
    tx.dated(body)
    tx.check(REVIEWS, review, "conclude")
    if not await FINDINGS_OF.value(tx.connection, review_id=review["id"]):
        vi, en = "Chưa đánh giá trung tâm nào.", "No centre was assessed."
        raise broken_rule("record:/findings", vi=vi, en=en, code="nothing-assessed")
    concluded = await tx.move(REVIEWS, review, "conclude", conclusion_id=await tx.document(body.document))
    await tx.publish(REVIEWS, concluded, "concluded")
    return concluded


async def drop(tx: Write, review: Row, body: CentreReviewDrop) -> Row:
    """The review is given up; what it found is shown to no province."""
    tx.dated(body, body.note)
    dropped = await tx.move(REVIEWS, review, "drop")
    await tx.publish(REVIEWS, dropped, "dropped")
    return dropped


async def _organised(tx: Write, centre: Row, document_id: UUID, structure: Structure) -> None:
    await insert_row(
        tx.connection,
        STRUCTURE,
        id=uuid7(),
        centre_id=centre["id"],
        province=centre["province"],
        implementer_unit=centre["implementer_unit"],
        valid_from=tx.effective_on,
        recorded_at=tx.recorded_at,
        document_id=document_id,
        **structure.model_dump(),
    )

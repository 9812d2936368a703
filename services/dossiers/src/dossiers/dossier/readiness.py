"""Whether a dossier is ready for its next step: its papers, its kind, its beneficiaries, nothing funded twice."""

from collections.abc import Iterable

from arit_contracts.dossiers import DossierCheck, Doubled, EligibilityJudgement, MissingItem, UnmetCriterion
from arit_kit.db.transaction import Row, Write
from arit_kit.law.papers import Missing, refuse_incomplete, told_of
from arit_kit.web.problems import Fault, Problem, of_record
from dossiers.attachment.citing import without_refused_files
from dossiers.checklist.rules import (
    Papers,
    UnmetByKind,
    comes_with_registration,
    missing,
    pilot_faults,
    single_remarks,
    worth_checking,
)
from dossiers.dossier.rules import count_of
from dossiers.double_funding.actions import claim, found_doubled
from dossiers.eligibility.rules import faults_of as ineligible
from dossiers.eligibility.rules import judge
from dossiers.law.checklist import Gate

TO_APPRAISE: Gate = "base_appraisal"
"""The gate of the checklist that a dossier passes when it is submitted."""


async def check(tx: Write, dossier: Row) -> DossierCheck:
    """What submitting would refuse for today, and what is only told: remembered law, facts that are not declared."""
    present, on = Papers.of(await as_gates_see(tx, dossier)), tx.effective_on
    lacks, unmet = missing(present, TO_APPRAISE, on), _unmet_criteria(dossier, tx)
    judged, twice = judge(dossier, on), await found_doubled(tx, dossier)
    return DossierCheck(
        complete=not (lacks or unmet or twice or any(one.refuses for one in judged)),
        gate=TO_APPRAISE,
        missing=[MissingItem.model_validate(one) for one in lacks],
        unmet=[UnmetCriterion.model_validate(one) for one in unmet],
        worth_checking=[MissingItem.model_validate(one) for one in worth_checking(present, TO_APPRAISE, on)],
        remarks=[UnmetCriterion.model_validate(one) for one in _remarks(dossier, tx)],
        eligibility=[EligibilityJudgement.model_validate(one) for one in judged],
        double_funding=[Doubled.model_validate(one) for one in twice],
    )


async def refuse_unready(tx: Write, dossier: Row) -> None:
    """What an appraisal waits for: the papers, a pilot's criteria, beneficiaries that may benefit, claims of its own.

    Raises 422 `dossier-incomplete`, 422 `rule-broken` with all that is against it; where nothing is, it is claimed.
    """
    present = await as_gates_see(tx, dossier)
    refuse_incomplete(missing(Papers.of(present), TO_APPRAISE, tx.effective_on))
    faults = [
        Fault(f"/{one.field}", "pilot", f"{one.detail_vi} ({one.basis})", f"{one.detail_en} ({one.basis})")
        for one in _unmet_criteria(dossier, tx)
    ]
    if dossier["returns_to"] != "forwarded":  # else what was judged before stands, and could not be changed
        faults += ineligible(dossier, tx.effective_on)
    refuse(of_record([*faults, *await claim(tx, dossier)]))


async def refuse_without_full_sets(tx: Write, dossiers: Iterable[Row]) -> None:
    """While full sets come with the registration (to 2018-08-22), no line is sent without; 422 `dossier-incomplete`.

    `dossiers`: all of the registration, in the order of its `dossier_ids`.
    """
    faults = []
    for place, dossier in enumerate(dossiers):
        gate = comes_with_registration(dossier["kind"], tx.effective_on)
        if gate is None or dossier["state"] != "registered":
            continue
        lacks = missing(Papers.of(await as_gates_see(tx, dossier)), gate, tx.effective_on)
        faults += [_lacking(f"record:/dossier_ids/{place}", dossier, lack) for lack in lacks]
    if faults:
        raise Problem("dossier-incomplete", vi=faults[0].vi, en=faults[0].en, faults=faults)


def refuse(faults: list[Fault]) -> None:
    """422 `rule-broken` that names all of these."""
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)


async def as_gates_see(tx: Write, dossier: Row) -> Row:
    """The dossier as its gates see it: a paper whose file was refused is not there."""
    return {**dossier, "items": await without_refused_files(tx, dossier["id"], dossier["items"])}


def _unmet_criteria(dossier: Row, tx: Write) -> list[UnmetByKind]:
    """What keeps a pilot (đề án điểm) from being one, by the law of the day (I11)."""
    if dossier["kind"] != "pilot":
        return []
    beneficiaries = count_of(dossier["beneficiaries"])
    return pilot_faults(dossier["content_codes"], beneficiaries, dossier["plan_years"], tx.effective_on)


def _remarks(dossier: Row, tx: Write) -> list[UnmetByKind]:
    return single_remarks(dossier["content_codes"], tx.effective_on) if dossier["kind"] == "single" else []


def _lacking(pointer: str, dossier: Row, lack: Missing) -> Fault:
    vi, en = told_of(lack)
    return Fault(pointer, lack.code, f"{dossier['reference']} còn thiếu: {vi}", f"{dossier['reference']} lacks: {en}")

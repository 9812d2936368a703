"""What approving an adjustment does: to the dossier, its agreement and its payment requests, under all their locks.

Locked in the order of whoever files a request or signs: open payment requests, agreement, dossier, its cluster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from arit_contracts.budget import CommitmentLine, CommitmentPut
from arit_contracts.dossiers import AdjustmentChanges
from arit_kit.db.transaction import Row, Write
from arit_kit.web.problems import Fault, Problem
from dossiers.adjustment.queries import FINDING_CITED, FOLLOWED
from dossiers.adjustment.rules import agreement_faults, ceiling_faults, recoverable, spread_support, with_raise
from dossiers.agreement.adjusting import adjust_lines, class_lines, lines_of_dossier, stop_dossier
from dossiers.agreement.queries import AGREEMENTS, LINES_OF
from dossiers.appraisal.rules import Judged, judged, summing_over_cluster
from dossiers.checklist.rules import pilot_faults
from dossiers.dossier.actions import adjust, stop
from dossiers.dossier.queries import DOSSIERS
from dossiers.dossier.rules import count_of, more_than_establishments
from dossiers.double_funding.actions import faults_against
from dossiers.eligibility.rules import faults_of as ineligible
from dossiers.payment_request.actions import lock_open, stop_beyond
from dossiers.plan.actions import granted_to_clusters
from dossiers.plan.queries import DECIDED_ON


@dataclass(frozen=True, slots=True)
class Hold:
    """What the budget service must hold for an agreement before its support is raised."""

    agreement_id: UUID
    body: CommitmentPut


@dataclass(frozen=True, slots=True)
class Backing:
    """What it did hold: for which version of the agreement, and the allocations that the money rests on."""

    agreement_version: int
    documents: Sequence[Mapping[str, Any]]


@dataclass
class Effect:
    """An adjustment about to be approved, with what it changes, locked. `hold`: what a raise needs, as carried out."""

    adjustment: Row
    changes: AdjustmentChanges
    requests: list[Row]
    agreement: Row | None
    dossier: Row
    hold: Hold | None = None

    @classmethod
    async def lock(cls, tx: Write, adjustment: Row) -> "Effect":
        """Lock what the adjustment changes; 409 where an agreement was signed at this moment."""
        changes = changes_of(adjustment)
        seen = await tx.find(DOSSIERS, adjustment["dossier_id"], lock=False)
        assert seen is not None, "an adjustment is of a dossier"
        lowering = changes.support is not None and changes.support < (seen["plan_amount"] or 0)
        of_agreement = [seen["agreement_id"]] if seen["agreement_id"] else []
        requests = await lock_open(tx, seen["id"]) if changes.stop or lowering else []
        agreements = await tx.lock(AGREEMENTS, of_agreement)
        [dossier] = await tx.lock(DOSSIERS, [seen["id"]])
        if [dossier[name] for name in ("agreement_id", "plan_amount")] != [
            seen[name] for name in ("agreement_id", "plan_amount")
        ]:
            vi, en = "Hồ sơ vừa thay đổi; hãy thử lại.", "The dossier changed just now; try again."
            raise Problem("conflict", vi=vi, en=en)
        return cls(adjustment, changes, requests, agreements[0] if agreements else None, dossier)

    async def carry_out(self, tx: Write, held: Backing | None) -> None:
        """Judge it by the rules that judged the dossier at first, then change what it changes."""
        before, after = self.dossier["plan_amount"], self.changes.support or self.dossier["plan_amount"]
        lines = await lines_of_dossier(tx, self.agreement, self.dossier["id"]) if self.agreement else []
        if self.agreement is not None:
            _refuse(agreement_faults(self.changes, self.agreement, lines, raised=after > before))
        if self.changes.stop:
            await self._stop(tx)
            return
        granted = await judge(tx, self.dossier, self.changes)
        if self.agreement is not None and after != before:
            await self._spread(tx, self.agreement, lines, before, after, held)
        adjusted = await adjust(tx, self.dossier, self.changes, **granted)
        if self.agreement is not None and self.changes.contents is not None:
            await class_lines(tx, self.agreement, self.dossier["id"], adjusted["content_codes"])

    async def _stop(self, tx: Write) -> None:
        if self.agreement is not None:
            await stop_dossier(tx, self.agreement, self.dossier["id"])
            lines = await lines_of_dossier(tx, self.agreement, self.dossier["id"])
            left = {line["year"]: 0 for line in lines}
            await stop_beyond(tx, self.requests, self.agreement, self.dossier["id"], left)
        await stop(tx, self.dossier)

    async def _spread(
        self, tx: Write, agreement: Row, lines: list[Row], before: int, after: int, held: Backing | None
    ) -> None:
        """The agreement's lines follow the support."""
        accepted = sum(line["accepted"] or 0 for line in lines)
        amounts = spread_support(lines, before, after, recover=await self._recoverable(tx, accepted))
        if after < before and sum(amounts) > after:
            vi, en = f"Đã nghiệm thu {accepted} đồng.", f"{accepted} đồng are accepted already."
            _refuse([Fault("record:/changes/support", "below-accepted", vi, en)])
        by_line = {line["id"]: amount for line, amount in zip(lines, amounts, strict=True)}
        if after > before:
            rows = await LINES_OF.all(tx.connection, agreement_id=agreement["id"])
            asked = [(row["dossier_id"], row["year"], by_line.get(row["id"], row["amount"])) for row in rows]
            self.hold = Hold(
                agreement["id"],
                CommitmentPut(
                    agreement_version=agreement["version"],
                    effective_on=tx.effective_on,
                    reason=tx.reason,
                    lines=[
                        CommitmentLine(dossier=id, year=year, amount=amount) for id, year, amount in asked if amount
                    ],
                ),
            )
        await adjust_lines(tx, agreement, by_line, held.documents if held else None)
        if after < before:
            left = {line["year"]: amount for line, amount in zip(lines, amounts, strict=True)}
            await stop_beyond(tx, self.requests, agreement, self.dossier["id"], left)

    async def _recoverable(self, tx: Write, accepted: int) -> int:
        """What of the accepted support the cited finding of a mission asks back, unless another adjustment took it."""
        finding_id = self.adjustment["finding_id"]
        if finding_id is None:
            return 0
        finding = await FINDING_CITED.first(tx.connection, finding_id=finding_id)
        followed = await FOLLOWED.value(tx.connection, finding_id=finding_id, but=self.adjustment["id"])
        return recoverable(dict(finding) if finding else None, accepted, followed=bool(followed))


async def judge(tx: Write, dossier: Row, changes: AdjustmentChanges) -> Row:
    """What the plan grants once the changes hold, with its ceilings; 422 `rule-broken` where a rule forbids them.

    By the law of the plan's decision, as the dossier was judged at first (I06, I11, I23); whether new beneficiaries and
    contents are eligible, and paid for nowhere else, by that of the day (I07, I08, I18).
    """
    if changes.stop:
        return {}
    on: date = await DECIDED_ON.value(tx.connection, plan_id=dossier["plan_id"])
    before, after = dossier["plan_amount"], changes.support or dossier["plan_amount"]
    faults = _make_up_faults(dossier, changes, on) + await _eligibility_faults(tx, dossier, changes)
    lines = [Judged(**line) for line in dossier["ceilings"]]
    if changes.contents is not None or after > before:
        to_cluster = (await granted_to_clusters(tx, [dossier], but=dossier["id"]))[dossier["cluster_id"]]
        if changes.contents is not None:
            asked = [(one.content, one.total_cost, one.requested) for one in changes.contents]
            lines = judged(asked, on, decided=True, granted_to_cluster=to_cluster)
        else:
            lines = with_raise(lines, after - before)
        faults += ceiling_faults(dossier, after, lines, summing_over_cluster(lines, on, to_cluster))
    _refuse(faults)
    raised = {"raise_to": None} if after > before else {}
    return {"plan_amount": after, "ceilings": [line.plain() for line in lines], **raised}


def _make_up_faults(dossier: Row, changes: AdjustmentChanges, on: date) -> list[Fault]:
    """What contents and beneficiaries together must not be: more establishments than there are, less than a pilot."""
    if changes.contents is None and changes.beneficiaries is None:
        return []
    codes = [one.content for one in changes.contents] if changes.contents else dossier["content_codes"]
    asked = changes.model_dump(mode="json", include={"beneficiaries"})["beneficiaries"]
    beneficiaries = count_of(asked or dossier["beneficiaries"])
    faults = []
    for code in more_than_establishments(codes, beneficiaries, on):
        vi, en = f"{code}: nhiều hơn số đơn vị thụ hưởng.", f"{code} stands more often than there are beneficiaries."
        faults.append(Fault("record:/changes", "above-establishments", vi, en))
    if dossier["kind"] == "pilot":
        unmet = pilot_faults(codes, beneficiaries, dossier["plan_years"], on)
        faults += [Fault(f"record:/changes/{one.field}", "pilot", one.detail_vi, one.detail_en) for one in unmet]
    return faults


async def _eligibility_faults(tx: Write, dossier: Row, changes: AdjustmentChanges) -> list[Fault]:
    asked = changes.model_dump(mode="json", include={"beneficiaries", "contents"}, exclude_none=True)
    if not asked:
        return []
    changed = {**dossier, **asked}
    changed["content_codes"] = [one["content"] for one in changed["contents"]]
    at = "record:/changes/" + "/".join(list(asked)[:1])
    return ineligible(changed, tx.effective_on, at) + await faults_against(tx, changed, at)


def changes_of(adjustment: Row) -> AdjustmentChanges:
    """What the request asks for."""
    return AdjustmentChanges.model_validate(adjustment["changes"])


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Problem("rule-broken", vi=faults[0].vi, en=faults[0].en, faults=faults)

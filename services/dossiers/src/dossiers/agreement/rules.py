"""What may be agreed (Điều 12 TT 36/2013/TT-BCT): planned dossiers of one implementer, within what the plan grants."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from arit_kit.web.problems import Fault
from dossiers.checklist.rules import Papers, missing


def faults_of(dossiers: Sequence[Mapping[str, Any]], amounts: Mapping[UUID, int], on: date) -> list[Fault]:
    """Everything that stands against agreeing on these dossiers for these amounts in đồng (I12, I22, I23)."""
    faults: list[Fault] = []
    parties = {(dossier["province"], dossier["implementer_unit"], dossier["implementer"]) for dossier in dossiers}
    if len(parties) > 1:
        vi, en = (
            "Các hồ sơ phải cùng tỉnh và đơn vị thực hiện.",
            "All dossiers must have one province and implementer.",
        )
        faults.append(Fault("/lines", "several-parties", vi, en))
    for dossier in dossiers:
        reference, pointer = dossier["reference"], "/lines"
        if dossier["state"] != "plan_approved":
            vi = f"{reference} đang {dossier['state']}, chưa có kế hoạch hoặc đã ký hợp đồng."
            faults.append(Fault(pointer, "not-planned", vi, f"{reference} is {dossier['state']}, not plan_approved."))
            continue
        for lack in missing(Papers.of(dossier), "agreement", on):
            vi, en = f"{reference} còn thiếu: {lack.label_vi}.", f"{reference} lacks: {lack.label_en}."
            faults.append(Fault(pointer, lack.code, f"{vi} ({lack.basis})", f"{en} ({lack.basis})"))
        if amounts[dossier["id"]] > dossier["plan_amount"]:
            vi = f"{reference}: {amounts[dossier['id']]} đồng vượt kế hoạch {dossier['plan_amount']} đồng."
            en = f"{reference}: {amounts[dossier['id']]} đồng is above the plan's {dossier['plan_amount']} đồng."
            faults.append(Fault(pointer, "above-plan", vi, en))
    return faults


def spread(accepted: int, agreed: Sequence[int]) -> list[int]:
    """An accepted amount over a dossier's lines, first year first, none above what was agreed; đồng."""
    left, shares = accepted, []
    for amount in agreed:
        share = min(left, amount)
        shares.append(share)
        left -= share
    return shares

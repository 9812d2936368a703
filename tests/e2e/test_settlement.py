"""What is settled and what is to be recovered: dossiers says what budget's ledger holds."""

from typing import Any

import pytest

from arit_contracts import roles as R

TRIEU = 1_000_000
ADVANCED = 100 * TRIEU


@pytest.mark.parametrize(
    ("accepted", "filed_on", "settled", "to_recover"),
    [
        (60 * TRIEU, "2024-12-09", 60 * TRIEU, 40 * TRIEU),
        (60 * TRIEU, "2024-12-11", 60 * TRIEU, 40 * TRIEU),
        (300 * TRIEU, "2024-12-11", ADVANCED, 0),
    ],
    ids=["in time", "late", "late, with less advanced than accepted"],
)
def test_dossiers_I30_I31_what_was_advanced_beyond_what_is_settled_is_a_receivable(
    world: Any, dossier: Any, accepted: int, filed_on: str, settled: int, to_recover: int
) -> None:
    agreement = world.signed([dossier])
    request = world.asked(agreement, dossier, ADVANCED)
    world.on("2024-03-20").create(R.FINANCE_OFFICER, "/v1/payments", payment_request_id=request["id"])
    world.arrives(request, "pay")
    cost = {"form": "5a", "actual_cost": 800 * TRIEU, "accepted": accepted}
    parent = {"agreement_id": agreement["id"], "dossier_id": dossier["id"]}
    acceptance = world.on("2024-11-25").create(R.IMPLEMENTER, "/v1/acceptances", **parent, **cost)
    world.act(R.PROVINCE_OFFICER, acceptance, "confirm")
    own = 800 * TRIEU - accepted
    spending = {"national_fund": accepted, "own_capital": own, "local_budget": 0, "credit": 0, "other": 0}
    papers = [{"code": code} for code in ("P2", "P2b", "P2c", "P2d")]
    world.on(filed_on).act(
        R.IMPLEMENTER,
        agreement,
        "file_settlement",
        papers=papers,
        spending=[{"dossier_id": dossier["id"], **spending}],
    )

    liquidated = world.on("2025-01-20").act(R.AGENCY_LEADER, agreement, "liquidate")

    [line] = liquidated["lines"]
    assert (line["settled"], line["to_recover"]) == (settled, to_recover)
    world.arrives(world.held(agreement), "settle")
    moved = {"settle": 0, "recover": 0}
    for one in world.postings(agreement=agreement["id"]):
        if one["what"] in moved:
            moved[one["what"]] += one["amount"]
    assert moved == {"settle": settled, "recover": to_recover}
    world.books_are_true()

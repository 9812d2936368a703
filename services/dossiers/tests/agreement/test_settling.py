"""The settlement file and the liquidation: papers, spending by source, what is settled and what is to be recovered."""

from typing import Any
from uuid import uuid4

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World, on_day

MILLION = 1_000_000


async def accepted(story: Any, amount: int = 300, **requests: Any) -> dict[str, Any]:
    """An agreement over one dossier, accepted on 25 November."""
    agreement = await story.signed(await story.planned())
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], accepted=amount * MILLION)
    return dict(agreement)


async def try_filing(world: World, agreement: dict[str, Any], body: dict[str, Any]) -> Any:
    return await world.try_act(R.IMPLEMENTER, agreement, "file_settlement", body)


async def check(world: World, agreement: dict[str, Any]) -> dict[str, Any]:
    answer = await world.client(R.IMPLEMENTER).get(f"/v1/agreements/{agreement['id']}/check")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_dossiers_I31_a_percentage_is_settled_with_form_8b_and_every_source(
    world: World, story: Any, budget: Any
) -> None:
    agreement = await accepted(story)
    dossier_id = agreement["lines"][0]["dossier_id"]
    needed = ["P2", "P2b", "P2c", "P2d"]
    async with on_day("2022-12-09"):
        told = await check(world, agreement)
    assert (told["complete"], told["late"], told["spending_of"]) == (False, False, [dossier_id])
    assert [one["code"] for one in told["missing"]] == needed

    bare = expect.problem(
        await try_filing(world, agreement, story.dated("2022-12-09")), 422, "dossier-incomplete", "/papers"
    )
    assert [one["code"] for one in bare["errors"]] == needed

    body = await story.settlement(agreement)
    strange = await try_filing(world, agreement, body | {"papers": [*body["papers"], {"code": "P6"}]})
    [error] = expect.problem(strange, 422, "invalid-content", "/papers/4/code")["errors"]
    assert error["code"] == "unknown-paper" and "P1a, P1b, P2, P2a" in error["detail"]
    expect.problem(await try_filing(world, agreement, body | {"spending": []}), 422, "rule-broken", "/spending")
    [spent] = body["spending"]
    short = body | {"spending": [spent | {"own_capital": spent["own_capital"] - 1}]}
    expect.problem(await try_filing(world, agreement, short), 422, "rule-broken", "/spending/0")
    assert (await story.now(agreement))["state"] == "accepted"

    named = {name: spent[name] for name in ("dossier_id", "national_fund", "own_capital")}
    without = body | {"spending": [{"dossier_id": dossier_id, "own_capital": spent["own_capital"]}]}
    expect.problem(await try_filing(world, agreement, without), 422, "invalid-content", "/spending/0/national_fund")
    filed = (await try_filing(world, agreement, body | {"spending": [named]})).json()
    assert ([paper["code"] for paper in filed["papers"]], filed["spending"]) == (needed, [spent])
    assert (await check(world, agreement))["complete"] is True


async def test_form_9_is_asked_where_something_is_left_to_pay(world: World, story: Any, budget: Any) -> None:
    agreement = await story.signed(await story.planned())
    await story.told(await story.approved(agreement))
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], accepted=150 * MILLION)
    async with on_day("2022-12-09"):
        assert [one["code"] for one in (await check(world, agreement))["missing"]] == ["P2", "P2b", "P2c"]
    body = await story.settlement(agreement)
    without = [paper for paper in body["papers"] if paper["code"] != "P2d"]
    assert (await try_filing(world, agreement, body | {"papers": without})).status_code == 200


async def test_a_paper_cites_a_file_of_the_agreement_and_none_that_was_refused(
    world: World, story: Any, budget: Any
) -> None:
    agreement = await accepted(story)
    path = f"/v1/agreements/{agreement['id']}/attachments?file_name=mau-7.pdf&effective_on=2022-12-09&reason=Ghi+lại"
    file = (await world.client(R.IMPLEMENTER).post(path, content=PDF)).json()
    body = await story.settlement(agreement)

    def citing(id: str) -> dict[str, Any]:
        return body | {"papers": [body["papers"][0] | {"attachment_id": id, "note": "Bản chính"}, *body["papers"][1:]]}

    strange = await try_filing(world, agreement, citing(str(uuid4())))
    expect.problem(strange, 422, "invalid-content", "/papers/0/attachment_id")
    filed = (await try_filing(world, agreement, citing(file["id"]))).json()
    assert (filed["papers"][0]["attachment_id"], filed["papers"][0]["note"]) == (file["id"], "Bản chính")
    async with world.as_owner() as owner:
        await owner.execute("UPDATE attachment SET state = 'infected' WHERE id = $1", file["id"])
    assert [one["code"] for one in (await check(world, agreement))["missing"]] == ["P2"]


async def liquidated(world: World, agreement: dict[str, Any], story: Any, day: str = "2023-01-19") -> dict[str, Any]:
    return dict(await world.act(R.AGENCY_LEADER, agreement, "liquidate", story.dated(day)))


def line_of(agreement: dict[str, Any]) -> tuple[int | None, int | None]:
    [line] = agreement["lines"]
    return line["settled"], line["to_recover"]


async def told_to_budget(world: World, agreement: dict[str, Any]) -> int:
    [event] = [
        one for one in await world.events()
        if (one.type, one.subject) == ("dossiers.agreement.liquidated.v1", agreement["urn"])
    ]  # fmt: skip
    return int(event.data["lines"][0]["accepted"])


async def test_dossiers_I31_what_was_advanced_beyond_what_was_accepted_is_recovered(
    world: World, story: Any, budget: Any
) -> None:
    agreement = await story.signed(await story.planned())
    advance = await story.approved(agreement)
    await story.told(advance)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"], accepted=100 * MILLION)
    filed = await story.settlement_filed(agreement)
    assert line_of(filed) == (None, None)

    done = await liquidated(world, agreement, story)

    assert line_of(done) == (100 * MILLION, 50 * MILLION)
    assert await told_to_budget(world, agreement) == 100 * MILLION
    await story.told(advance, "reversed", "2023-02-01")
    later = await story.now(agreement)
    assert line_of(later) == (100 * MILLION, 0)
    assert later["version"] > done["version"]


async def test_dossiers_I30_a_late_filer_settles_what_was_advanced_on_record_and_form_9(
    world: World, story: Any, budget: Any
) -> None:
    agreement = await story.signed(await story.planned())
    await story.told(await story.approved(agreement, amount=100 * MILLION))
    under_payment = await story.approved(agreement, amount=50 * MILLION)
    await story.accepted(agreement, agreement["lines"][0]["dossier_id"])
    async with on_day("2022-12-11"):
        told = await check(world, agreement)
    assert (told["late"], [one["code"] for one in told["missing"]], told["spending_of"]) == (True, ["P2d"], [])
    late = story.dated("2022-12-11")
    expect.problem(await try_filing(world, agreement, late), 422, "dossier-incomplete", "/papers")
    filed = (await try_filing(world, agreement, {"papers": [{"code": "P2d"}], **late})).json()
    assert (filed["settlement_late"], filed["payable"], filed["spending"]) == (True, False, [])

    done = await liquidated(world, agreement, story)

    assert line_of(done) == (100 * MILLION, 0)
    assert done["lines"][0]["accepted"] == 300 * MILLION
    assert await told_to_budget(world, agreement) == 150 * MILLION, "budget may be paying what is approved"
    await story.told(under_payment, day="2022-12-20")
    assert line_of(await story.now(agreement)) == (150 * MILLION, 0)

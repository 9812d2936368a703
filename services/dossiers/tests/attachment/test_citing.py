"""A dossier's paper may cite its file; one that was refused is no paper."""

import pytest

from arit_contracts import roles as R
from arit_kit.testing import expect
from arit_kit.testing.clamd import MARK, clamd
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World


def items(*codes: str, **cited: str) -> list[dict]:
    return [{"code": code, "sets": 2} | ({"attachment_id": cited[code]} if code in cited else {}) for code in codes]


async def test_a_paper_cites_its_file(world: World, story, files) -> None:
    attachment = await files.send(effective_on="2021-08-01", reason="Ghi nhận lại hồ sơ")
    answer = await story.patch(files.dossier, items=items("D1", "D2", "D3", "D6", D1=attachment["id"]))
    assert answer.status_code == 200, answer.text
    cited = [item.get("attachment_id", "none") for item in answer.json()["items"]]
    assert cited == [attachment["id"], "none", "none", "none"]
    submitted = await world.try_act(R.IMPLEMENTER, files.dossier, "submit", story.dated("2021-08-02"))
    assert submitted.status_code == 200, submitted.text


async def test_a_paper_cites_no_other_dossiers_file(world: World, story, files) -> None:
    [other] = await story.selected()
    strange = await files.send(path=f"/v1/dossiers/{other['id']}/attachments")
    for id in (strange["id"], "01900000-0000-7000-8000-000000000000"):
        answer = await story.patch(files.dossier, items=items("D2", "D1", D1=id))
        expect.problem(answer, 422, "invalid-content", "/items/1/attachment_id")
    expect.problem(
        await story.patch(files.dossier, items=items("D1", D1="x")), 422, "invalid-content", "/items/0/attachment_id"
    )


async def test_a_paper_whose_file_turns_out_infected_is_missing(
    world: World, story, files, scanned_by, tmp_path_factory: pytest.TempPathFactory
) -> None:
    dated = {"effective_on": "2021-08-01", "reason": "Ghi nhận lại hồ sơ"}
    attachment = await files.send(PDF + MARK, **dated)
    answer = await story.patch(files.dossier, items=items("D1", "D2", "D3", "D6", D1=attachment["id"]))
    assert answer.status_code == 200, answer.text
    path = f"/v1/dossiers/{files.dossier['id']}/check"
    assert (await world.client(R.IMPLEMENTER).get(path)).json()["complete"] is True
    with clamd(tmp_path_factory.mktemp("clamd")) as address:
        scanned_by(address)
        assert (await files.judged(attachment))["state"] == "infected"
    check = (await world.client(R.IMPLEMENTER).get(path)).json()
    assert (check["complete"], [one["code"] for one in check["missing"]]) == (False, ["D1"])
    refused = await world.try_act(R.IMPLEMENTER, files.dossier, "submit", story.dated("2021-08-02"))
    expect.problem(refused, 422, "dossier-incomplete", "record:/items/D1")
    again = await story.patch(files.dossier, items=items("D1", D1=attachment["id"]))
    expect.problem(again, 422, "invalid-content", "/items/0/attachment_id")

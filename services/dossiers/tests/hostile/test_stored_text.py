"""Text as it is stored: NFC, trimmed, and given back exactly."""

import unicodedata

import pytest

from arit_contracts import roles as R
from arit_kit.testing.world import World


@pytest.mark.parametrize(
    "sent, stored",
    [
        (unicodedata.normalize("NFD", "Ứng dụng máy móc tiên tiến"), "Ứng dụng máy móc tiên tiến"),
        ("  Đề án có khoảng trắng \t\n", "Đề án có khoảng trắng"),
        ("Dòng một\r\ndòng hai", "Dòng một\ndòng hai"),
        ("Tab\tđược giữ", "Tab\tđược giữ"),
        ("Biểu tượng 🏭 và chữ Hán 工業", "Biểu tượng 🏭 và chữ Hán 工業"),
        ("'; DROP TABLE dossier; --", "'; DROP TABLE dossier; --"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('{"json": "trong chuỗi"}', '{"json": "trong chuỗi"}'),
        ("100% \\ _ \" '", "100% \\ _ \" '"),
        ("x" * 500, "x" * 500),
    ],
    ids=lambda text: ascii(text)[:30],
)
async def test_a_title_comes_back_as_it_is_stored(world: World, story, sent: str, stored: str) -> None:
    registration = await story.create(
        R.PROVINCE_OFFICER, "/v1/registrations", story.registration(story.line(title=sent))
    )
    dossier = await story.dossier(registration["dossier_ids"][0])
    assert dossier["title"] == stored
    listed = await world.client(R.AUDITOR).get(f"/v1/dossiers?id={dossier['id']}")
    assert listed.json()["items"][0]["title"] == stored


async def test_decomposed_text_finds_what_composed_text_stored(world: World, story) -> None:
    title = "Chế biến nước mắm Phú Quốc"
    registration = await story.create(
        R.PROVINCE_OFFICER, "/v1/registrations", story.registration(story.line(title=title))
    )
    asked = {"q": unicodedata.normalize("NFD", "nước mắm Phú Quốc")}
    found = await world.client(R.AUDITOR).get("/v1/dossiers", params=asked)
    assert [one["id"] for one in found.json()["items"]] == registration["dossier_ids"]


@pytest.mark.parametrize("amount", [0, 1, 9_007_199_254_740_991])
async def test_the_greatest_amount_is_kept_to_the_dong(world: World, story, amount: int) -> None:
    contents = [{"content": "C04", "total_cost": amount, "requested": amount}]
    body = story.registration(story.line(contents=contents))
    registration = await story.create(R.PROVINCE_OFFICER, "/v1/registrations", body)
    dossier = await story.dossier(registration["dossier_ids"][0])
    assert (dossier["total_cost"], dossier["contents"][0]["requested"]) == (amount, amount)

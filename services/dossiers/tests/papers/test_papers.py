"""Records as papers: what is recorded is printed, for whom it is visible, and what is not is left to fill in."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from arit_contracts import roles as R
from arit_kit.papers.layout import DRAFT, NATION
from arit_kit.papers.paper import MEDIA_TYPE
from arit_kit.testing import expect
from arit_kit.testing.world import World

COLLECTIONS = ("appraisals", "acceptances", "agreements", "registrations")
HOSTILE = "Dừa ]]> <w:p/> <script>&amp; {PAGE} ${x} %s آلة جديدة " + "W" * 250


@pytest.fixture(scope="module")
async def records(tell) -> dict[str, str]:
    return await tell()


async def paper(world: World, path: str, role: str = R.AUDITOR, **claims: Any) -> Any:
    """The paper of a record, read back by python-docx."""
    answer = await world.client(role, **claims).get(f"{path}/paper")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE
    return docx.Document(io.BytesIO(answer.content))


def lines(document: Any) -> list[str]:
    """Every paragraph, in tables too, in the order of the page."""
    marks = {qn("w:tab"): "\t", qn("w:br"): " "}
    return [
        "".join(
            marks.get(piece.tag) or piece.text for run in found.iter(qn("w:r")) for piece in run.iter(*marks, qn("w:t"))
        )
        for found in document.element.body.iter(qn("w:p"))
    ]


def tables(document: Any) -> list[list[list[str]]]:
    """The tables with borders, cell by cell."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in document.tables
        if table.style.name == "Table Grid"
    ]


def is_draft(document: Any) -> bool:
    [section] = document.sections
    stamped = [DRAFT in header.paragraphs[0].text for header in (section.first_page_header, section.header)]
    assert len(set(stamped)) == 1
    return stamped[0]


@pytest.mark.parametrize("collection", COLLECTIONS)
async def test_every_paper_has_the_layout_of_the_decree(world: World, records, collection: str) -> None:
    document = await paper(world, f"/v1/{collection}/{records[collection]}")
    [section] = document.sections
    wide = collection == "registrations"
    sides = [round(side.mm) for side in (section.page_width, section.page_height)]
    assert sides == ([297, 210] if wide else [210, 297])
    assert 20 <= section.top_margin.mm <= 25.01 and 20 <= section.bottom_margin.mm <= 25.01
    assert 29.9 <= section.left_margin.mm <= 35.01 and 15 <= section.right_margin.mm <= 20.01
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 13)
    assert NATION in lines(document) and "Độc lập - Tự do - Hạnh phúc" in lines(document)
    assert section.different_first_page_header_footer
    assert [node.text for node in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))
    assert not list(document.element.body.iter(qn("w:instrText"), qn("w:fldSimple")))
    for table in document.tables:
        if table.style.name == "Table Grid":
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


async def test_an_appraisal_is_a_draft_until_it_is_approved(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    draft = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", story.appraisal(dossier, "base"))
    said = await paper(world, draft["href"])
    assert is_draft(said) and "Số: ……/BB-……" in lines(said)
    assert "Vĩnh Long, ngày …… tháng …… năm ……" in lines(said)
    minutes = story.document("BB-SCT", "2021-09-01") | {"signer": "Nguyễn Thị Hoa"}
    await story.act(R.PROVINCE_LEADER, draft, "approve", {"document": minutes, **story.dated("2021-09-02")})
    said = await paper(world, draft["href"])
    assert not is_draft(said)
    printed = lines(said)
    assert printed[:2] == ["UBND TỈNH VĨNH LONG", "SỞ CÔNG THƯƠNG"]
    assert {f"Số: {minutes['number']}/BB-SCT", "Vĩnh Long, ngày 01 tháng 9 năm 2021", "Nguyễn Thị Hoa"} <= set(printed)
    assert "Thẩm định cấp cơ sở đề án khuyến công quốc gia năm 2022" in printed
    assert f"Tên đề án, nhiệm vụ: {dossier['title']}" in printed
    assert "Kết quả thẩm định cấp cơ sở: Đạt" in printed
    assert "Địa điểm: Xã Long Phước" in " ".join(printed) and "Mã số thuế: \t" in " ".join(printed)
    [[_, row, total]] = tables(said)
    assert row[1].endswith("(C04)") and row[2:5] == ["800.000.000", "300.000.000", "300.000.000"]
    assert total[1:4] == ["Tổng cộng", "800.000.000", "300.000.000"]
    assert any(line.endswith("300.000.000 đồng (Bằng chữ: Ba trăm triệu đồng)") for line in printed)


async def test_an_appraisal_names_its_council_what_it_said_and_what_the_verdict_rests_on(world: World, story) -> None:
    [dossier] = await story.dossier_in()
    decision, said = story.document("QĐ-SCT", "2021-08-20"), {"name": "Lê Văn C", "role": "member"}
    chair = {"name": "Nguyễn Văn A", "role": "chair", "organisation": "Sở Công Thương", "verdict": "passed"}
    body = story.appraisal(
        dossier,
        "base",
        method="council",
        council={"members": [chair, {**said, "verdict": "failed", "opinion": HOSTILE}], "decision": decision},
        opinions=[{"by": "Sở Tài chính", "text": "Làm rõ vốn đối ứng"}],
        scores=[{"criterion": "Hiệu quả", "points": "45.5", "most": "50"}],
        conditions=["Bổ sung báo giá", "Cam kết vốn"],
    )
    appraisal = await story.create(R.PROVINCE_OFFICER, "/v1/appraisals", body)
    await story.act(R.PROVINCE_LEADER, appraisal, "approve", story.dated("2021-09-02"))
    signed = await paper(world, appraisal["href"])
    members, _, scores, opinions, conditions = tables(signed)
    assert members[1:] == [
        ["1", "Nguyễn Văn A", "Sở Công Thương", "Chủ tịch", "Đạt"], ["2", "Lê Văn C", "", "Ủy viên", "Không đạt"],
    ]  # fmt: skip
    assert scores[1:] == [["1", "Hiệu quả", "50", "45,5"], ["", "Tổng điểm", "50", "45,5"]]
    assert opinions[1:] == [["1", "Lê Văn C", HOSTILE], ["2", "Sở Tài chính", "Làm rõ vốn đối ứng"]]
    assert conditions[1:] == [["1", "Bổ sung báo giá"], ["2", "Cam kết vốn"]]
    formed = f"số {decision['number']}/QĐ-SCT ngày 20 tháng 8 năm 2021 của Sở Công Thương"
    assert f"Thành lập theo Văn bản: {formed}" in lines(signed)
    assert lines(signed)[-1] == "Nguyễn Văn A", "the chair signs"
    met = {"condition": 0, "note": "Đã nộp báo giá", **story.dated("2021-09-20")}
    await story.act(R.PROVINCE_OFFICER, appraisal, "meet_condition", met)
    assert lines(await paper(world, appraisal["href"])) == lines(signed), "what was signed stays as it is"


async def test_an_appraisals_paper_is_hidden_as_the_appraisal_is(world: World, story) -> None:
    [dossier] = await story.ministry_appraised()
    [hidden] = (await world.client(R.AUDITOR).get(f"/v1/appraisals?dossier_id={dossier['id']}&level=ministry")).json()[
        "items"
    ]
    said = lines(await paper(world, hidden["href"]))
    assert said[:2] == ["BỘ CÔNG THƯƠNG", "CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG"]
    for role in (R.PROVINCE_OFFICER, R.IMPLEMENTER):
        answer = await world.client(role, **story.claims(role)).get(f"{hidden['href']}/paper")
        expect.problem(answer, 404, "not-found")


async def test_an_acceptance_names_its_form_its_parties_and_the_money(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned(2))
    dossier = await story.dossier(agreement["lines"][0]["dossier_id"])
    await story.accepted(agreement, dossier["id"], 250_500_005)
    [acceptance] = (await world.client(R.AUDITOR).get(f"/v1/acceptances?dossier_id={dossier['id']}")).json()["items"]
    said = await paper(world, acceptance["href"], R.IMPLEMENTER, **story.claims(R.IMPLEMENTER))
    printed = lines(said)
    assert not is_draft(said)
    assert {"(Mẫu 5a)", "Vĩnh Long, ngày 25 tháng 11 năm 2022"} <= set(printed)
    assert f"Căn cứ Hợp đồng số {agreement['number']} ngày 15 tháng 7 năm 2022;" in printed
    assert "2. Đại diện đơn vị thực hiện: Trung tâm Khuyến công VN63-86" in printed
    amounts, contents = tables(said)
    assert [row[2] for row in amounts[1:]] == ["300.000.000", "800.000.000", "250.500.005"]
    assert contents[1][1].endswith("(C04)") and contents[1][2:5] == ["800.000.000", "300.000.000", "250.500.005"]
    assert contents[2] == ["", "Tổng cộng", "800.000.000", "", "250.500.005", ""]
    words = "Hai trăm năm mươi triệu năm trăm nghìn không trăm linh năm đồng"
    assert f"Kinh phí được nghiệm thu: 250.500.005 đồng (Bằng chữ: {words})" in printed


async def test_an_acceptance_names_the_place_that_an_adjustment_moved_it_to(world: World, story, budget) -> None:
    agreement = await story.signed(await story.planned())
    dossier = await story.dossier(agreement["lines"][0]["dossier_id"])
    await story.adjusted(dossier, place="Xã Phú Đức")
    await story.accepted(agreement, dossier["id"], 250_000_000)
    [acceptance] = (await world.client(R.AUDITOR).get(f"/v1/acceptances?dossier_id={dossier['id']}")).json()["items"]
    printed = lines(await paper(world, acceptance["href"], R.IMPLEMENTER, **story.claims(R.IMPLEMENTER)))
    assert "Địa điểm: Xã Long Phước" in printed and "Địa điểm thực hiện (điều chỉnh): Xã Phú Đức" in printed


async def test_a_liquidation_is_a_draft_until_all_is_done(world: World, story, budget) -> None:
    dossiers = await story.planned(2)
    drafted = await story.agreement(dossiers)
    expect.problem(await world.client(R.AUDITOR).get(f"{drafted['href']}/paper"), 404, "not-found")
    agreement = await story.act(R.AGENCY_LEADER, drafted, "sign", story.dated("2022-07-15"))
    await story.accepted(agreement, dossiers[0]["id"], 200_000_000)
    said = await paper(world, agreement["href"])
    assert is_draft(said)
    done, amounts, settled = tables(said)
    assert [row[4:] for row in done[1:]] == [["200.000.000", "25/11/2022"], ["……", "……"], ["……", ""]]
    assert [row[2] for row in amounts[1:]] == ["600.000.000", "……", "0", "0", "……"]
    assert {cell for row in settled[1:] for cell in row[3:]} == {"……"} and "Số tiền phải thu hồi: \t" in lines(said)

    request = await story.filed(agreement, dossier_id=dossiers[1]["id"])
    async with world.as_owner() as owner:  # as budget's feed tells it
        await owner.execute("UPDATE payment_request SET state = 'paid' WHERE id = $1", request["id"])
    await story.accepted(agreement, dossiers[1]["id"], 100_000_000)
    filed = await story.settlement_filed(agreement, "2022-12-01")
    minutes = story.document("BB-CTĐP", "2023-01-19")
    await story.act(R.AGENCY_LEADER, filed, "liquidate", {"document": minutes, **story.dated("2023-01-19")})
    said = await paper(world, agreement["href"])
    printed, (done, amounts, settled) = lines(said), tables(said)
    assert not is_draft(said)
    assert {"CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "Hà Nội, ngày 19 tháng 01 năm 2023"} <= set(printed)
    assert {f"Số: {minutes['number']}/BB-CTĐP", f"Thanh lý Hợp đồng số {agreement['number']}"} <= set(printed)
    assert (
        "Căn cứ Văn bản số 437/CTĐP-QLKC ngày 08 tháng 7 năm 2022 của Cục Công Thương địa phương về phân bổ kinh phí;"
        in printed
    )
    assert done[-1][3:5] == ["600.000.000", "300.000.000"]
    assert [row[2] for row in amounts[1:]] == ["600.000.000", "300.000.000", "150.000.000", "0", "150.000.000"]
    assert [row[3:] for row in settled[1:]] == [
        ["200.000.000", "0"], ["100.000.000", "50.000.000"], ["300.000.000", "50.000.000"],
    ]  # fmt: skip
    assert "Giá trị nghiệm thu: 300.000.000 đồng (Bằng chữ: Ba trăm triệu đồng)" in printed
    assert "Số tiền phải thu hồi: 50.000.000 đồng (Bằng chữ: Năm mươi triệu đồng)" in printed


async def test_a_list_is_printed_as_it_was_registered(world: World, story) -> None:
    several = [{"name": f"Cơ sở {n}", "commune": "Xã Long Phước"} for n in range(3)]
    own = story.registration(story.line(), story.line(title=HOSTILE, beneficiaries=several))
    registration = await story.create(R.PROVINCE_OFFICER, "/v1/registrations", own)
    assert is_draft(await paper(world, registration["href"], R.PROVINCE_OFFICER, **story.claims(R.PROVINCE_OFFICER)))
    letter = story.document() | {"signer": "Trần Văn Bé"}
    await story.act(R.PROVINCE_LEADER, registration, "send", {"document": letter, **story.dated("2021-06-15")})
    [first, _] = [await story.dossier(id) for id in registration["dossier_ids"]]
    selected = await story.act(R.AGENCY_LEADER, first, "select", story.dated("2021-07-01"))
    assert (await story.patch(selected, title="Tên khác hẳn")).status_code == 200
    said = await paper(world, registration["href"])
    own = await paper(world, registration["href"], R.PROVINCE_OFFICER, **story.claims(R.PROVINCE_OFFICER))
    assert not is_draft(said) and lines(own) == lines(said)
    [[_, one, other, total]] = tables(said)
    assert (one[1], one[2], one[6], one[7]) == (first["title"], "Đề án thường", "800.000.000", "300.000.000")
    assert other[1] == HOSTILE, "no text makes elements or fields"
    assert other[5].split("\n") == [f"Cơ sở {n}, Xã Long Phước" for n in range(3)]
    assert total[6:] == ["1.600.000.000", "600.000.000"]
    printed = lines(said)
    assert f"(Kèm theo Văn bản số {letter['number']}/CV-SCT ngày 15 tháng 6 năm 2021 của Sở Công Thương)" in printed
    assert {"Nơi nhận:", "- UBND Tỉnh Vĩnh Long (để báo cáo);", "Trần Văn Bé"} <= set(printed)
    assert not [line for line in printed if line.startswith("Số:")]


async def test_a_list_of_the_agencys_own_unit_is_under_its_name(world: World, story) -> None:
    dossier = await story.of_the_agency()
    printed = lines(await paper(world, f"/v1/registrations/{dossier['registration_id']}"))
    assert printed[:2] == ["CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP 1"]
    assert "……, ngày 15 tháng 6 năm 2021" in printed


@pytest.mark.parametrize("collection", COLLECTIONS)
async def test_a_paper_is_for_whoever_sees_the_record(world: World, records, collection: str) -> None:
    address = f"/v1/{collection}/{records[collection]}/paper"
    expect.problem(await world.client(R.PROVINCE_OFFICER, province="VN34-24").get(address), 404, "not-found")
    expect.problem(await world.client(R.OPERATOR).get(address), 403, "forbidden")
    expect.problem(await world.client(R.AUDITOR).get(f"/v1/{collection}/TD-2022-000000/paper"), 404, "not-found")
    refused = await world.client(R.AUDITOR).get(address, headers={"Accept": "application/pdf"})
    expect.problem(refused, 406, "not-acceptable")


async def test_a_paper_is_saved_under_its_name_and_read_once(world: World, story) -> None:
    registration, _ = await story.registered()
    client, address = world.client(R.AUDITOR), f"{registration['href']}/paper"
    answer = await client.get(address)
    assert answer.headers["content-disposition"].startswith(
        f"attachment; filename=\"Danh muc dang ky 2022 {registration['reference']}.docx\"; filename*=UTF-8''Danh%20m"
    )
    again = await client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    body = {"document": story.document(), **story.dated("2021-06-15")}
    await story.act(R.PROVINCE_LEADER, registration, "send", body)
    changed = await client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert changed.status_code == 200 and changed.headers["etag"] != answer.headers["etag"]

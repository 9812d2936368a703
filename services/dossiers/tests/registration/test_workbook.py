"""A plan year's list sent as a workbook: the same rules as by JSON, each fault at its cell, all of it or nothing."""

import io
import json
from typing import Any

import httpx
import openpyxl
import pytest

from arit_contracts import roles as R
from arit_kit.office.package import MEDIA_TYPE as XLSX
from arit_kit.testing import expect
from arit_kit.testing.world import World

WORKBOOK = "/v1/registrations/workbook"
CHECK = f"{WORKBOOK}/check"
CONTENT = "C04 – Ứng dụng máy móc thiết bị tiên tiến, chuyển giao công nghệ"
ASKED = {"plan_year": "2022", "province": "VN63-86", "effective_on": "2021-06-15", "reason": "Ghi nhận lại"}


@pytest.fixture
def sheet(world: World) -> "Sheet":
    return Sheet(world)


class Sheet:
    """The registration's workbook, filled in as a province would."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def filled(self, *rows: list[Any], plan_year: int = 2022, **cells: Any) -> bytes:
        """The template of the service with these rows, and single cells changed."""
        answer = await self._world.client(R.PROVINCE_OFFICER).get(f"{WORKBOOK}?plan_year={plan_year}")
        assert answer.status_code == 200, answer.text
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        for row in rows:
            book["Danh mục"].append(row)
        for place, value in cells.items():
            book["Danh mục"][place] = value
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()

    @staticmethod
    def row(number: int = 1, **changed: Any) -> list[Any]:
        plain = {
            "title": "Ứng dụng máy móc tiên tiến", "kind": None, "implementer": "Trung tâm Khuyến công",
            "unit": "TTKC-VN63-86", "content": CONTENT, "description": None, "total_cost": "800 triệu",
            "requested": 300_000_000, "beneficiary": "Cơ sở A", "tax_code": "1500123456", "commune": "Xã Long Phước",
            "own": None, "years": None, "again": None,
        }  # fmt: skip
        return [number, *(plain | changed).values()]

    async def send(
        self, content: bytes, path: str = WORKBOOK, role: str = R.PROVINCE_OFFICER, accept: str = "*/*", **asked: Any
    ) -> httpx.Response:
        """POST it; what is None is not asked."""
        parameters = {name: value for name, value in (ASKED | asked).items() if value is not None}
        headers = {"Content-Type": XLSX, "Accept": accept}
        return await self._world.client(role).post(path, content=content, params=parameters, headers=headers)

    async def check(self, content: bytes, **asked: Any) -> dict[str, Any]:
        answer = await self.send(content, CHECK, **asked)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


async def count(world: World) -> int:
    return int((await world.client(R.AUDITOR).get("/v1/dossiers?count=true&limit=1")).json()["total"])


async def test_an_imported_line_is_the_dossier(world: World, sheet: Sheet, story) -> None:
    more = [None] * 15
    more[5], more[7], more[8] = "C07a", "12,5 triệu", "5.000.000"
    third = [None] * 15
    third[9] = "Cơ sở B"
    content = await sheet.filled(sheet.row(1, kind="Đề án điểm", years="2022, 2023"), more, third, sheet.row(2))
    answer = await sheet.send(content)
    assert answer.status_code == 201, answer.text
    registration = answer.json()
    assert answer.headers["location"] == f"/v1/registrations/{registration['id']}"
    assert (registration["state"], registration["province"], registration["due_on"]) == (
        "drafted", "VN63-86", "2021-06-20",
    )  # fmt: skip
    first, second = [await story.dossier(id) for id in registration["dossier_ids"]]
    assert (first["kind"], first["plan_years"], first["implementer_unit"]) == ("pilot", [2022, 2023], "TTKC-VN63-86")
    assert [(one["content"], one["total_cost"], one["requested"]) for one in first["contents"]] == [
        ("C04", 800_000_000, 300_000_000), ("C07a", 12_500_000, 5_000_000),
    ]  # fmt: skip
    assert [one["name"] for one in first["beneficiaries"]] == ["Cơ sở A", "Cơ sở B"]
    assert (second["state"], second["effective_on"], second["drafted_by"]) == (
        "registered", "2021-06-15", R.PROVINCE_OFFICER,
    )  # fmt: skip


async def test_by_workbook_and_by_json_the_dossier_is_the_same(world: World, sheet: Sheet, story) -> None:
    line = {
        "title": "Ứng dụng máy móc tiên tiến",
        "contents": [{"content": "C04", "total_cost": 800_000_000, "requested": 300_000_000}],
        "beneficiaries": [{"name": "Cơ sở A", "tax_code": "1500123456", "commune": "Xã Long Phước"}],
        "implementer": "Trung tâm Khuyến công",
        "implementer_unit": "TTKC-VN63-86",
    }
    by_json = await world.create(R.PROVINCE_OFFICER, "/v1/registrations", story.registration(line))
    by_sheet = (await sheet.send(await sheet.filled(sheet.row()))).json()
    own = {"id", "reference", "urn", "href", "registration_id", "recorded_at", "allowed_actions"}
    one, other = [
        {name: value for name, value in (await story.dossier(each["dossier_ids"][0])).items() if name not in own}
        for each in (by_json, by_sheet)
    ]
    assert one == other


async def test_what_is_declared_of_a_beneficiary_is_read(world: World, sheet: Sheet, story) -> None:
    declared = [
        "Doanh nghiệp", "có", "Khai thác, chế biến khoáng sản", "Phường", "loại 1", "1/3/2020", "Đặc biệt khó khăn",
        "Máy ép | Đại Việt | SN-1; Máy sấy || SN-2", "có",
    ]  # fmt: skip
    answer = await sheet.send(await sheet.filled([*sheet.row(1), *declared], sheet.row(2)))
    assert answer.status_code == 201, answer.text
    [told], [untold] = [(await story.dossier(id))["beneficiaries"] for id in answer.json()["dossier_ids"]]
    assert (told["legal_form"], told["small_or_medium"], told["trade"]) == ("enterprise", True, "mining")
    assert told["place"] == {
        "kind": "ward", "city_class": "1", "converted_on": "2020-03-01", "craft_village": True,
        "priority_areas": ["especially_difficult"],
    }  # fmt: skip
    assert [(one["name"], one["maker"], one["serial"]) for one in told["machines"]] == [
        ("Máy ép", "Đại Việt", "SN-1"), ("Máy sấy", None, "SN-2"),
    ]  # fmt: skip
    assert (untold["legal_form"], untold["place"], untold["machines"]) == (None, None, [])


async def test_faults_of_what_is_declared_stand_at_their_cells(world: World, sheet: Sheet) -> None:
    row = [*sheet.row(), "Công ty", None, None, None, None, None, "Khó khăn", "SN-1"]
    long = [*sheet.row(2), None, None, None, None, None, None, None, f"Máy | Hãng | {'9' * 101}"]
    told = await sheet.check(await sheet.filled(row, long))
    assert {one["pointer"]: one["code"] for one in told["errors"]} == {
        "cell:P2": "not-a-choice", "cell:W2": "not-a-machine", "cell:S2": "missing", "cell:W3": "string_too_long",
    }  # fmt: skip


@pytest.mark.parametrize("columns", [9, 1])
async def test_a_template_of_before_these_columns_is_taken_as_well(world: World, sheet: Sheet, columns: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(await sheet.filled(sheet.row())))
    book["Danh mục"].delete_cols(25 - columns, columns)
    target = io.BytesIO()
    book.save(target)
    assert (await sheet.send(target.getvalue())).status_code == 201


async def test_a_check_keeps_nothing_and_tells_what_would_be_registered(world: World, sheet: Sheet) -> None:
    before = await count(world)
    told = await sheet.check(await sheet.filled(sheet.row(1, title="Riêng một"), sheet.row(2, title="Riêng hai")))
    assert told == {
        "acceptable": True, "rows": 2, "projects": 2, "total_cost": 1_600_000_000, "requested": 600_000_000,
        "due_on": "2021-06-20", "late": False, "faulty": 0, "errors": [], "remarks": [],
    }  # fmt: skip
    assert (await sheet.check(await sheet.filled(sheet.row()), effective_on="2021-06-21"))["late"] is True
    assert await count(world) == before


async def test_a_list_that_is_sent_again_is_told_to_stand_already(world: World, sheet: Sheet, story) -> None:
    content = await sheet.filled(sheet.row(1, title="Đề án chỉ gửi một lần"), sheet.row(2, title="Đề án mới"))
    first = (await sheet.send(await sheet.filled(sheet.row(1, title="Đề án chỉ gửi một lần")))).json()
    dossier = await story.dossier(first["dossier_ids"][0])
    told = await sheet.check(content)
    [remark] = told["remarks"]
    assert told["acceptable"] and (remark["pointer"], remark["code"]) == ("cell:B2", "stands-already")
    assert dossier["reference"] in remark["detail"]
    await world.act(R.PROVINCE_LEADER, dossier, "withdraw", story.dated("2021-06-16"))
    assert (await sheet.check(content))["remarks"] == []


async def test_every_fault_stands_at_its_cell_whoever_finds_it(world: World, sheet: Sheet) -> None:
    content = await sheet.filled(
        sheet.row(1, total_cost="1.234 triệu", tax_code="15001"),  # the reader; the contract
        sheet.row(2, title="AB", content="C07"),  # the contract; the rule, once the contract is met
        sheet.row(3, requested="=1+1", again="KC-1999-000001"),
        sheet.row(4, again="hồ sơ cũ"),
    )
    told = await sheet.check(content)
    assert {one["pointer"]: one["code"] for one in told["errors"]} == {
        "cell:H2": "ambiguous-number",
        "cell:K2": "string_pattern_mismatch",
        "cell:B3": "string_too_short",
        "cell:I4": "formula",
        "cell:O4": "not-found",
        "cell:O5": "not-a-reference",
    }
    assert (told["acceptable"], told["faulty"], told["total_cost"]) == (False, 6, None)
    refused = await sheet.send(content)
    body = expect.problem(refused, 422, "workbook-faulty", "cell:H2")
    assert len(body["errors"]) == 6


async def test_each_fault_says_what_to_write_instead(world: World, sheet: Sheet) -> None:
    content = await sheet.filled(
        [*sheet.row(1, total_cost="800 triêu", tax_code="15001"), "HTX"],
        sheet.row(2, total_cost="1.234 triệu", content="ứng dụng máy móc thiết bị"),
    )
    answer = await sheet.send(content, CHECK, accept=XLSX)
    back = openpyxl.load_workbook(io.BytesIO(answer.content))["Danh mục"]
    for cell, said in [
        ("Y2", "«800 triêu» không phải một số tiền: viết như 800.000.000, 800 triệu"),
        ("Y2", "Mã số thuế: Chưa đúng dạng: 10 chữ số"),
        ("Y2", "«HTX»: chọn một trong Doanh nghiệp, Hợp tác xã, "),
        ("Y3", "viết 1234 hoặc 1,2340"),
        ("Y3", "chọn một trong C04 – Ứng dụng máy móc thiết bị"),
    ]:
        assert said in back[cell].value, back[cell].value


async def test_no_content_asks_for_more_than_it_costs(world: World, sheet: Sheet, story) -> None:
    content = await sheet.filled(sheet.row(1), sheet.row(2, total_cost="70 triệu", requested="350 triệu"))
    [error] = (await sheet.check(content))["errors"]
    assert (error["pointer"], error["code"]) == ("cell:I3", "above-cost")
    assert "350,000,000 đồng is asked for, more than the whole cost of 70,000,000 đồng" in error["detail"]
    dear = [{"content": "C04", "total_cost": 70_000_000, "requested": 70_000_001}]
    body = story.registration(story.line(contents=dear))
    refused = await world.client(R.PROVINCE_OFFICER).post("/v1/registrations", json=body)
    expect.problem(refused, 422, "invalid-content", "/lines/0/contents/0/requested")


async def test_what_the_rules_refuse_is_told_for_every_line(world: World, sheet: Sheet) -> None:
    rows = [sheet.row(1, content="C07"), sheet.row(2), sheet.row(3, content="C99")]
    before = await count(world)
    content = await sheet.filled(*rows)
    errors = (await sheet.check(content))["errors"]
    assert {one["pointer"]: one["code"] for one in errors} == {
        "cell:F2": "unknown-content", "cell:F4": "unknown-content",
    }  # fmt: skip
    assert "C07a" in errors[0]["detail"]
    expect.problem(await sheet.send(content), 422, "workbook-faulty", "cell:F4")
    assert await count(world) == before, "all or nothing"


async def test_the_same_workbook_comes_back_with_its_errors_and_passes_once_corrected(
    world: World, sheet: Sheet
) -> None:
    content = await sheet.filled(sheet.row(1), sheet.row(2, total_cost="1.234 triệu"))
    answer = await sheet.send(content, CHECK, accept=XLSX)
    assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    back = book["Danh mục"]
    assert back["Y1"].value == "Lỗi cần sửa" and back["Y2"].value is None
    assert back["Y3"].value.startswith("Tổng kinh phí (đồng): «1.234 triệu»")
    back["H3"] = "1234 triệu"
    target = io.BytesIO()
    book.save(target)
    assert (await sheet.send(target.getvalue())).status_code == 201


@pytest.mark.parametrize("hidden", ["_x0000_", "_xD800_", "_xFFFF_", "\u202e", "x" * 32_000])
async def test_no_text_breaks_the_check_or_the_workbook_that_comes_back(
    world: World, sheet: Sheet, hidden: str
) -> None:
    strange = dict.fromkeys(
        ("title", "kind", "unit", "content", "requested", "tax_code", "own", "years", "again"), hidden
    )
    content = await sheet.filled(sheet.row(1, **strange), Y1=hidden, Y2=hidden)
    told = await sheet.check(content)
    assert told["faulty"] >= 7 and len(json.dumps(told)) < 10_000
    answer = await sheet.send(content, CHECK, accept=XLSX)
    assert answer.status_code == 200
    assert openpyxl.load_workbook(io.BytesIO(answer.content))["Danh mục"]["Y2"].value
    expect.problem(await sheet.send(content), 422, "workbook-faulty")


async def test_a_check_tells_its_progress_line_by_line(world: World, sheet: Sheet) -> None:
    content = await sheet.filled(*(sheet.row(n // 20) for n in range(300)))
    answer = await sheet.send(content, CHECK, accept="application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["rows"] for line in lines[:-1]] == [0, 100, 200, 300]
    assert lines[-1]["check"]["projects"] == 15
    foreign = await sheet.send(content, CHECK, accept="application/x-ndjson", province="VN63-91")
    assert json.loads(foreign.text.splitlines()[-1])["problem"]["code"] == "forbidden"


async def test_five_thousand_rows_are_registered_at_once(world: World, sheet: Sheet) -> None:
    further = [None] * 15
    further[9] = "Cơ sở khác"
    rows = [row for n in range(25) for row in [sheet.row(n), *[further] * 199]]
    answer = await sheet.send(await sheet.filled(*rows))
    assert answer.status_code == 201, answer.text
    assert len(answer.json()["dossier_ids"]) == 25
    expect.problem(await sheet.send(await sheet.filled(*rows, further)), 413, "too-large")


async def test_a_repeated_import_is_answered_again_and_registers_once(world: World, sheet: Sheet) -> None:
    content = await sheet.filled(sheet.row())
    client, headers = world.client(R.PROVINCE_OFFICER), {"Content-Type": XLSX, "Idempotency-Key": "list-of-2022"}
    first = await client.post(WORKBOOK, content=content, params=ASKED, headers=headers)
    again = await client.post(WORKBOOK, content=content, params=ASKED, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())
    other = await client.post(WORKBOOK, content=content, params=ASKED | {"plan_year": "2023"}, headers=headers)
    assert other.status_code == 422


async def test_the_agencys_centre_files_its_own_list(world: World, sheet: Sheet, story) -> None:
    rows = [sheet.row(1, unit=None), sheet.row(2, unit="TTKC-VN63-86")]
    refused = await sheet.send(await sheet.filled(*rows), role=R.CLERK, province=None, unit="TTKC1")
    expect.problem(refused, 422, "workbook-faulty", "cell:E3")
    answer = await sheet.send(await sheet.filled(rows[0]), role=R.CLERK, province=None, unit="TTKC1")
    dossier = await story.dossier(answer.json()["dossier_ids"][0])
    assert (dossier["filed_by"], dossier["implementer_unit"]) == ("agency", "TTKC1")


async def test_dossiers_I14_a_late_list_is_flagged_and_never_lost(world: World, sheet: Sheet, story) -> None:
    answer = await sheet.send(await sheet.filled(sheet.row()), effective_on="2021-06-25")
    letter = {"document": story.document(day="2021-06-25"), **story.dated("2021-06-25")}
    sent = await story.act(R.PROVINCE_LEADER, answer.json(), "send", letter)
    assert (sent["state"], sent["late"]) == ("sent", True)
    assert (await story.dossier(sent["dossier_ids"][0]))["state"] == "listed"


class TestReRegistering:
    """A line cites the earlier dossier by its reference."""

    async def test_the_earlier_dossier_gives_way(self, world: World, sheet: Sheet, story) -> None:
        [old] = await story.selected()
        later = {"plan_year": "2023", "effective_on": "2022-06-15"}
        content = await sheet.filled(sheet.row(again=old["reference"]), plan_year=2023)
        answer = await sheet.send(content, **later)
        assert answer.status_code == 201, answer.text
        assert (await story.dossier(answer.json()["dossier_ids"][0]))["re_registers"] == old["id"]
        assert (await story.dossier(old["id"]))["state"] == "re_registered"
        again = await sheet.check(
            await sheet.filled(sheet.row(1), sheet.row(2, again=old["id"]), plan_year=2023), **later
        )
        assert [(one["pointer"], one["code"]) for one in again["errors"]] == [("cell:O3", "action-not-allowed")]

    async def test_another_provinces_dossier_is_not_found(self, world: World, sheet: Sheet, story) -> None:
        [old] = await story.selected()
        content = await sheet.filled(sheet.row(again=old["reference"]), plan_year=2023)
        headers = {"Content-Type": XLSX}
        asked = ASKED | {"plan_year": "2023", "effective_on": "2022-06-15", "province": "VN63-91"}
        answer = await world.client(R.PROVINCE_OFFICER, province="VN34-91").post(
            CHECK, content=content, params=asked, headers=headers
        )
        assert [one["pointer"] for one in answer.json()["errors"]] == ["cell:O2"]


class TestRefusals:
    """What concerns the whole request is refused as by JSON."""

    async def test_another_provinces_list_and_a_wrong_day(self, world: World, sheet: Sheet) -> None:
        content = await sheet.filled(sheet.row())
        for path in (WORKBOOK, CHECK):
            expect.problem(await sheet.send(content, path, province="VN63-91"), 403, "forbidden")
            expect.problem(await sheet.send(content, path, reason=None), 422, "effective-date")
            expect.problem(await sheet.send(content, path, province=None), 422, "invalid-content")
            expect.problem(await sheet.send(content, path, plan_year="x"), 422, "invalid-content", "plan_year")
            expect.problem(await sheet.send(content, path, lines="[]"), 422, "invalid-content", "lines")
            expect.problem(await sheet.send(content, path, role=R.AUDITOR), 403, "forbidden")

    async def test_only_a_workbook_is_taken(self, world: World, sheet: Sheet) -> None:
        client, content = world.client(R.PROVINCE_OFFICER), await sheet.filled(sheet.row())
        macros = "application/vnd.ms-excel.sheet.macroEnabled.12"
        for media in ("application/json", "text/csv", macros, "application/octet-stream"):
            answer = await client.post(WORKBOOK, content=content, params=ASKED, headers={"Content-Type": media})
            expect.problem(answer, 415, "unsupported-media-type")
        expect.problem(await sheet.send(b"STT,A\r\n"), 422, "workbook-unusable")
        expect.problem(await sheet.send(b""), 422, "workbook-unusable")
        expect.problem(await sheet.send(b"PK" + b"\0" * (5 << 20)), 413, "too-large")

    async def test_a_workbook_of_another_year_is_told(self, world: World, sheet: Sheet) -> None:
        expect.problem(await sheet.send(await sheet.filled(sheet.row(), plan_year=2023)), 422, "workbook-unusable")

    @pytest.mark.parametrize("year", [2000, 2099])
    @pytest.mark.parametrize("day", ["2000-01-01", "2012-01-01", "2199-12-31"])
    async def test_no_year_or_day_breaks_it(self, world: World, sheet: Sheet, year: int, day: str) -> None:
        for row in (sheet.row(), sheet.row(title="A")):
            content = await sheet.filled(row, plan_year=year)
            for path in (WORKBOOK, CHECK):
                answer = await sheet.send(content, path, plan_year=year, effective_on=day)
                assert answer.status_code < 500, answer.text

    async def test_what_a_check_does_not_offer_is_406(self, world: World, sheet: Sheet) -> None:
        content = await sheet.filled(sheet.row())
        expect.problem(await sheet.send(content, CHECK, accept="application/pdf"), 406, "not-acceptable")

    async def test_more_projects_than_a_registration_holds_are_refused(self, world: World, sheet: Sheet) -> None:
        told = await sheet.check(await sheet.filled(*(sheet.row(n) for n in range(501))))
        assert [one["code"] for one in told["errors"]] == ["too_long"]


async def test_the_template_explains_itself(world: World) -> None:
    answer = await world.client(R.PROVINCE_OFFICER).get(f"{WORKBOOK}?plan_year=2023")
    assert answer.headers["content-disposition"] == 'attachment; filename="dang-ky-2023.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lists, guide, choices = (book[name] for name in ("Danh mục", "Hướng dẫn", "Lựa chọn"))
    assert lists["H1"].value == "Tổng kinh phí (đồng) *"
    assert lists.protection.sheet and lists.freeze_panes == "C2"
    offered = {str(one.sqref): one.formula1 for one in lists.data_validations.dataValidation}
    assert set(offered) == {f"{one}2:{one}5001" for one in "CFMPQRSTVX"}
    said = [cell.value for row in guide.iter_rows() for cell in row if cell.value]
    assert any("2023" in text for text in said) and "Cách điền" in said
    labels = [cell.value for cell in choices["B"]]
    assert CONTENT in labels
    expect.problem(await world.client(R.AUDITOR).get(f"{WORKBOOK}?plan_year=2023"), 403, "forbidden")
    expect.problem(await world.client(R.CLERK).get(WORKBOOK), 422, "invalid-content", "plan_year")

"""Registering, sending, receiving, selecting; and registering again what had to wait."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.figures import LAW, LETTER_2022, PLAN_YEAR, PROJECTS, PROVINCE
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure


@step(
    "2021-06-15", R.PROVINCE_OFFICER,
    title=Both(
        "Sở Công Thương lập danh mục 4{own} đề án máy móc tiên tiến, đăng ký cho kế hoạch năm 2022.",
        "The Department lists four{own} projects of advanced machinery for the plan of 2022.",
    ),
    why=Both(
        "mỗi dòng của danh mục trở thành một hồ sơ có mã riêng, theo suốt đến khi thanh lý. Việc năm 2021 nay mới "
        "ghi, nên mỗi lần ghi có hai ngày: ngày hiệu lực (nêu lý do) và ngày ghi nhận.",
        "each line becomes a dossier with a reference of its own, down to liquidation. What was done in 2021 is "
        "recorded today, so every write has two dates: when it holds in law (with a reason) and when it was "
        "recorded.",
    ),
)  # fmt: skip
def register(teller: Teller, story: Story) -> None:
    body = {"plan_year": PLAN_YEAR, "province": PROVINCE, "lines": list(PROJECTS)}
    story.registration = registered(teller, body)
    story.dossiers = [teller.get(R.PROVINCE_OFFICER, f"/v1/dossiers/{id}") for id in story.registration["dossier_ids"]]
    teller.expect(Both("số hồ sơ", "the number of dossiers"), len(story.dossiers), len(PROJECTS))
    for dossier in story.dossiers:
        teller.say(Both("{reference}: {title}", "{reference}: {title}"), **_named(dossier))


@step(
    "2021-06-15", R.PROVINCE_LEADER, R.CLERK,
    title=Both(
        "Lãnh đạo Sở ký gửi danh mục về Cục; văn thư Cục tiếp nhận.",
        "The Department's leader sends the list to the Agency, whose clerk receives it.",
    ),
    why=Both(
        "hạn gửi là 20/6{law} hằng năm (TT 17/2018/TT-BCT, Đ1 k9). Danh mục gửi trễ bị đánh dấu, không bao giờ bị "
        "mất. Người lập không tự ký gửi.",
        "the term is 20 June{law} (circular 17/2018/TT-BCT, article 1.9). A late list is flagged, never lost. "
        "Whoever drafts a list does not send it.",
    ),
)  # fmt: skip
def send(teller: Teller, story: Story) -> None:
    sent = teller.act(R.PROVINCE_LEADER, story.registration, "send", to="sent", document=LETTER_2022)
    teller.expect(Both("gửi trễ", "late"), sent["late"], False)
    teller.expect(Both("hạn gửi", "the term"), sent["due_on"], "2021-06-20")
    teller.say(Both("gửi đúng hạn {day}", "in time, due {day}"), day=Figure(date(2021, 6, 20), LAW))
    teller.act(R.CLERK, story.registration, "receive", to="received")
    for dossier in story.dossiers:
        teller.came_about(dossier, "list", to="listed")


@step(
    "2021-07-20", R.AGENCY_LEADER,
    title=Both(
        "Cục rà soát, lựa chọn cả 4 đề án để đơn vị hoàn thiện hồ sơ.",
        "The Agency selects all four, so that their dossiers may be completed.",
    ),
    why=Both(
        "được lựa chọn chưa phải là được phê duyệt, càng chưa phải là có tiền.",
        "selected is not yet approved, and far from funded.",
    ),
)  # fmt: skip
def select(teller: Teller, story: Story) -> None:
    for dossier in story.dossiers:
        teller.act(R.AGENCY_LEADER, dossier, "select", to="selected")


@step(
    "2022-06-15", R.PROVINCE_OFFICER,
    title=Both(
        "Đề án thứ tư chưa kịp vào kế hoạch 2022: Sở đăng ký lại cho năm 2023, dẫn hồ sơ cũ.",
        "The fourth missed the plan of 2022: the Department registers it again for 2023, citing the old dossier.",
    ),
    why=Both(
        "hồ sơ cũ khép lại và chỉ tới hồ sơ mới, nên không đề án nào được tính hai lần.",
        "the old dossier ends and the new one cites it, so that no project is counted twice.",
    ),
)  # fmt: skip
def register_again(teller: Teller, story: Story) -> None:
    line = {**PROJECTS[3], "re_registers": story.waiting["id"]}
    again = registered(teller, {"plan_year": PLAN_YEAR + 1, "province": PROVINCE, "lines": [line]})
    teller.came_about(story.waiting, "re_register", to="re_registered")
    fresh = teller.get(R.PROVINCE_OFFICER, f"/v1/dossiers/{again['dossier_ids'][0]}")
    teller.expect(Both("hồ sơ cũ được dẫn", "the dossier cited"), fresh["re_registers"], story.waiting["id"])
    teller.say(
        Both("{reference}: hồ sơ mới, kế hoạch {year}", "{reference}: the new dossier, plan of {year}"),
        reference=fresh["reference"],
        year=fresh["plan_year"],
    )


def registered(teller: Teller, body: Record) -> Record:
    """The list whose first dossier bears this title, of this plan year; or a new one."""
    titles = {line["title"] for line in body["lines"]}
    dossier = teller.find(
        R.PROVINCE_OFFICER,
        "/v1/dossiers",
        lambda one: one["title"] in titles and one["state"] != "withdrawn",
        plan_year=body["plan_year"],
        province=PROVINCE,
    )
    path = f"/v1/registrations/{dossier['registration_id']}" if dossier else ""
    found = teller.get(R.PROVINCE_OFFICER, path) if path else None
    return teller.once(R.PROVINCE_OFFICER, "/v1/registrations", body, found)


def _named(dossier: Record) -> dict[str, object]:
    return {"reference": dossier["reference"], "title": Figure(dossier["title"].removesuffix(" (minh hoạ)"))}

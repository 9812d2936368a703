"""What becomes of the recommendations: tasked with the six that must be clear, answered, followed up, closed."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.figures import PROVINCE, document
from arit_local.demo.letter import ADVANCE, ANSWER_BY, CLUSTERS, DOSSIER, FUNDING, TWICE
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, State

REPLY = {**document("9204", "BCT-CTĐP", "Bộ Công Thương", "2022-03-24"), "signer": "Thứ trưởng (minh hoạ)"}
LATE_REPLY = {
    **document("9205", "CTĐP-QLKC", "Cục Công Thương địa phương", "2022-04-08"),
    "signer": "Lãnh đạo Cục (minh hoạ)",
}
PROMISE = {
    "commitment": "Cử đoàn làm việc với Sở, rà soát từng cụm công nghiệp trong phương án của tỉnh.",
    "product": "Biên bản rà soát",
    "due_on": "2022-05-31",
}
EXPLAINED = "Tạm dùng mức 50 % theo quy định chung của Kho bạc, đến khi có mức riêng (minh hoạ)."
TASKED = {
    ADVANCE: ("QLKC", "Soạn văn bản hướng dẫn mức tạm ứng"),
    CLUSTERS: ("QLCCN", "Lập kế hoạch rà soát phương án cụm công nghiệp cùng Sở"),
    DOSSIER: ("QLKC", "Kiểm tra tiến độ đề án sấy khoai lang"),
}


@step(
    "2022-03-02", R.AGENCY_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Giao việc theo 6 rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền.",
        "Tasked with the six that must be clear: person, task, time, responsibility, product, authority.",
    ),
    why=Both(
        "thiếu một “rõ” thì không giao được. Hạn trả lời là ngày sớm hơn trong hai ngày: văn bản của tỉnh đề nghị, "
        "hay thời hạn chung (tạm theo Quyết định 33/2017{law} về kiến nghị cử tri).",
        "while one of the six is missing nothing is tasked. The answer is due on the earlier of two days: the one "
        "that the letter asks for, or the general term (by analogy with decision 33/2017{law} on voters' requests).",
    ),
)  # fmt: skip
def assign(teller: Teller, story: Story) -> None:
    for place, (unit, task) in TASKED.items():
        item = story.items[place]
        tasking = _tasking(teller, item, unit, task)
        if place == ADVANCE and not teller.done(tasking, "assign"):
            teller.refused(R.AGENCY_LEADER, tasking, "assign", 422, "rule-broken")
        teller.amend(R.AGENCY_OFFICER, tasking, "6 rõ", **_clear(unit, task))
        teller.act(R.AGENCY_LEADER, tasking, "assign", to="assigned")
        teller.came_about(item, "assign", to="assigned")
    path = f"/v1/recommendations/{story.items[ADVANCE]['id']}/deadline"
    deadline = teller.get(R.PROVINCE_OFFICER, path, shown=True)
    teller.expect(Both("hạn trả lời", "the day it is due"), deadline["due_on"], ANSWER_BY)
    teller.page.answer(
        200,
        teller.page.of(
            Both("trả lời chậm nhất {due} ({basis})", "the answer is due by {due} ({basis})"),
            due=Figure(date.fromisoformat(deadline["due_on"])), basis=deadline["basis"],
        ),
    )  # fmt: skip


@step(
    "2022-03-22", R.AGENCY_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Soạn và duyệt một văn bản trả lời cho hai kiến nghị: giải thích, và hứa kèm lộ trình.",
        "One reply to two recommendations is drafted and approved: an explanation, and a promise with a date.",
    ),
    why=Both(
        "trả lời “đang làm” mà không có việc, sản phẩm và ngày thì bị từ chối. Tỉnh chưa thấy bản nháp.",
        "“in progress” without a task, a product and a day is refused. The province does not see a draft.",
    ),
)  # fmt: skip
def draft(teller: Teller, story: Story) -> None:
    lines = [
        _line(story.items[ADVANCE], "explained", EXPLAINED),
        _line(story.items[CLUSTERS], "in_progress_with_roadmap", "Cục cùng Sở rà soát trong quý II.", [PROMISE]),
    ]
    story.replies = [_reply(teller, lines)]
    teller.act(R.AGENCY_LEADER, story.replies[0], "approve", to="approved")
    if not teller.done(story.replies[0], "issue"):
        unseen = teller.send(R.PROVINCE_OFFICER, "GET", f"/v1/replies/{story.replies[0]['id']}")
        teller.expect(Both("bản nháp với tỉnh", "a draft to the province"), unseen.status_code, 404)
        teller.say(Both("tỉnh hỏi bản nháp: 404", "the province asks for the draft: 404"))


@step(
    "2022-03-24", R.CLERK,
    title=Both(
        "Văn thư ban hành: hai kiến nghị được trả lời trước hạn một ngày, kiến nghị gộp theo cùng.",
        "The clerk issues it: two recommendations are answered a day ahead, and the merged one with them.",
    ),
    why=Both(
        "ban hành rồi tỉnh mới thấy, và lời hứa trở thành việc phải theo dõi, có ngày của nó.",
        "now the province sees it, and what was promised becomes something to follow, with a day of its own.",
    ),
)  # fmt: skip
def issue(teller: Teller, story: Story) -> None:
    story.replies[0] = teller.act(R.CLERK, story.replies[0], "issue", to="issued", document=REPLY)
    teller.came_about(story.items[ADVANCE], "answer", to="answered")
    teller.came_about(story.items[CLUSTERS], "answer", to="following_up")
    merged = teller.look(R.PROVINCE_OFFICER, story.items[TWICE])
    teller.expect(Both("kiến nghị gộp", "the merged one"), merged["stands_as"] in ("answered", "closed"), True)
    for one in teller.all(R.PROVINCE_OFFICER, "/v1/follow-ups", recommendation_id=story.items[CLUSTERS]["id"]):
        teller.say(
            Both("{reference}: {text} Hạn {due}.", "{reference}: {text} Due {due}."),
            reference=one["reference"], text=Figure(one["commitment"]),
            due=Figure(date.fromisoformat(one["due_on"])),
        )  # fmt: skip


@step(
    "2022-04-08", R.AGENCY_OFFICER, R.AGENCY_LEADER, R.CLERK,
    title=Both(
        "Kiến nghị về hồ sơ sấy khoai lang được trả lời muộn hai tuần.",
        "The one about the sweet potato dossier is answered two weeks late.",
    ),
    why=Both(
        "muộn thì vẫn trả lời, nhưng không giấu được: quý I có ba kiến nghị đến hạn, hai kiến nghị đúng hạn.",
        "late is answered all the same, but it cannot be hidden: three fell due in the first quarter, two in time.",
    ),
)  # fmt: skip
def answer_late(teller: Teller, story: Story) -> None:
    item = story.items[DOSSIER]
    late = _reply(teller, [_line(item, "resolved", "Hợp đồng sẽ ký khi có kinh phí phân bổ (minh hoạ).")])
    teller.act(R.AGENCY_LEADER, late, "approve", to="approved")
    story.replies.append(teller.act(R.CLERK, late, "issue", to="issued", document=LATE_REPLY))
    answered = teller.look(R.PROVINCE_OFFICER, item)
    days = (answered["due_on"], answered["answered_on"])
    teller.expect(Both("hạn và ngày trả lời", "due and answered"), days, (ANSWER_BY, teller.day.isoformat()))
    teller.say(
        Both("hạn {due}, trả lời {answered}", "due {due}, answered {answered}"),
        due=Figure(date.fromisoformat(days[0])), answered=Figure(date.fromisoformat(days[1])),
    )  # fmt: skip


@step(
    "2022-05-20", R.AGENCY_OFFICER,
    title=Both(
        "Lời hứa được giữ: rà soát xong trước hạn, kiến nghị tự kết thúc.",
        "The promise is kept before its day, and the recommendation closes by itself.",
    ),
    why=Both(
        "trả lời chưa phải là xong. Kiến nghị còn lời hứa thì còn mở, xong lời hứa cuối cùng mới đóng.",
        "answered is not yet done. It stays open while something promised is, and closes with the last of it.",
    ),
)  # fmt: skip
def follow_up(teller: Teller, story: Story) -> None:
    item = story.items[CLUSTERS]
    for one in list(teller.all(R.AGENCY_OFFICER, "/v1/follow-ups", recommendation_id=item["id"])):
        teller.act(R.AGENCY_OFFICER, one, "complete", to="done", note="Biên bản rà soát ngày 20/5/2022 (minh hoạ)")
    teller.came_about(item, "finish", to="closed")


@step(
    "2022-05-31", R.AGENCY_OFFICER,
    title=Both(
        "Đóng các kiến nghị đã trả lời và đã chuyển; văn bản của tỉnh tự kết thúc.",
        "What was answered and sent on is closed; the province's letter ends by itself.",
    ),
    why=Both(
        "văn bản đứng theo các kiến nghị của nó, không ai đánh dấu tay. Tỉnh quay lại bằng văn bản mới thì kiến nghị "
        "mở lại, vẫn cùng một lịch sử.",
        "a letter follows its recommendations, nobody ticks it off. If the province comes back with a new letter, "
        "they open again, with the same history.",
    ),
)  # fmt: skip
def close(teller: Teller, story: Story) -> None:
    for place in (FUNDING, ADVANCE, DOSSIER):
        teller.act(R.AGENCY_OFFICER, story.items[place], "close", to="closed")
    teller.came_about(story.letter, "answer", to="answered")
    teller.came_about(story.letter, "close", to="closed")
    seen = list(teller.all(R.PROVINCE_OFFICER, "/v1/recommendations", letter_id=story.letter["id"]))
    for one in sorted(seen, key=lambda one: int(one["place"])):
        teller.say(
            Both("tỉnh thấy {reference}: {state}", "the province sees {reference}: {state}"),
            reference=one["reference"], state=State(one["stands_as"], "recommendation"),
        )  # fmt: skip


def _clear(unit: str, task: str) -> Record:
    """The six that must be clear (6 rõ)."""
    return {
        "lead_unit": unit,
        "person": "Chuyên viên theo dõi (minh hoạ)",
        "task": task,
        "due_on": "2022-03-21",
        "responsibility": "Trưởng phòng chịu trách nhiệm về nội dung",
        "product": "Dự thảo văn bản trả lời",
        "authority": "Lãnh đạo Cục duyệt, lãnh đạo Bộ ký",
    }


def _tasking(teller: Teller, item: Record, unit: str, task: str) -> Record:
    """The item's tasking, drafted without its product."""
    path = "/v1/taskings"
    found = teller.find(R.AGENCY_OFFICER, path, lambda one: one["state"] != "recalled", recommendation_id=item["id"])
    body = {"recommendation_id": item["id"], **_clear(unit, task), "product": None}
    return teller.once(R.AGENCY_OFFICER, path, body, found)


def _line(item: Record, outcome: str, text: str, promises: list[Record] | None = None) -> Record:
    return {"recommendation_id": item["id"], "outcome": outcome, "text": text, "promises": promises or []}


def _reply(teller: Teller, lines: list[Record]) -> Record:
    """The reply to these recommendations, or a new one."""
    path = "/v1/replies"
    found = teller.find(
        R.AGENCY_OFFICER,
        path,
        lambda one: one["state"] != "withdrawn",
        recommendation_id=lines[0]["recommendation_id"],
    )
    return teller.once(R.AGENCY_OFFICER, path, {"province": PROVINCE, "lines": lines}, found)

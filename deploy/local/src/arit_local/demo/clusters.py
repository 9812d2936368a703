"""Bắc Giang's two clusters: a letter of the province, the ministry's opinion, the decision, and the register since."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.figures import DECISION_716, LAW, QUARTER_NEWS, document, is_same, number_of
from arit_local.demo.people import BAC_GIANG_LEADER, BAC_GIANG_OFFICER
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, State, in_words

PROVINCE = "VN63-24"
TIEN_HUNG, LANG_CAO = "Cụm công nghiệp Tiên Hưng", "Cụm công nghiệp Lăng Cao"
PLANNED_AREA, DECIDED_AREA = "45", "48"
"""Illustrative: neither letter nor decision was read with its areas."""
OLD_PHASE, NEW_PHASE = "2016-2020", "2021-2025"
PAPERS = [{"code": code, "sets": 1, "document": None} for code in ("P1", "P2", "P3", "P5")]
"""That come with a letter, by a checklist that is only remembered."""

PLAN = document("9101", "QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Giang", "2018-03-15")
LETTER = document("371", "HĐND-TH", "Thường trực Hội đồng nhân dân tỉnh Bắc Giang", "2020-07-13")
OPINION = document("5749", "BCT-CTĐP", "Bộ Công Thương", "2020-08-06")
DECISION = document("716", "QĐ-UBND", "Ủy ban nhân dân tỉnh Bắc Giang", "2020-08-14")


@step(
    "2018-03-15", R.CLERK,
    title=Both(
        "Văn thư Cục ghi cụm Tiên Hưng vào sổ cụm công nghiệp, theo quyết định quy hoạch của tỉnh.",
        "The Agency's clerk enters the cluster Tiên Hưng in the register, by the province's decision on its plan.",
    ),
    why=Both(
        "không cụm nào được lập nếu không có dòng quy hoạch đang hiệu lực; dòng nào cũng dẫn văn bản của mình và có "
        "ngày bắt đầu, ngày kết thúc.",
        "no cluster is established without a line of the plan in force; every line cites its document, and has a "
        "first and a last day.",
    ),
)  # fmt: skip
def register(teller: Teller, story: Story) -> None:
    found = named(teller, TIEN_HUNG)
    body = {
        "document": PLAN, "area": PLANNED_AREA, "phase": OLD_PHASE, "name": TIEN_HUNG, "province": PROVINCE,
        "former_district": "Huyện Lục Nam", "commune": "Xã Tiên Hưng",
    }  # fmt: skip
    story.cluster = teller.once(R.CLERK, "/v1/clusters", body, found)


@step(
    "2020-07-13", BAC_GIANG_OFFICER, BAC_GIANG_LEADER, source=DECISION_716,
    title=Both(
        "Văn bản 371/HĐND-TH{d716}: điều chỉnh tiến độ cụm Tiên Hưng{d716}, bổ sung cụm Lăng Cao{d716} vào quy hoạch.",
        "Letter 371/HĐND-TH{d716}: the cluster Tiên Hưng{d716} is to be built later, Lăng Cao{d716} to enter the plan.",
    ),
    why=Both(
        "một đề nghị có nhiều cụm, mỗi cụm một dòng với một loại thay đổi: đổi tiến độ thì dẫn cụm đã có trong sổ, bổ "
        "sung thì nêu cụm mới.",
        "a proposal has a line for each cluster, with its own kind of change: a new phase cites a cluster of the "
        "register, an addition names a new one.",
    ),
)  # fmt: skip
def propose(teller: Teller, story: Story) -> None:
    body = {
        "kind": "adjustment",
        "province": PROVINCE,
        "title": "Điều chỉnh tiến độ cụm Tiên Hưng, bổ sung cụm Lăng Cao",
        "letter": LETTER,
        "lines": [
            {"change": "rephase", "cluster_id": story.cluster["id"], "phase": NEW_PHASE},
            {"change": "add", "name": LANG_CAO, "former_district": "Huyện Tân Yên", "phase": NEW_PHASE},
        ],
        "items": PAPERS,
    }
    story.proposal = proposed(teller, BAC_GIANG_OFFICER, body)
    teller.act(BAC_GIANG_LEADER, story.proposal, "send", to="sent")


@step(
    "2020-07-17", R.CLERK, R.AGENCY_OFFICER,
    title=Both(
        "Văn thư Cục tiếp nhận; chuyên viên ghi nhận hồ sơ đủ, từ đó tính thời hạn.",
        "The Agency's clerk receives it; an officer accepts its papers as complete, and the term begins.",
    ),
    why=Both(
        "ngày hồ sơ đủ chọn bộ quy định: 17/7/2020 là Nghị định 68/2017{law}; hai tuần sau đã là Nghị định 66/2020"
        "{law}. Từ nay vụ việc giữ bộ quy định ấy đến cùng. Diện tích không có trong văn bản thì tiêu chí “không đánh "
        "giá được”, không bao giờ “đạt”.",
        "the day of complete papers selects the rules: on 17 July 2020 decree 68/2017{law}, two weeks later decree "
        "66/2020{law}. From now on the case keeps them. An area that the letter does not tell “cannot be judged”, and "
        "is never “met”.",
    ),
)  # fmt: skip
def accept(teller: Teller, story: Story) -> None:
    teller.act(R.CLERK, story.proposal, "receive", to="checking")
    accepted = teller.act(R.AGENCY_OFFICER, story.proposal, "accept", to="appraising")
    teller.expect(Both("bộ quy định", "the rules"), accepted["rule_set"], "CCN-2017")
    due = date.fromisoformat(accepted["due_on"])
    teller.say(
        Both("quy định {rules}; ý kiến phải có chậm nhất {due}", "rules {rules}; the opinion is due by {due}"),
        rules=Figure(accepted["rule_set"], LAW),
        due=Figure(due),
    )
    check = teller.get(R.AGENCY_OFFICER, f"/v1/cluster-proposals/{story.proposal['id']}/check", shown=True)
    lacking = [one[f"label_{teller.page.language}"] for one in check["worth_checking"]]
    teller.page.answer(
        200,
        teller.page.of(Both("đủ; nên hỏi thêm: {papers}", "complete; worth asking for: {papers}"), papers=lacking),
    )
    judged = [line and line["verdict"] for line in check["lines"]]
    teller.expect(Both("tiêu chí", "the criteria"), judged, [None, "cannot_be_judged"])
    tell_criteria(teller, check["lines"], [TIEN_HUNG, LANG_CAO])


@step(
    "2020-08-06", R.AGENCY_OFFICER, R.MINISTRY_LEADER, source=DECISION_716,
    title=Both(
        "Cục thẩm định từng cụm; Bộ ban hành ý kiến 5749/BCT-CTĐP{d716}.",
        "The Agency appraises each cluster; the Ministry issues its opinion 5749/BCT-CTĐP{d716}.",
    ),
    why=Both(
        "mỗi dòng một kết luận, và kết luận chung không tốt hơn dòng kém nhất. Ý kiến ban hành rồi tỉnh mới thấy; "
        "trước đó tỉnh chỉ thấy “đang thẩm định”. Người ký không phải người thẩm định.",
        "each line has a verdict, and the one over all is no better than the worst. The province learns of it with "
        "the opinion; until then it sees “under appraisal”. Whoever issues it did not appraise.",
    ),
)  # fmt: skip
def give_opinion(teller: Teller, story: Story) -> None:
    verdicts = [{"line": 1, "verdict": "agree"}, {"line": 2, "verdict": "agree"}]
    issued_on, teller.day = teller.day, date(2020, 8, 5)
    teller.act(R.AGENCY_OFFICER, story.proposal, "appraise", to="appraised", lines=verdicts, verdict="agree")
    teller.day = issued_on
    if not teller.done(story.proposal, "issue_opinion"):
        seen = teller.look(BAC_GIANG_OFFICER, story.proposal)
        teller.expect(
            Both("điều tỉnh thấy", "what the province sees"), (seen["state"], seen["verdict"]), ("appraising", None)
        )
        teller.say(
            Both("tỉnh còn thấy: {state}", "the province still sees: {state}"),
            state=State(seen["state"], "cluster_proposal"),
        )
    teller.act(R.MINISTRY_LEADER, story.proposal, "issue_opinion", to="opinion_issued", document=OPINION)
    seen = teller.look(BAC_GIANG_OFFICER, story.proposal)
    teller.expect(Both("ý kiến tỉnh thấy", "the opinion the province sees"), is_same(seen["opinion"], OPINION), True)
    teller.say(
        Both("tỉnh thấy {number}: {verdicts}", "the province sees {number}: {verdicts}"),
        number=Figure(number_of(OPINION), DECISION_716),
        verdicts=Figure([LINE_VERDICTS[line["verdict"]] for line in seen["lines"]]),
    )


@step(
    "2020-08-14", BAC_GIANG_OFFICER, source=DECISION_716,
    title=Both(
        "Tỉnh quyết định: 716/QĐ-UBND{d716}, sau ý kiến tám ngày.",
        "The province decides: 716/QĐ-UBND{d716}, eight days after the opinion.",
    ),
    why=Both(
        "quyết định mới làm đổi sổ: tiến độ mới của Tiên Hưng, một cụm mới là Lăng Cao. Theo quy định năm 2017, "
        "quyết định không được có trước ý kiến; chỗ nào khác ý kiến thì được nêu ra.",
        "only the decision changes the register: Tiên Hưng's new phase, and Lăng Cao as a new cluster. By the rules "
        "of 2017 no decision precedes the opinion, and where it differs from it, that is told.",
    ),
)  # fmt: skip
def decide(teller: Teller, story: Story) -> None:
    lines = [{"line": 1, "adopted": True}, {"line": 2, "adopted": True, "area": DECIDED_AREA}]
    decided = teller.act(BAC_GIANG_OFFICER, story.proposal, "decide", to="decided", document=DECISION, lines=lines)
    teller.expect(Both("chỗ khác ý kiến", "where it differs from the opinion"), decided["deviations"], [])
    added = teller.get(BAC_GIANG_OFFICER, f"/v1/clusters/{decided['lines'][1]['cluster_id']}")
    rephased = teller.look(BAC_GIANG_OFFICER, story.cluster)
    teller.expect(
        Both("cụm mới", "the new cluster"),
        (added["name"], added["state"], plain(added["planned_area"])),
        (LANG_CAO, "planned", DECIDED_AREA),
    )
    teller.expect(Both("tiến độ mới", "the new phase"), rephased["phase"], NEW_PHASE)
    for cluster in (rephased, added):
        teller.say(
            Both("{reference} {name}: {area} ha, {phase}", "{reference} {name}: {area} ha, {phase}"),
            reference=cluster["reference"], name=Figure(cluster["name"], DECISION_716),
            area=Figure(plain(cluster["planned_area"])), phase=Figure(cluster["phase"]),
        )  # fmt: skip


@step(
    "2022-05-11", R.AUDITOR, source=QUARTER_NEWS,
    title=Both(
        "Cùng một cụm, hỏi của ba ngày: trước quyết định, ngày 11/5/2022, hôm nay.",
        "The same cluster, asked of three days: before the decision, on 11 May 2022, today.",
    ),
    why=Both(
        "tỉnh sáp nhập, huyện bỏ, cụm vẫn là cụm ấy. Hỏi của ngày nào thì tên tỉnh, huyện, dòng quy hoạch là của "
        "ngày đó; báo cáo cũ đọc lại vẫn đúng.",
        "provinces merge, districts end, the cluster stays the same. Asked of a day, its province, district and plan "
        "are that day's; an old report reads as true as ever.",
    ),
)  # fmt: skip
def ask_of_a_day(teller: Teller, story: Story) -> None:
    path = f"/v1/clusters/{story.cluster['id']}/on"
    days = (date(2020, 8, 1), teller.day, date.today())
    answers = [teller.get(R.AUDITOR, path, shown=True, on=day.isoformat()) for day in days]
    for day, one in zip(days, answers, strict=True):
        place = [one["province_name"], *([one["district"]] if one["district"] else [])]
        phase = one["plan_line"]["phase"] if one["plan_line"] else None
        teller.page.answer(
            200,
            teller.page.of(
                Both("{day}: {place}; {state}, {phase}", "{day}: {place}; {state}, {phase}"),
                day=day, place=place, state=State(one["state"]), phase=Figure(phase),
            ),
        )  # fmt: skip
    phases = [one["plan_line"]["phase"] for one in answers[:2]]
    teller.expect(Both("tiến độ của từng ngày", "the phases of these days"), phases, [OLD_PHASE, NEW_PHASE])
    provinces = [(one["province"], one["district"] is None) for one in answers]
    should_be = [(PROVINCE, False), (PROVINCE, False), ("VN34-24", True)]
    teller.expect(Both("tỉnh của từng ngày", "the provinces of these days"), provinces, should_be)


def named(teller: Teller, name: str) -> Record | None:
    """The cluster of this name in Bắc Giang's register."""
    return teller.find(R.AUDITOR, "/v1/clusters", lambda one: one["name"] == name, province=PROVINCE)


def proposed(teller: Teller, who: str, body: Record) -> Record:
    """The proposal that this letter made, or a new one."""
    path = "/v1/cluster-proposals"
    found = teller.find(
        R.AUDITOR,
        path,
        lambda one: is_same(one["letter"], body["letter"]) and one["state"] != "withdrawn",
        province=body["province"],
    )
    return teller.once(who, path, body, found)


def tell_criteria(teller: Teller, answers: list[Record | None], names: list[str]) -> None:
    """How each line stands to the criteria of the day."""
    language = teller.page.language
    for name, answer in zip(names, answers, strict=True):
        if answer is None:
            teller.say(Both("{name}: không phải xét tiêu chí", "{name}: no criteria to judge"), name=name)
            continue
        open_ones = [one["code"] for one in answer["criteria"] if one["verdict"] == answer["verdict"]]
        verdict = VERDICTS[answer["verdict"]]
        teller.say(
            Both("{name}: {verdict} ({codes}; {rules})", "{name}: {verdict} ({codes}; {rules})"),
            name=name, verdict=verdict, codes=in_words(open_ones, language), rules=answer["rule_set"],
        )  # fmt: skip


LINE_VERDICTS = {
    "agree": Both("nhất trí", "agreed to"),
    "agree_with_conditions": Both("nhất trí có điều kiện", "agreed to with conditions"),
    "disagree": Both("không nhất trí", "not agreed to"),
    "return": Both("trả lại", "returned"),
}
VERDICTS = {
    "met": Both("đạt", "met"),
    "not_met": Both("không đạt", "not met"),
    "cannot_be_judged": Both("không đánh giá được", "cannot be judged"),
    "not_applicable": Both("không áp dụng", "not applicable"),
}


def plain(area: str) -> str:
    """`48` for `48.0000`."""
    return area.rstrip("0").rstrip(".") if "." in area else area

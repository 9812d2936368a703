"""The 11 working sessions of the first quarter of 2022: ten in short, Vĩnh Long's with its briefing and conclusion."""

from datetime import date, timedelta
from typing import NamedTuple

from arit_contracts import roles as R
from arit_local.demo.figures import CUC, PROVINCE, document, is_same, number_of
from arit_local.demo.report_page import figures_told
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, in_words

NOTICE = document("9203", "TB-BCT", "Bộ Công Thương", "2022-03-01")
LEADER = "Lãnh đạo Bộ Công Thương (minh hoạ)"


class Visit(NamedTuple):
    """A session with one province, in 2022."""

    province: str
    name: str
    day: str


VISITS = (
    Visit("VN63-24", "tỉnh Bắc Giang", "2022-01-12"),
    Visit("VN63-22", "tỉnh Quảng Ninh", "2022-01-18"),
    Visit("VN63-19", "tỉnh Thái Nguyên", "2022-01-20"),
    Visit("VN63-40", "tỉnh Nghệ An", "2022-02-16"),
    Visit("VN63-38", "tỉnh Thanh Hóa", "2022-02-17"),
    Visit("VN63-79", "Thành phố Hồ Chí Minh", "2022-02-22"),
    Visit("VN63-31", "thành phố Hải Phòng", "2022-03-04"),
    Visit("VN63-48", "thành phố Đà Nẵng", "2022-03-10"),
    Visit("VN63-08", "tỉnh Tuyên Quang", "2022-03-17"),
    Visit("VN63-66", "tỉnh Đắk Lắk", "2022-03-24"),
)
OURS = Visit(PROVINCE, "tỉnh Vĩnh Long", "2022-02-24")


@step(
    "2022-01-10", R.AGENCY_OFFICER,
    title=Both(
        "Cục chuẩn bị tài liệu, cùng lãnh đạo làm việc với 11{quarter} tỉnh, thành phố; đây là mười phiên đầu.",
        "The Agency prepares sessions of its leaders with 11{quarter} provinces; these are ten of them.",
    ),
    why=Both(
        "số 11{quarter} là có thật, tỉnh nào và ngày nào là minh hoạ. Phiên nào cũng ghi tỉnh theo mã của ngày ấy, "
        "nên hỏi lại hôm nay vẫn biết đã làm việc với ai.",
        "the number 11{quarter} is documented, which provinces and when is illustrative. Each session names its "
        "province by the code of that day, so that it is known today still.",
    ),
)  # fmt: skip
def meet_ten(teller: Teller, story: Story) -> None:
    with teller.page.shortened():
        story.sessions = [_held(teller, _planned(teller, visit), visit) for visit in VISITS]
    language = teller.page.language
    rows = [
        [visit.name + "○", in_words(Figure(date.fromisoformat(one["held_on"])), language), one["reference"]]
        for one, visit in zip(story.sessions, VISITS, strict=True)
    ]
    teller.page.table(teller.page.of(Both("làm việc với|ngày|phiên", "with|day|session")).split("|"), rows)


@step(
    "2022-02-24", R.AGENCY_OFFICER,
    title=Both(
        "Phiên thứ mười một: làm việc với Vĩnh Long, tài liệu chuẩn bị lấy từ bốn dịch vụ.",
        "The eleventh: with Vĩnh Long; the briefing is composed from four services.",
    ),
    why=Both(
        "tài liệu không ai phải gõ: hỏi đến thì mỗi dịch vụ đếm từ hồ sơ của mình. Dịch vụ nào không trả lời thì "
        "phần ấy được nêu là thiếu, phần còn lại vẫn có.",
        "nobody types the pack: each service counts from its own records when asked. Where one does not answer, its "
        "part is named as missing and the rest stands.",
    ),
)  # fmt: skip
def prepare(teller: Teller, story: Story) -> None:
    session = _planned(teller, OURS)
    pack = teller.get(R.AGENCY_OFFICER, f"/v1/working-sessions/{session['id']}/briefing", shown=True)
    teller.page.answer(200, pack["title"])
    teller.expect(
        Both("tỉnh của tài liệu", "the briefing's provinces"),
        [one["province"] for one in pack["provinces"]],
        [PROVINCE],
    )
    [ours] = pack["provinces"]
    for section in ours["sections"]:
        teller.say(
            Both("{service}: {figures}", "{service}: {figures}"),
            service=section["service"], figures=figures_told(section["figures"], teller.page.language),
        )  # fmt: skip
    for part in pack["missing"]:
        teller.say(Both("thiếu: {vi}", "missing: {en}"), vi=part["detail_vi"], en=part["detail_en"])
    story.sessions.append(_held(teller, session, OURS))


@step(
    "2022-03-01", R.AGENCY_LEADER, R.AGENCY_OFFICER,
    title=Both(
        "Thông báo kết luận: một điểm cần làm trở thành một kiến nghị nữa.",
        "The notice of the conclusion: a point that asks for action becomes one more recommendation.",
    ),
    why=Both(
        "kết luận không nằm yên trong thông báo. Còn kiến nghị chưa xong thì phiên làm việc không đóng được.",
        "a conclusion does not rest in its notice. While a recommendation is open the session cannot be closed.",
    ),
)  # fmt: skip
def conclude(teller: Teller, story: Story) -> None:
    session = story.sessions[-1]
    point = {
        "province": PROVINCE,
        "text": "Cục cùng Sở rà soát nhu cầu khuyến công của tỉnh cho kế hoạch năm 2023.",
        "field": "industrial_promotion",
    }
    concluded = teller.act(
        R.AGENCY_LEADER, session, "conclude", to="concluded", document=NOTICE, points=[point]
    )  # fmt: skip
    story.sessions[-1] = concluded
    teller.expect(Both("thông báo", "the notice"), is_same(concluded["conclusion"], NOTICE), True)
    items = teller.all(R.PROVINCE_OFFICER, "/v1/recommendations", working_session_id=session["id"])
    points = [one for one in items if one["letter_id"] is None]
    for one in points:
        teller.say(
            Both("{notice} → {reference}: {text}", "{notice} → {reference}: {text}"),
            notice=Figure(number_of(NOTICE)), reference=one["reference"], text=one["text"],
        )  # fmt: skip
    if concluded["state"] == "concluded" and any(one["state"] == "registered" for one in points):
        teller.refused(R.AGENCY_OFFICER, concluded, "close", 422, "rule-broken")


def _planned(teller: Teller, visit: Visit) -> Record:
    """The session of this title, planned a week ahead."""
    held_on = date.fromisoformat(visit.day)
    teller.day = held_on - timedelta(days=7)
    title = f"Làm việc với {visit.name} về công nghiệp và thương mại (minh hoạ)"
    path = "/v1/working-sessions"
    found = teller.find(
        R.AGENCY_OFFICER,
        path,
        lambda one: one["title"] == title and one["state"] != "cancelled",
        year=held_on.year,
        province=visit.province,
    )
    body = {
        "title": title, "level": "ministry", "leader": LEADER, "provinces": [visit.province], "planned_on": visit.day,
        "agenda": "Sản xuất công nghiệp, cụm công nghiệp, khuyến công, kiến nghị của tỉnh (minh hoạ)",
    }  # fmt: skip
    return teller.once(R.AGENCY_OFFICER, path, body, found)


def _held(teller: Teller, session: Record, visit: Visit) -> Record:
    teller.day = date.fromisoformat(visit.day)
    return teller.act(R.AGENCY_OFFICER, session, "hold", to="held", delegation=[CUC])

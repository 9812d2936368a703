"""Vĩnh Long's letter: handed in at the session, split into five recommendations, each told whose it is to answer."""

import uuid

from arit_contracts import roles as R
from arit_local.demo.figures import CUC, PROVINCE, document, is_same
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure

LETTER = document("9201", "UBND-KTNV", "Ủy ban nhân dân tỉnh Vĩnh Long", "2022-02-24")
ANSWER_BY = "2022-03-25"
SENT_ON = document("9202", "CTĐP-QLKC", CUC, "2022-03-01")

FUNDING, ADVANCE, CLUSTERS, DOSSIER, TWICE = range(5)
ITEMS: list[Record] = [
    {"text": "Sớm trình giao bổ sung kinh phí khuyến công quốc gia năm 2022.", "field": "funding"},
    {"text": "Hướng dẫn mức tạm ứng cho đề án hỗ trợ máy móc tiên tiến.", "field": "industrial_promotion"},
    {"text": "Giúp tỉnh rà soát phương án phát triển cụm công nghiệp trong quy hoạch tỉnh.", "field": "clusters"},
    {"text": "Cho biết tiến độ của đề án sấy khoai lang đã được phê duyệt.", "field": "industrial_promotion"},
    {"text": "Đề án máy móc được tạm ứng bao nhiêu phần trăm?", "field": "industrial_promotion"},
]
KINDS = (("funding", "B"), ("guidance", "A"), ("planning", "A"), ("project_difficulty", "A"))


@step(
    "2022-02-24", R.PROVINCE_OFFICER, R.PROVINCE_LEADER, R.CLERK,
    title=Both(
        "Tại buổi làm việc, Vĩnh Long trao một văn bản kiến nghị, đề nghị trả lời trước 25/3{own}.",
        "At the session Vĩnh Long hands in a letter, and asks for answers by 25 March{own}.",
    ),
    why=Both(
        "văn bản nhớ mình đến từ phiên làm việc nào; tỉnh theo dõi được từ lúc gửi.",
        "the letter knows which session it came from, and the province can follow it from the day it is sent.",
    ),
)  # fmt: skip
def hand_in(teller: Teller, story: Story) -> None:
    path = "/v1/recommendation-letters"
    body = {
        "province": PROVINCE,
        "source": "working_session",
        "title": "Kiến nghị của tỉnh Vĩnh Long tại buổi làm việc tháng 2/2022 (minh hoạ)",
        "document": LETTER,
        "answer_by": ANSWER_BY,
        "working_session_id": story.sessions[-1]["id"],
    }
    found = teller.find(
        R.PROVINCE_OFFICER,
        path,
        lambda one: is_same(one["document"], LETTER) and one["state"] != "withdrawn",
        province=PROVINCE,
    )
    story.letter = teller.once(R.PROVINCE_OFFICER, path, body, found)
    teller.act(R.PROVINCE_LEADER, story.letter, "send", to="sent")
    received = teller.act(R.CLERK, story.letter, "receive", to="received")
    teller.expect(Both("ngày tiếp nhận", "the day of receipt"), received["received_on"], teller.day.isoformat())


@step(
    "2022-02-25", R.AGENCY_OFFICER,
    title=Both(
        "Chuyên viên đầu mối tách văn bản thành năm{own} kiến nghị, giữ nguyên văn.",
        "The officer in charge splits it into five{own} recommendations, word for word.",
    ),
    why=Both(
        "một văn bản chỉ được coi là đã trả lời khi từng kiến nghị trong đó đã có kết quả.",
        "a letter counts as answered only when every recommendation in it has come to an end.",
    ),
)  # fmt: skip
def split(teller: Teller, story: Story) -> None:
    story.letter = teller.act(R.AGENCY_OFFICER, story.letter, "split", to="registered", items=ITEMS)
    items = teller.all(R.PROVINCE_OFFICER, "/v1/recommendations", letter_id=story.letter["id"])
    story.items = sorted(items, key=lambda one: int(one["place"]))
    texts = [one["text"] for one in story.items]
    teller.expect(Both("các kiến nghị", "the recommendations"), texts, [one["text"] for one in ITEMS])
    for one in story.items:
        teller.say(
            Both("{reference}: {text}", "{reference}: {text}"), reference=one["reference"], text=Figure(one["text"])
        )


@step(
    "2022-02-28", R.AGENCY_OFFICER,
    title=Both(
        "Phân loại: lĩnh vực, yêu cầu, thẩm quyền. Kiến nghị thứ tư chỉ đích danh một hồ sơ khuyến công.",
        "Classified by field, kind and authority. The fourth points at a dossier.",
    ),
    why=Both(
        "thẩm quyền quyết định đường đi: của Bộ thì giao việc và có hạn, của bộ khác thì chuyển. Bản ghi được nhắc "
        "tới phải có thật: dịch vụ hỏi dịch vụ giữ nó, một mã bịa thì bị từ chối.",
        "authority decides its way: the Ministry's own is tasked and has a term, another's is sent on. A record that "
        "it points at must exist: the service asks its owner, and refuses an invented one.",
    ),
)  # fmt: skip
def classify(teller: Teller, story: Story) -> None:
    dossier = story.planned[0]
    if not teller.done(story.items[DOSSIER], "classify"):
        invented = dossier["urn"].replace(dossier["id"], str(uuid.uuid4()))
        body = {**_class(DOSSIER), "about": [invented]}
        teller.refused(R.AGENCY_OFFICER, story.items[DOSSIER], "classify", 422, "invalid-content", **body)
    for place in range(len(KINDS)):
        about = [dossier["urn"]] if place == DOSSIER else []
        body = {**_class(place), "about": about}
        teller.act(R.AGENCY_OFFICER, story.items[place], "classify", to="classified", **body)
    concerning = list(teller.all(R.AGENCY_OFFICER, "/v1/recommendations", about=dossier["urn"]))
    teller.expect(
        Both("kiến nghị về hồ sơ", "what concerns the dossier"),
        story.items[DOSSIER]["id"] in {one["id"] for one in concerning},
        True,
    )
    teller.say(
        Both("{dossier} có kiến nghị {reference}", "{dossier} is what {reference} is about"),
        dossier=dossier["reference"], reference=story.items[DOSSIER]["reference"],
    )  # fmt: skip


@step(
    "2022-02-28", R.AGENCY_OFFICER,
    title=Both(
        "Kiến nghị thứ năm hỏi lại điều thứ hai: gộp làm một.",
        "The fifth asks what the second asks: they are merged.",
    ),
    why=Both(
        "kiến nghị gộp đứng theo kiến nghị chính cho đến khi được trả lời; trả lời một lần, không mất câu nào.",
        "a merged one stands as its master does until it is answered: answered once, and none is lost.",
    ),
)  # fmt: skip
def merge(teller: Teller, story: Story) -> None:
    master = story.items[ADVANCE]
    merged = teller.act(R.AGENCY_OFFICER, story.items[TWICE], "merge", to="merged", master_id=master["id"])
    teller.expect(Both("kiến nghị chính", "its master"), merged["master_id"], master["id"])
    teller.say(
        Both("{reference} đứng như {master}", "{reference} stands as {master} does"),
        reference=merged["reference"], master=master["reference"],
    )  # fmt: skip


@step(
    "2022-03-01", R.AGENCY_LEADER,
    title=Both(
        "Kiến nghị về giao bổ sung kinh phí thuộc Bộ Tài chính: lãnh đạo Cục chuyển đi, gửi bản sao cho tỉnh.",
        "Money is the Ministry of Finance's to propose: the leader sends it on, with a copy to the province.",
    ),
    why=Both(
        "chuyển mà tỉnh không biết thì coi như bỏ rơi: không có bản sao cho tỉnh thì không chuyển được.",
        "sent on without the province knowing is as good as lost: without a copy to it nothing is sent on.",
    ),
)  # fmt: skip
def transfer(teller: Teller, story: Story) -> None:
    item = story.items[FUNDING]
    body = {"to_body": "Bộ Tài chính", "document": SENT_ON}
    if not teller.done(item, "transfer"):
        teller.refused(R.AGENCY_LEADER, item, "transfer", 422, "rule-broken", **body, copied_to_province=False)
    teller.act(R.AGENCY_LEADER, item, "transfer", to="transferred", **body, copied_to_province=True)


def _class(place: int) -> Record:
    kind, authority = KINDS[place]
    return {"field": ITEMS[place]["field"], "kind": kind, "authority": authority}

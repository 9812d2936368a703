"""The opinions of the first quarter of 2022, on letters that came on paper from two other provinces (illustrative)."""

from datetime import date

from arit_contracts import roles as R
from arit_local.demo.clusters import LINE_VERDICTS, PAPERS, proposed
from arit_local.demo.figures import document
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure

PROPOSALS: list[Record] = [
    {
        "kind": "supplement",
        "province": "VN63-38",
        "title": "Bổ sung một cụm công nghiệp vào phương án phát triển (minh hoạ)",
        "letter": document("9301", "UBND-CN", "Ủy ban nhân dân tỉnh Thanh Hóa", "2022-01-10"),
        "lines": [
            {
                "change": "add",
                "name": "Cụm công nghiệp Đông Sơn (minh hoạ)",
                "former_district": "Huyện Đông Sơn",
                "area": "49.5",
                "phase": "2021-2025",
            },
        ],
    },
    {
        "kind": "supplement",
        "province": "VN63-08",
        "title": "Bổ sung một cụm công nghiệp miền núi vào phương án phát triển (minh hoạ)",
        "letter": document("9302", "UBND-KT", "Ủy ban nhân dân tỉnh Tuyên Quang", "2022-02-14"),
        "lines": [
            {
                "change": "add",
                "name": "Cụm công nghiệp Lâm Bình (minh hoạ)",
                "former_district": "Huyện Lâm Bình",
                "mountainous": True,
                "area": "4.9",
                "phase": "2021-2025",
            },
        ],
    },
]

AGREED = {"line": 1, "verdict": "agree"}
TOO_SMALL = {"line": 1, "verdict": "disagree", "note": "4,9 ha nhỏ hơn mức tối thiểu 5 ha (minh hoạ)"}


@step(
    "2022-01-12", R.CLERK, R.AGENCY_OFFICER, R.MINISTRY_LEADER,
    title=Both(
        "Hai tỉnh khác gửi đề nghị bằng giấy: một cụm được nhất trí, một cụm 4,9 ha{own} thì không.",
        "Two other provinces send letters on paper: one cluster is agreed to, one of 4.9 ha{own} is not.",
    ),
    why=Both(
        "tỉnh chưa nối mạng vẫn gửi được: văn thư ghi thay, và hồ sơ nói rõ ai ghi. Diện tích tối thiểu ở miền núi "
        "là 5 ha{law}.",
        "a province that is not connected yet can still write: the clerk records for it, and the record says who "
        "did. In the mountains 5 ha{law} is the least area.",
    ),
)  # fmt: skip
def give(teller: Teller, story: Story) -> None:
    with teller.page.shortened():
        first = _opinion(teller, PROPOSALS[0], AGREED, "9303", date(2022, 1, 28))
        second = _opinion(teller, PROPOSALS[1], TOO_SMALL, "9304", date(2022, 3, 3))
    story.opinions = [first, second]
    for one in story.opinions:
        teller.say(
            Both("{reference} {number}: {verdict}", "{reference} {number}: {verdict}"),
            reference=one["reference"],
            number=Figure(f"{one['opinion']['number']}/{one['opinion']['symbol']}"),
            verdict=Figure(LINE_VERDICTS[one["verdict"]]),
        )


def _opinion(teller: Teller, body: Record, line: Record, number: str, on: date) -> Record:
    """The letter's whole way, from its recording to the opinion of this day."""
    teller.day = date.fromisoformat(body["letter"]["issued_on"])
    proposal = proposed(teller, R.CLERK, {**body, "items": PAPERS})
    teller.act(R.CLERK, proposal, "receive", to="checking")
    teller.act(R.AGENCY_OFFICER, proposal, "accept", to="appraising")
    teller.day = on
    teller.act(R.AGENCY_OFFICER, proposal, "appraise", to="appraised", lines=[line], verdict=line["verdict"])
    opinion = document(number, "BCT-CTĐP", "Bộ Công Thương", on.isoformat())
    return teller.act(R.MINISTRY_LEADER, proposal, "issue_opinion", to="opinion_issued", document=opinion)

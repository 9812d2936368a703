"""The work is accepted, settled, paid in full, liquidated, and the books are proven."""

from collections.abc import Callable
from datetime import date

from arit_contracts import roles as R
from arit_local.demo.agreement import asked_and_approved, pay
from arit_local.demo.figures import AGREED, LAW, LIQUIDATION, REST, SUPPORT, TRIEU, marked
from arit_local.demo.ledger import entries, expect_moves, moves
from arit_local.demo.steps import Step, Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import ACCOUNTS, Both, Figure, Money, in_words

Verify = Callable[[], tuple[bool, str]]
"""Runs `budget verify`: whether it found the books true, and the line that it says."""

HALF = Money(450 * TRIEU)


@step(
    "2022-11-25", R.IMPLEMENTER, R.PROVINCE_OFFICER,
    title=Both(
        "Nghiệm thu cơ sở 3 đề án: đơn vị lập biên bản, Sở xác nhận.",
        "Acceptance of the three projects: the implementer writes, the Department confirms.",
    ),
    why=Both(
        "nghiệm thu đề án cuối cùng khởi động thời hạn 15{law} ngày nộp hồ sơ quyết toán (TT 36/2013, Đ18 k1). "
        "10/12/2022 là thứ Bảy; luật không nói ngày nghỉ tính thế nào, nên câu trả lời nêu cả ngày làm việc cuối "
        "cùng.",
        "the last acceptance starts the 15{law} days for the settlement file (circular 36/2013, article 18.1). 10 "
        "December 2022 is a Saturday; the law is silent on rest days, so the answer also gives the last working day.",
    ),
)  # fmt: skip
def accept(teller: Teller, story: Story) -> None:
    path = "/v1/acceptances"
    for dossier in story.planned:
        parent = {"agreement_id": story.agreement["id"], "dossier_id": dossier["id"]}
        body = {**parent, "form": "5a", "actual_cost": dossier["total_cost"], "accepted": SUPPORT.amount}
        found = teller.find(R.IMPLEMENTER, path, lambda one: True, **parent)
        acceptance = teller.once(R.IMPLEMENTER, path, body, found)
        teller.act(R.PROVINCE_OFFICER, acceptance, "confirm", to="confirmed")
    teller.came_about(story.agreement, "accept", to="accepted")
    if not teller.done(story.agreement, "file_settlement"):
        deadline = _deadline(teller, story)
        dates = (deadline["what"], deadline["due_on"], deadline["last_working_day_on"])
        should_be = ("settlement_file", "2022-12-10", "2022-12-09")
        teller.expect(Both("thời hạn", "the deadline"), dates, should_be)
    teller.say(Both("hồ sơ quyết toán: hạn {due}", "settlement file: due {due}"), due=Figure(date(2022, 12, 10), LAW))


@step(
    "2022-12-09", R.IMPLEMENTER,
    title=Both("Đơn vị thực hiện nộp hồ sơ quyết toán.", "The implementer files the settlement papers."),
    why=Both(
        "nộp ngày làm việc cuối cùng, đúng hạn; trễ thì được đánh dấu và Cục chỉ quyết toán phần đã tạm ứng (Đ18 "
        "k3). Hỗ trợ theo tỷ lệ nên kê cả vốn đối ứng (Mẫu 8b).",
        "on the last working day, in time; a late file is flagged, and only the advance is settled (article 18.3). "
        "Support is a percentage, so the beneficiaries' own money is listed too (form 8b).",
    ),
)  # fmt: skip
def file_settlement(teller: Teller, story: Story) -> None:
    filed = teller.act(
        R.IMPLEMENTER,
        story.agreement,
        "file_settlement",
        to="settlement_filed",
        **settlement_file(teller, story.agreement, story.planned),
    )
    teller.expect(Both("nộp trễ", "late"), filed["settlement_late"], False)


@step(
    "2022-12-20", R.IMPLEMENTER, R.AGENCY_OFFICER, R.FINANCE_OFFICER,
    title=Both("Thanh toán phần còn lại: 3 × 150 triệu{own}.", "The rest is paid: 3 × 150 million{own}."),
    why=Both(
        "thanh toán theo giá trị nghiệm thu; tạm ứng cộng thanh toán không bao giờ vượt hợp đồng.",
        "payment follows what was accepted; advance and payment together never exceed the agreement.",
    ),
)  # fmt: skip
def pay_rest(teller: Teller, story: Story) -> None:
    story.requests = [asked_and_approved(teller, story, one, "payment", REST) for one in story.planned]
    pay(teller, story)
    expect_moves(teller, entries(teller, agreement=story.agreement["id"]), "committed", "paid", HALF)


@step(
    "2023-01-19", R.AGENCY_LEADER,
    title=Both("Thanh lý hợp đồng, ngay trước Tết.", "The agreement is liquidated, just before Tết."),
    why=Both(
        "hạn là 22/01{law} (Đ18 k2), năm 2023 đúng mùng 1 Tết; 19/01 là ngày làm việc cuối cùng. Sự kiện thanh lý "
        "chuyển tạm ứng thành đã chi, trong phạm vi giá trị nghiệm thu.",
        "the term is 22 January{law} (article 18.2), in 2023 the first day of Tết; 19 January is the last working "
        "day. The event turns advances into payments, up to what was accepted.",
    ),
)  # fmt: skip
def liquidate(teller: Teller, story: Story) -> None:
    deadline = _deadline(teller, story)
    dates = (deadline["what"], deadline["due_on"], deadline["last_working_day_on"])
    teller.expect(Both("thời hạn", "the deadline"), dates, ("liquidation", "2023-01-22", "2023-01-19"))
    teller.act(R.AGENCY_LEADER, story.agreement, "liquidate", to="liquidated", document=LIQUIDATION)
    commitment = teller.get(R.AUDITOR, f"/v1/commitments/{story.agreement['id']}")
    teller.came_about(commitment, "settle", to="settled")
    expect_moves(teller, entries(teller, agreement=story.agreement["id"]), "advanced", "paid", HALF)


def settlement_file(teller: Teller, agreement: Record, dossiers: list[Record]) -> dict[str, object]:
    """The papers of the settlement file, and what each source paid of the projects' cost.

    Nothing for a release of dossiers that has no place for them.
    """
    current = teller.look(R.IMPLEMENTER, agreement)
    if "spending" not in current:
        return {}
    support = {line["dossier_id"]: line["accepted"] for line in current["lines"]}
    nothing = {"local_budget": 0, "credit": 0, "other": 0}
    return {
        "papers": [{"code": code} for code in ("P2", "P2b", "P2c", "P2d")],
        "spending": [
            {
                "dossier_id": one["id"],
                "national_fund": support[one["id"]],
                "own_capital": one["total_cost"] - support[one["id"]],
                **nothing,
            }
            for one in dossiers
        ],
    }


def prove(verify: Verify) -> Step:
    """The last step needs a command beside the API."""

    @step(
        "2023-01-19", R.AUDITOR,
        title=Both(
            "Kiểm toán đọc sổ cái của hợp đồng, rồi tính lại toàn bộ sổ từ bút toán đầu tiên.",
            "The auditor reads the agreement's ledger, then all books are computed again from the first posting.",
        ),
        why=Both(
            "mỗi đồng đi từ đâu đến đâu, theo văn bản nào, ai làm, đều còn đó; không bút toán nào sửa được, chỉ có "
            "bút toán đảo.",
            "where each đồng came from and went, by which document and whom, is all there; no posting is ever "
            "changed, only reversed.",
        ),
    )  # fmt: skip
    def proving(teller: Teller, story: Story) -> None:
        answer = teller.get(R.AUDITOR, "/v1/ledger-entries", shown=True, agreement=story.agreement["id"])
        _ledger_table(teller, answer["items"])
        spent = sum(amount for (_, target), amount in moves(answer["items"]).items() if target == "paid")
        teller.expect(Both("đã chi", "what was paid"), spent, AGREED.amount)
        teller.say(Both("hợp đồng này: đã chi {paid}", "this agreement: {paid} paid"), paid=marked(spent))
        true, line = verify()
        teller.page.command("budget verify", line)
        teller.expect(Both("sổ sách đúng", "the books are true"), true, True)

    return proving


def _deadline(teller: Teller, story: Story) -> Record:
    deadline = teller.get(R.IMPLEMENTER, f"/v1/agreements/{story.agreement['id']}/deadline", shown=True)
    teller.page.answer(
        200,
        teller.page.of(
            Both(
                "{what}: {due}, ngày làm việc cuối {last} ({basis})",
                "{what}: {due}, last working day {last} ({basis})",
            ),
            what=deadline["what"],
            due=date.fromisoformat(deadline["due_on"]),
            last=date.fromisoformat(deadline["last_working_day_on"]),
            basis=deadline["basis"],
        ),
    )
    return deadline


def _ledger_table(teller: Teller, postings: list[Record]) -> None:
    """By day and kind of move: how many postings, how much in all."""
    language = teller.page.language
    days = sorted({one["effective_on"] for one in postings})
    rows = []
    for day in days:
        of_day = [one for one in postings if one["effective_on"] == day]
        for (source, target), amount in moves(of_day).items():
            accounts = f"{in_words(ACCOUNTS[source], language)} → {in_words(ACCOUNTS[target], language)}"
            first = f"{in_words(date.fromisoformat(day), language)}  {accounts}"
            rows.append([first, str(len(of_day)), in_words(marked(amount), language)])
    head = Both("ngày, bút toán|số dòng|tổng", "day, posting|rows|sum")
    teller.page.table(teller.page.of(head).split("|"), rows)

"""Money is held, the agreement is signed, an advance is asked for and paid."""

from arit_contracts import roles as R
from arit_local.demo.figures import (
    ADVANCE,
    AGREED,
    AGREEMENT_NUMBER,
    ALLOCATION_LETTER,
    PLAN_DECISION,
    PLAN_YEAR,
    SUPPORT,
    is_same,
    number_of,
)
from arit_local.demo.ledger import entries, expect_moves
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both, Figure, Money, State


@step(
    "2022-07-15", R.AGENCY_OFFICER,
    title=Both(
        "Chuyên viên Cục soạn một hợp đồng cho cả 3 đề án.",
        "An officer of the Agency drafts one agreement for all three projects.",
    ),
    why=Both(
        "hợp đồng không vượt số kế hoạch phê duyệt cho từng đề án; nháp thì chưa giữ đồng nào.",
        "an agreement never exceeds what the plan grants each project; a draft holds no money yet.",
    ),
)  # fmt: skip
def draft(teller: Teller, story: Story) -> None:
    lines = [{"dossier_id": one["id"], "year": PLAN_YEAR, "amount": SUPPORT.amount} for one in story.planned]
    path = "/v1/agreements"
    found = teller.find(
        R.AGENCY_OFFICER,
        path,
        lambda one: one["number"] == AGREEMENT_NUMBER and one["state"] != "void",
        number=AGREEMENT_NUMBER,
    )
    body = {"number": AGREEMENT_NUMBER, "lines": lines}
    story.agreement = teller.once(R.AGENCY_OFFICER, path, body, found)
    teller.expect(Both("giá trị hợp đồng", "the agreement's value"), story.agreement["amount"], AGREED.amount)
    teller.say(Both("giá trị {amount}", "worth {amount}"), amount=AGREED)


@step(
    "2022-07-15", R.AGENCY_LEADER,
    title=Both(
        "Lãnh đạo Cục ký: tiền được giữ trước, rồi chữ ký mới có giá trị.",
        "The Agency's leader signs: the money is held first, then the signature stands.",
    ),
    why=Both(
        "không hợp đồng nào được ký mà không có tiền phân bổ. Hồ sơ và ngân sách là hai dịch vụ, mỗi bên giữ sự "
        "thật của mình; hợp đồng dẫn quyết định kế hoạch và văn bản phân bổ.",
        "no agreement is signed without money behind it. Dossiers and budget are two services, each the owner of "
        "its own facts; the agreement cites the plan's decision and the allocation's document.",
    ),
)  # fmt: skip
def sign(teller: Teller, story: Story) -> None:
    signed = teller.act(R.AGENCY_LEADER, story.agreement, "sign", to="signed", signer_agency="Lãnh đạo Cục (minh hoạ)")
    chain = (
        is_same(signed["plan_decision"], PLAN_DECISION),
        [is_same(one, ALLOCATION_LETTER) for one in signed["allocation_documents"]],
    )
    teller.expect(Both("căn cứ của hợp đồng", "what the agreement rests on"), chain, (True, [True]))
    teller.say(
        Both("căn cứ: {plan}, {allocation}", "rests on {plan}, {allocation}"),
        plan=Figure(number_of(PLAN_DECISION)),
        allocation=Figure(number_of(ALLOCATION_LETTER)),
    )
    for dossier in story.planned:
        teller.came_about(dossier, "bind", to="in_agreement")
    expect_moves(teller, entries(teller, agreement=story.agreement["id"]), "allocated", "committed", AGREED)
    commitment = teller.get(R.AUDITOR, f"/v1/commitments/{story.agreement['id']}", shown=True)
    teller.came_about(commitment, "confirm", to="confirmed")


@step(
    "2022-07-20", R.IMPLEMENTER, R.AGENCY_OFFICER,
    title=Both(
        "Đơn vị thực hiện đề nghị tạm ứng 150 triệu{own} cho mỗi đề án; Cục chấp thuận.",
        "The implementer asks for an advance of 150 million{own} for each project; the Agency approves.",
    ),
    why=Both(
        "mức tạm ứng của máy móc chưa tìm thấy trong thông tư chuyên ngành, nên tạm dùng quy định chung của Kho bạc "
        "(50 %{law}), và câu trả lời nói rõ điều đó.",
        "the circular's own rate for machinery is not known, so the Treasury's general 50 %{law} is used, and the "
        "answer says so.",
    ),
)  # fmt: skip
def ask_advance(teller: Teller, story: Story) -> None:
    story.requests = [asked_and_approved(teller, story, one, "advance", ADVANCE) for one in story.planned]
    judged = {(one["entitled"], one["advance_class"], one["provisional"]) for one in story.requests}
    teller.expect(Both("được hưởng", "the entitlement"), judged, {(ADVANCE.amount, "ADV-M", True)})
    one = story.requests[0]
    teller.say(
        Both("được tạm ứng tối đa {most} mỗi đề án ({basis}; {status}, tạm tính)",
             "{most} at most for each ({basis}; {status}, provisional)"),
        most=ADVANCE, basis=one["basis"], status=one["status"],
    )  # fmt: skip


@step(
    "2022-07-25", R.FINANCE_OFFICER,
    title=Both("Kế toán Cục chi tạm ứng 3 × 150 triệu{own}.", "The finance officer pays 3 × 150 million{own}."),
    why=Both(
        "trước khi chi, ngân sách hỏi hồ sơ xem đề nghị đã được chấp thuận chưa; bên kia không trả lời thì không "
        "chi. Chi xong, một sự kiện báo lại: đề nghị đã được chi, hợp đồng bắt đầu thực hiện.",
        "before it pays, budget asks dossiers whether the request is approved; no answer, no payment. Then an event "
        "tells: the requests are paid, the agreement is under way.",
    ),
)  # fmt: skip
def pay_advance(teller: Teller, story: Story) -> None:
    pay(teller, story)
    total = Money(3 * ADVANCE.amount)
    expect_moves(teller, entries(teller, agreement=story.agreement["id"]), "committed", "advanced", total)
    teller.came_about(story.agreement, "start", to="implementing")


def asked_and_approved(teller: Teller, story: Story, dossier: Record, kind: str, money: Money) -> Record:
    """The payment request of this kind for a dossier: filed by the implementer, approved by the Agency."""
    parent = {"agreement_id": story.agreement["id"], "dossier_id": dossier["id"], "kind": kind}
    path = "/v1/payment-requests"
    found = teller.find(R.IMPLEMENTER, path, lambda one: one["state"] != "refused", **parent)
    request = teller.once(R.IMPLEMENTER, path, {**parent, "amount": money.amount}, found)
    teller.act(R.IMPLEMENTER, request, "file", to="filed")
    return teller.act(R.AGENCY_OFFICER, request, "approve", to="approved")


def pay(teller: Teller, story: Story) -> None:
    """Pay the requests, once each, and wait until dossiers has heard of it."""
    path = "/v1/payments"
    standing = {
        one["payment_request_id"]: one
        for one in teller.all(R.FINANCE_OFFICER, path, agreement_id=story.agreement["id"], state="paid")
    }
    for place, request in enumerate(story.requests, 1):
        voucher = f"KBNN-9{place:03} {teller.day:%d/%m/%Y} (minh hoạ)"
        body = {"payment_request_id": request["id"], "voucher": voucher}
        payment = teller.once(R.FINANCE_OFFICER, path, body, standing.get(request["id"]))
        teller.expect(Both("số tiền chi", "the amount paid"), payment["amount"], request["amount"])
    for request in story.requests:
        teller.came_about(request, "pay", to="paid")
    teller.say(Both("cả ba đề nghị: {state}", "all three requests: {state}"), state=State("paid"))

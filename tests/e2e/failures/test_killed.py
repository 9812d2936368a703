"""A service killed (-9) at the worst moment: no acknowledged write is lost, what is half-done shows and heals."""

from concurrent.futures import ThreadPoolExecutor

from arit_contracts import roles as R
from arit_kit.time.today import today
from arit_local.trouble import Trouble

MILLION = 1_000_000
TODAY = today().isoformat()
ORPHANS_REMAIN = 3
"""The exit code of `dossiers reconcile` where it leaves a hold without a signature."""
PAYMENTS, CLIENTS, KILLED_AFTER = 12, 4, 4


def test_budget_killed_while_paying_loses_no_acknowledged_payment(stack, start, world, dossier) -> None:
    agreement = world.signed([dossier])
    requests = [world.asked(agreement, dossier, MILLION) for _ in range(PAYMENTS)]
    world.on("2024-03-20")
    acknowledged: dict[str, str] = {}
    killed: list[str] = []

    def pay(request) -> None:
        try:
            body = {"payment_request_id": request["id"]}
            status, answer = world.try_create(R.FINANCE_OFFICER, "/v1/payments", key=request["id"], **body)
        except (Trouble, ValueError):
            return
        if status == 201:
            acknowledged[request["id"]] = answer["id"]
            if len(acknowledged) == KILLED_AFTER and not killed:
                killed.append("budget")
                stack.kill("budget")

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(pay, requests))
    assert KILLED_AFTER <= len(acknowledged) < PAYMENTS  # it was killed on the way
    start("budget")

    found = world.get("/v1/payments", agreement_id=agreement["id"], limit=200)["items"]
    by_request = {one["payment_request_id"]: one["id"] for one in found}
    assert acknowledged.items() <= by_request.items()
    assert len(found) == len(by_request) <= len(acknowledged) + CLIENTS
    world.books_are_true()

    survived = dict(by_request)
    with ThreadPoolExecutor(CLIENTS) as clients:  # every client repeats with its own key
        list(clients.map(pay, requests))
    assert len(acknowledged) == PAYMENTS and survived.items() <= acknowledged.items()
    [line] = world.held(agreement)["lines"]
    assert (line["advanced"], line["committed"]) == (PAYMENTS * MILLION, (300 - PAYMENTS) * MILLION)
    for request in requests:
        world.arrives(request, "pay")
    world.books_are_true()


def test_dossiers_killed_between_hold_and_commit_is_healed(stack, start, world, dossier, before_budget) -> None:
    tranche = world.allocated([dossier])
    agreement = world.agreement([dossier])
    before_budget.before_answering = lambda method, path: stack.kill("dossiers")

    status, _ = world.try_act(R.AGENCY_LEADER, agreement, "sign")

    assert status in (502, 503, 504)
    start("dossiers")
    assert world.look(agreement)["state"] == "drafted"
    assert world.look(dossier)["state"] == "plan_approved"
    assert world.held(agreement)["state"] == "held"
    listed = stack.run("dossiers", "reconcile")
    assert listed.returncode == ORPHANS_REMAIN, listed.stderr
    held = [row for row in listed.stdout.splitlines() if "money is held" in row]
    assert len(held) == 1 and agreement["id"] in held[0]

    healed = stack.run("dossiers", "reconcile", "--heal")

    assert healed.returncode == 0, healed.stderr
    world.arrives(world.get(f"/v1/commitments/{agreement['id']}"), "lapse")
    assert world.look(tranche)["lines"][0]["free"] == 300 * MILLION
    assert stack.run("dossiers", "reconcile").returncode == 0
    world.on(TODAY).act(R.AGENCY_LEADER, agreement, "sign")  # it may be signed after all
    assert world.look(dossier)["state"] == "in_agreement"
    world.books_are_true()


def test_an_event_of_budget_is_applied_when_dossiers_is_back(stack, start, world, dossier, before_dossiers) -> None:
    agreement = world.signed([dossier])
    request = world.asked(agreement, dossier, MILLION)
    world.on("2024-03-20")

    def kill_after_the_last_question(method: str, path: str) -> None:
        if path.startswith("/v1/agreements/"):
            stack.kill("dossiers")
        else:
            before_dossiers.before_answering = kill_after_the_last_question

    before_dossiers.before_answering = kill_after_the_last_question
    status, payment = world.try_create(R.FINANCE_OFFICER, "/v1/payments", payment_request_id=request["id"])

    assert status == 201 and not stack.processes["dossiers"].running
    start("dossiers")
    world.arrives(request, "pay")
    world.arrives(agreement, "start")
    assert world.look(request)["payment_urn"] == payment["urn"]
    assert world.look(request)["paid_on"] == "2024-03-20"


def test_an_event_of_dossiers_is_applied_once_when_budget_is_back(stack, start, world, dossier, before_budget) -> None:
    world.allocated([dossier])
    agreement = world.agreement([dossier])
    before_budget.before_answering = lambda method, path: stack.kill("budget")

    signed = world.act(R.AGENCY_LEADER, agreement, "sign")

    assert signed["state"] == "signed" and not stack.processes["budget"].running
    start("budget")
    commitment = world.get(f"/v1/commitments/{agreement['id']}")
    world.arrives(commitment, "confirm")
    stack.stop("budget")
    start("budget")  # it reads on from where it was
    actions = [one["action"] for one in world.get(f"/v1/commitments/{agreement['id']}/history")["items"]]
    assert actions == ["hold", "confirm"]
    world.books_are_true()

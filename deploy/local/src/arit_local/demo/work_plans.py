"""The work plans of the first two quarters of 2022: each item tied to the records behind it, the first one's done."""

from arit_contracts import roles as R
from arit_local.demo.letter import CLUSTERS, FUNDING
from arit_local.demo.steps import Story, step
from arit_local.demo.teller import Record, Teller
from arit_local.demo.words import Both
from arit_local.demo.work_items import FIRST_QUARTER, SECOND_QUARTER, Work

YEAR = 2022


@step(
    "2021-12-31", R.AGENCY_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Kế hoạch công tác quý I/2022{quarter}, lời văn của chúng tôi, được lãnh đạo Cục duyệt.",
        "The work plan of the first quarter of 2022{quarter}, in our words, approved by the Agency's leader.",
    ),
    why=Both(
        "mỗi quý một kế hoạch; việc nào gắn với hồ sơ nào thì dẫn bằng mã, dịch vụ hỏi xem hồ sơ ấy có thật không.",
        "one plan a quarter; an item cites the records that it is about, and the service asks whether they exist.",
    ),
)  # fmt: skip
def plan_first(teller: Teller, story: Story) -> None:
    plan = _drafted(teller, story, 1, FIRST_QUARTER)
    story.work_plans = [teller.act(R.AGENCY_LEADER, plan, "approve", to="approved")]


@step(
    "2022-03-31", R.AGENCY_OFFICER,
    title=Both(
        "Cuối quý: việc xong thì nêu sản phẩm, việc chưa xong thì nói là đang làm.",
        "At the quarter's end: what is done names its product, what is not is told to be under way.",
    ),
    why=Both(
        "“xong” mà không có sản phẩm thì bị từ chối.",
        "“done” without a product is refused.",
    ),
)  # fmt: skip
def finish_first(teller: Teller, story: Story) -> None:
    [plan] = story.work_plans
    first = teller.look(R.AGENCY_OFFICER, plan)["items"][0]
    if first["status"] == "planned":
        teller.refused(
            R.AGENCY_OFFICER, plan, "report_progress", 422, "rule-broken", item=first["item"], status="done"
        )  # fmt: skip
    with teller.page.shortened():
        for place, work in enumerate(FIRST_QUARTER, 1):
            plan = _progress(teller, plan, place, work)
    story.work_plans = [plan]
    done = [one for one in plan["items"] if one["status"] == "done"]
    teller.say(
        Both("{done} việc xong, có sản phẩm; {more} việc đang làm", "{done} done, with products; {more} under way"),
        done=len(done), more=len(plan["items"]) - len(done),
    )  # fmt: skip


@step(
    "2022-03-31", R.AGENCY_OFFICER, R.AGENCY_LEADER,
    title=Both(
        "Kế hoạch công tác quý II/2022{quarter} được duyệt.",
        "The work plan of the second quarter of 2022{quarter} is approved.",
    ),
    why=Both(
        "báo cáo quý I sẽ lấy phần kế hoạch từ đây, không ai chép lại.",
        "the first quarter's report takes its plan from here; nobody copies it.",
    ),
)  # fmt: skip
def plan_second(teller: Teller, story: Story) -> None:
    plan = _drafted(teller, story, 2, SECOND_QUARTER)
    story.work_plans.append(teller.act(R.AGENCY_LEADER, plan, "approve", to="approved"))


def _drafted(teller: Teller, story: Story, quarter: int, works: tuple[Work, ...]) -> Record:
    """The quarter's plan; there is one."""
    path = "/v1/work-plans"
    found = teller.find(R.AGENCY_OFFICER, path, lambda one: True, year=YEAR, quarter=quarter)
    items = [
        {"heading": one.heading, "text": one.text, "unit": one.unit, "refs": _records(story, one.about)}
        for one in works
    ]
    plan = teller.once(R.AGENCY_OFFICER, path, {"year": YEAR, "quarter": quarter, "items": items}, found)
    own = [one["text"] for one in plan["items"]][: len(works)]
    teller.expect(Both("việc của kế hoạch", "the plan's items"), own, [one.text for one in works])
    return plan


def _progress(teller: Teller, plan: Record, place: int, work: Work) -> Record:
    """Report what became of the item, unless it stands so."""
    status = "done" if work.product else "under_way"
    current = teller.look(R.AGENCY_OFFICER, plan)
    if current["items"][place - 1]["status"] == status:
        teller.page.found(f"{plan['reference']} {place}: {status}")
        return current
    body = {"item": place, "status": status, "product": work.product}
    response = teller.try_act(R.AGENCY_OFFICER, plan, "report_progress", body)
    return teller.good(response)


def _records(story: Story, about: str) -> list[str]:
    """The URNs of the records behind an item."""
    match about:
        case "sessions":
            records = story.sessions
        case "recommendations":
            records = [story.letter, story.items[CLUSTERS], *story.replies]
        case "finished":
            records = [story.finished]
        case "opinions":
            records = story.opinions
        case "plan":
            records = [story.plan, story.items[FUNDING]]
        case "dossiers":
            records = story.planned
        case "clusters":
            records = [story.cluster]
        case _:
            records = []
    return [one["urn"] for one in records]

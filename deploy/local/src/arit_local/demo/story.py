"""The year in its chapters, and the page that closes it."""

from datetime import date

from arit_local.demo import (
    agreement,
    answers,
    appraisal_plan,
    clusters,
    last_year,
    letter,
    money,
    opinions,
    registration,
    report,
    sessions,
    settlement,
    work_plans,
)
from arit_local.demo.figures import marked
from arit_local.demo.ledger import balances
from arit_local.demo.settlement import Verify
from arit_local.demo.steps import Chapter, Story
from arit_local.demo.teller import Teller
from arit_local.demo.words import ACCOUNTS, Both, Figure, Language, in_words, mark
from arit_local.demo.words import money as in_money


def chapters(verify: Verify) -> tuple[Chapter, ...]:
    """All of them, in order."""
    return (
        Chapter(
            Both("2021–2023", "2021–2023"),
            Both("Vĩnh Long: đề án khuyến công quốc gia năm 2022", "Vĩnh Long: the national projects of 2022"),
            (
                registration.register,
                registration.send,
                registration.select,
                appraisal_plan.submit,
                appraisal_plan.supplement,
                appraisal_plan.appraise_at_base,
                appraisal_plan.forward,
                appraisal_plan.appraise_at_ministry,
                appraisal_plan.decide_plan,
                registration.register_again,
                money.open_year,
                money.assign,
                money.draft_allocation,
                money.allocate,
                money.try_too_much,
                agreement.draft,
                agreement.sign,
                agreement.ask_advance,
                agreement.pay_advance,
                money.assign_more,
                settlement.accept,
                settlement.file_settlement,
                settlement.pay_rest,
                settlement.liquidate,
                settlement.prove(verify),
            ),
        ),
        Chapter(
            Both("2018–2020", "2018–2020"),
            Both("Bắc Giang: hai cụm công nghiệp", "Bắc Giang: two industrial clusters"),
            (
                clusters.register,
                clusters.propose,
                clusters.accept,
                clusters.give_opinion,
                clusters.decide,
                clusters.ask_of_a_day,
            ),
        ),
        Chapter(
            Both("quý I và quý II/2022", "first and second quarter of 2022"),
            Both("Thanh lý, ý kiến, làm việc với địa phương", "Liquidation, opinions, sessions with provinces"),
            (
                last_year.spend,
                last_year.liquidate,
                opinions.give,
                sessions.meet_ten,
                sessions.prepare,
                letter.hand_in,
                letter.split,
                letter.classify,
                letter.merge,
                letter.transfer,
                sessions.conclude,
                answers.assign,
                answers.draft,
                answers.issue,
                answers.answer_late,
                answers.follow_up,
                answers.close,
            ),
        ),
        Chapter(
            Both("quý I/2022", "first quarter of 2022"),
            Both("Kế hoạch công tác và báo cáo", "Work plans, and the report"),
            (
                work_plans.plan_first,
                work_plans.finish_first,
                work_plans.plan_second,
                report.report,
            ),
        ),
    )


def tell(teller: Teller, verify: Verify) -> Story:
    """Tell it from the first step to the last; a Trouble where an answer differs."""
    story, all_chapters = Story(), chapters(verify)
    of = sum(len(chapter.steps) for chapter in all_chapters)
    number = 0
    teller.page.title(teller.gateway)
    for place, chapter in enumerate(all_chapters, 1):
        teller.page.chapter(place, len(all_chapters), chapter.when, chapter.title)
        for step in chapter.steps:
            number += 1
            step.told(teller, story, number, of)
        if place == 1:
            _balances_table(teller)
    teller.page.marks()
    _next(teller, story)
    return story


DAYS = ("2022-07-01", "2022-07-08", "2022-07-15", "2022-07-25", "2022-10-14", "2022-12-20", "2023-01-19")
COLUMNS = ("assigned", "unallocated", "allocated", "committed", "advanced", "paid")


def _balances_table(teller: Teller) -> None:
    page = teller.page
    page.closing(
        Both(
            "Kinh phí năm 2022 theo ngày (GET /v1/balances?year=2022&on=…), đồng",
            "The money of 2022 by day (GET /v1/balances?year=2022&on=…), đồng",
        )
    )
    rows = []
    for day in map(date.fromisoformat, DAYS):
        answer = balances(teller, day)
        amounts = [_in_table(answer[column], page.language) for column in COLUMNS]
        rows.append([in_words(Figure(day), page.language), *amounts])
    page.table([page.of(Both("ngày", "day")), *(page.of(ACCOUNTS[column]) for column in COLUMNS)], rows)


def _next(teller: Teller, story: Story) -> None:
    """Where to look next."""
    page, gateway = teller.page, teller.gateway
    page.closing(Both("Xem tiếp ở đâu", "Where to look next"))
    page.plain(f"{gateway}/docs")
    page.plain("TOKEN=$(make -s token ROLE=auditor)")
    for path in (
        "/v1/dossiers?province=VN63-86&q=khoai+lang",
        f"/v1/dossiers/{story.planned[0]['id']}/timeline",
        "/v1/dossier-inbox?whose=all&count=true",
        "/v1/dossier-breakdowns?plan_year=2022&by=province",
        f"/v1/agreements/{story.agreement['id']}",
        f"/v1/ledger-entries?agreement={story.agreement['id']}",
        f"/v1/clusters/{story.cluster['id']}/on?on=2022-05-11",
        f"/v1/recommendations?letter_id={story.letter['id']}",
        "/v1/work-reports?year=2022&quarter=1",
        "/v1/feeds/dossiers?limit=5",
    ):
        page.plain(f'curl -H "Authorization: Bearer $TOKEN" "{gateway}{path}"')
    paper = f"{gateway}/v1/agreements/{story.agreement['id']}/paper"
    page.plain(f'curl -OJ -H "Authorization: Bearer $TOKEN" "{paper}"')
    page.say(
        Both(
            "biên bản thanh lý, in theo thể thức Nghị định 30/2020/NĐ-CP (DOCX).",
            "the record of liquidation, printed in the layout of decree 30/2020 (DOCX).",
        )
    )
    page.plain("make token ROLE=province_officer PROVINCE=VN34-86")
    page.say(
        Both(
            "người của tỉnh chỉ thấy tỉnh mình; hãy thử cùng những địa chỉ trên.",
            "a province sees its own only: try the same addresses.",
        )
    )


def _in_table(amount: int, language: Language) -> str:
    """Without the unit; marked, where there is anything to mark."""
    text = in_money(amount, language).removesuffix(" đồng")
    return f"{text}{mark(marked(amount).source)}" if amount else text + " "

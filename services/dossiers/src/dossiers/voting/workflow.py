"""The states of a round of voting and of a product entered in it.

District and provincial rounds are the province's (track `province`), regional and national ones the Agency's.
"""

from arit_kit.workflow.machine import Machine, Move, move

JUDGED = ("recognised", "not_recognised")
"""Where an entry stands once its round is decided."""

LIVE = ("entered", "supplement_required", "complete")
"""Where it stands until then."""


def _run(
    action: str, sources: str | tuple[str, ...], target: str, vi: str, en: str, *, other: bool = False
) -> list[Move]:
    """A step of whoever runs the round."""
    return [
        move(action, sources, target, "voting.run_own", vi, en, another_person=other, track="province"),
        move(action, sources, target, "voting.run", vi, en, another_person=other, track="agency"),
    ]


def _decide(
    action: str, sources: str | tuple[str, ...], target: str, vi: str, en: str, *, aside: bool = False
) -> list[Move]:
    """A step of another person than whoever opened the round."""
    return [
        move(
            action, sources, target, "voting.recognise_own", vi, en, another_person=True, track="province", aside=aside
        ),
        move(action, sources, target, "voting.recognise", vi, en, another_person=True, track="agency", aside=aside),
    ]


ROUND = Machine(
    kind="voting_round",
    collection="voting-rounds",
    track_column="run_by",
    states={
        "open": ("Đang nhận hồ sơ", "Open for entries"),
        "judging": ("Đang chấm điểm", "Being judged"),
        "proposed": ("Hội đồng đã đề nghị", "Proposed by the council"),
        "recognised": ("Đã công nhận", "Recognised"),
        "cancelled": ("Đã hủy", "Cancelled"),
    },
    moves=(
        move("enter", "open", "open", None, "Đăng ký sản phẩm", "Enter a product", because="an entry is made"),
        *_run("start_judging", "open", "judging", "Khóa sổ và chấm điểm", "Close the entries and judge"),
        move("score", "judging", "judging", None, "Chấm điểm", "Score", because="an entry is scored"),
        *_run("propose", "judging", "proposed", "Hội đồng đề nghị công nhận", "Record the council's proposal"),
        *_decide("send_back", "proposed", "judging", "Trả lại hội đồng", "Send back to the council"),
        *_decide("recognise", "proposed", "recognised", "Công nhận", "Recognise"),
        *_decide("cancel", ("open", "judging"), "cancelled", "Hủy bình chọn", "Cancel", aside=True),
    ),
)  # fmt: skip

ENTRY = Machine(
    kind="voting_entry",
    collection="voting-entries",
    track_column="run_by",
    told_later=True,  # the points of the Agency's rounds
    states={
        "entered": ("Đã đăng ký", "Entered"),
        "supplement_required": ("Chờ bổ sung hồ sơ", "Supplement required"),
        "complete": ("Hồ sơ đầy đủ", "Dossier complete"),
        "recognised": ("Được công nhận", "Recognised"),
        "not_recognised": ("Không được công nhận", "Not recognised"),
        "withdrawn": ("Đã rút", "Withdrawn"),
    },
    moves=(
        *_run("accept", "entered", "complete", "Xác nhận đủ hồ sơ", "Find the dossier complete", other=True),
        *_run("request_supplement", "entered", "supplement_required", "Yêu cầu bổ sung", "Request a supplement"),
        move("resubmit", "supplement_required", "entered", "voting.enter", "Nộp bổ sung", "Resubmit"),
        *_run("score", "complete", "complete", "Chấm điểm", "Score"),
        move("withdraw", LIVE, "withdrawn", "voting.withdraw", "Rút sản phẩm", "Withdraw", aside=True),
        move("recognise", "complete", "recognised", None, "Công nhận", "Recognise", because="the round's decision"),
        move("pass_over", LIVE, "not_recognised", None, "Không công nhận", "Do not recognise",
             because="the round's decision"),
        move("lapse", LIVE, "withdrawn", None, "Hết hiệu lực", "Lapse", because="the round was cancelled",
             aside=True),
    ),
)  # fmt: skip

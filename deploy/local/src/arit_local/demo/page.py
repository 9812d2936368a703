"""What the demo prints: headings, calls, answers, the reason why, tables."""

import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from arit_local.demo.figures import DECISION_716, LAW, LOCAL_NEWS, NEWS, QUARTER_NEWS, SOURCES
from arit_local.demo.people import PEOPLE
from arit_local.demo.words import REAL, Both, Figure, Language, in_words, mark

WIDTH = 100
Print = Callable[[str], None]
MARKS = {
    "news": mark(NEWS), "local": mark(LOCAL_NEWS), "law": mark(LAW), "d716": mark(DECISION_716),
    "quarter": mark(QUARTER_NEWS), "own": mark(None),
}  # fmt: skip
"""What a step's title and reason put behind a figure: `{news}`, `{law}`, …, or `{own}` where it is ours."""


def to_screen(line: str) -> None:
    print(line, flush=True)


class Page:
    """Lines of one language, to the screen or wherever a test wants them."""

    def __init__(self, language: Language, line: Print = to_screen, *, bold: bool | None = None) -> None:
        self.language: Language = language
        self._line = line
        self._bold = sys.stdout.isatty() if bold is None else bold
        self._counted: Counter[str] | None = None

    def of(self, text: Both, /, **values: object) -> str:
        return text.told(self.language, **values)

    def title(self, gateway: str) -> None:
        """What this is, and how to read it."""
        self._strong(self.of(Both("NĂM 2022 CỦA CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "THE AGENCY'S YEAR 2022")))
        self._wrapped(
            self.of(
                Both(
                    "Đề án khuyến công và từng đồng kinh phí, cụm công nghiệp, kiến nghị của địa phương, báo cáo quý. "
                    "Mỗi dòng “→” là một lần gọi API qua cổng {gateway}, “←” là câu trả lời, “=” là việc lần chạy "
                    "trước đã làm.",
                    "Industrial promotion with every đồng of its money, clusters, recommendations of provinces, the "
                    "quarter's report. Each “→” is a call of the API through {gateway}, “←” its answer, “=” what an "
                    "earlier run has done.",
                ),
                gateway=gateway,
            )
        )
        self._line("")
        self._legend()

    def marks(self) -> None:
        """A reminder of the marks, below a table."""
        self.plain(self.of(Both("● có thật, ○ minh hoạ (xem đầu trang)", "● documented, ○ illustrative (see the top)")))

    def _legend(self) -> None:
        real = Both("số liệu có thật, theo nguồn:", "documented, by source:")
        self._line(f"  {REAL}  {self.of(real)}")
        for source in SOURCES:
            self._wrapped(f"{mark(source)} {self.of(source.what)}", indent="     ", more="        ")
        invented = Both(
            "minh hoạ: mọi ngày, số văn bản, tên gọi và số liệu không mang dấu ●; vì vậy không dùng để tra cứu",
            "illustrative: every day, document number, name and figure without ●; never quote them",
        )
        self._wrapped(f"{mark(None)}  {self.of(invented)}", indent="  ", more="     ")

    def chapter(self, number: int, of: int, when: Both, title: Both) -> None:
        """`CHƯƠNG 2/4 · 2020 · Hai cụm công nghiệp của Bắc Giang`, where the story may go back in time."""
        word = self.of(Both("CHƯƠNG", "CHAPTER"))
        self._line("")
        self._strong("=" * WIDTH)
        self._strong(f"{word} {number}/{of} · {self.of(when)} · {self.of(title)}")

    def heading(self, number: int, of: int, day: Figure, who: Sequence[str], title: Both) -> None:
        """`Bước 3/45 · 20/07/2021○ · Lãnh đạo Cục`, and what happens."""
        step = self.of(Both("Bước", "Step"))
        names = ", ".join(self.of(PEOPLE[one].name) for one in who)
        self._line("")
        for line in textwrap.wrap(f"{step} {number}/{of} · {in_words(day, self.language)} · {names}", WIDTH):
            self._strong(line)
        self._wrapped(self.of(title, **MARKS), indent="  ")

    @contextmanager
    def shortened(self) -> Iterator[None]:
        """Calls like those told before are only counted: how many wrote, how many things were there already."""
        self._counted = Counter()
        try:
            yield
        finally:
            counted, self._counted = self._counted, None
        text = Both("gộp lại: {written} lần ghi, {found} việc đã có", "in short: {written} writes, {found} found")
        self._line(f"  ⋯ {self.of(text, written=counted['written'], found=counted['found'])}")

    def call(self, method: str, path: str) -> None:
        if self._counted is None:
            self._line(f"  → {method} {path}")
        elif method != "GET":
            self._counted["written"] += 1

    def answer(self, status: int, text: str) -> None:
        if self._counted is None:
            self._wrapped(f"← {status}  {text}", indent="  ", more="         ")

    def found(self, text: str) -> None:
        """Done by an earlier run."""
        if self._counted is not None:
            self._counted["found"] += 1
            return
        self._wrapped(f"= {self.of(Both('đã có', 'found'))}: {text}", indent="  ", more="    ")

    def command(self, command: str, said: str) -> None:
        """A command of the system, and what it said."""
        self._line(f"  $ {command}")
        self._wrapped(said, indent="    ", more="    ")

    def refusal(self, status: int, code: str, reasons: Sequence[str]) -> None:
        """A refusal that the story expects."""
        as_it_should = self.of(Both("bị từ chối, đúng như phải thế", "refused, as it should be"))
        self._line(f"  ✗ {status}  {code}: {as_it_should}")
        for reason in reasons:
            self._wrapped(reason, indent="       ", more="       ")

    def say(self, text: Both, /, **values: object) -> None:
        """Something to notice in the answers."""
        if self._counted is not None:
            return
        self._wrapped(f"• {self.of(text, **values)}", indent="    ", more="      ")

    def why(self, text: Both) -> None:
        """Why the step matters."""
        self._wrapped(f"{self.of(Both('Vì sao:', 'Why:'))} {self.of(text, **MARKS)}", indent="  ", more="    ")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns of text; the first to the left, the others to the right."""
        widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
        for row in [head, *rows]:
            cells = [
                text.ljust(width) if place == 0 else text.rjust(width)
                for place, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            self._line("    " + "  ".join(cells).rstrip())

    def closing(self, title: Both) -> None:
        self._line("")
        self._strong(self.of(title))

    def plain(self, text: str) -> None:
        """A line as it is: a command, an address."""
        self._line(f"    {text}")

    def _strong(self, text: str) -> None:
        self._line(f"\033[1m{text}\033[0m" if self._bold else text)

    def _wrapped(self, text: str, indent: str = "", more: str | None = None) -> None:
        wrapped = textwrap.wrap(
            text,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent if more is None else more,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in wrapped:
            self._line(line)

"""`python -m arit_local.demo`: tells the story upon the system that `make run` started. `DEMO_LANG=en` for English."""

import os
import sys

from arit_local.demo.page import Page
from arit_local.demo.running import Running
from arit_local.demo.story import tell
from arit_local.demo.teller import Teller
from arit_local.trouble import Trouble, told


def main() -> int:
    language = os.environ.get("DEMO_LANG") or "vi"
    if language not in ("vi", "en"):
        raise Trouble(f"DEMO_LANG={language} is unknown: vi or en.")
    page = Page(language)  # type: ignore[arg-type]  # checked above
    running = Running(page)
    running.ensure_ready()
    tell(Teller(running.gateway, page, running.token), running.verify_books)
    return 0


if __name__ == "__main__":
    sys.exit(told(main))

"""`python -m arit_local.demo`: tells the story upon the system that `make run` started. `DEMO_LANG=en` for English."""

import os
import sys

from arit_local.demo.page import Page
from arit_local.demo.running import Running
from arit_local.demo.story import tell
from arit_local.demo.teller import Teller
from arit_local.trouble import Trouble, told


def main() -> int:
    asked = os.environ.get("DEMO_LANG") or "vi"
    if asked not in ("vi", "en"):
        raise Trouble(f"DEMO_LANG={asked} is unknown: vi or en.")
    page = Page("en" if asked == "en" else "vi")
    running = Running(page)
    running.ensure_ready()
    try:
        tell(Teller(running.gateway, page, running.token), running.verify_books)
    except BrokenPipeError:  # whoever read has seen enough: `make demo | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(told(main))

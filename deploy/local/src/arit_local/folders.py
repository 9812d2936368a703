"""The folder in which `make run` keeps data, keys, passwords and logs."""

import os
from pathlib import Path


def state_folder() -> Path:
    """`ARIT_STATE`, or `.arit` in the current folder, which make sets to the checkout."""
    return Path(os.environ.get("ARIT_STATE") or ".arit").absolute()

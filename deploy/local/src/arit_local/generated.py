"""What is written from the code, or compared with it: `openapi.json`, `schema.sql` and the drawn parts of the
README and docs of each service, and its Kubernetes manifests.

`python -m arit_local.generated` writes; with `--check` it only fails where a file is not current.
"""

import difflib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from arit_local.manifests import manifests
from arit_local.readmes import filled
from arit_local.services import SERVICES
from arit_local.stack import Stack
from arit_local.trouble import Trouble, told

# pg_dump writes a random key otherwise, and the file would differ each time.
RESTRICT_KEY = "arit"
VERSION_COMMENT = re.compile(r"^-- Dumped (from|by) .*\n", re.MULTILINE)


def main() -> int:
    check = "--check" in sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="arit-generated-") as folder:
        Path(folder).chmod(0o711)  # the account that runs PostgreSQL must get through
        stack = Stack(Path(folder) / "stack")
        made = _made_by_services(stack) | manifests()
        stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
        if check and stale:
            for path in stale:
                _show_difference(path, made[path])
            raise Trouble(f"Not current: {', '.join(str(path) for path in stale)}. Run: make openapi")
        for path in stale:
            path.write_text(made[path], "utf-8")
            print(f"Wrote {path}")
        _merge(stack, check)
    print("openapi.json and schema.sql of each service are current.")
    return 0


def _made_by_services(stack: Stack) -> dict[Path, str]:
    """The files of each service, from databases migrated just now."""
    made = {}
    with stack.only_databases():
        for service in SERVICES:
            if service.has_database:
                folder = Path("services") / service.name
                made[folder / "schema.sql"] = _schema(stack, service.name)
                made[folder / "openapi.json"] = _printed(stack, service.name, "openapi")
                described = json.loads(_printed(stack, service.name, "describe"))
                for page in (folder / "README.md", *sorted((folder / "docs").glob("*.md"))):
                    made[page] = filled(page.read_text("utf-8"), described)
    return made


def _merge(stack: Stack, check: bool) -> None:
    """The gateway keeps the merged document of all services inside its package, and compares it itself."""
    merged = stack.run("gateway", "openapi", "--check" if check else "--write")
    if merged.returncode:
        raise Trouble(f"The gateway's document: {merged.stderr.strip()[-2000:]}")
    print(merged.stdout, end="")


def _schema(stack: Stack, name: str) -> str:
    assert stack.postgres
    command = [str(stack.postgres.binaries / "pg_dump"), "--schema-only", f"--restrict-key={RESTRICT_KEY}"]
    dumped = subprocess.run([*command, stack.database_url(name, "dump")], capture_output=True, text=True)
    if dumped.returncode:
        raise Trouble(f"pg_dump of {name} failed: {dumped.stderr.strip()}")
    return VERSION_COMMENT.sub("", dumped.stdout).strip() + "\n"


def _printed(stack: Stack, name: str, command: str) -> str:
    printed = stack.run(name, command)
    if printed.returncode:
        raise Trouble(f"{name} {command} failed: {printed.stderr.strip()[-2000:]}")
    return printed.stdout


def _show_difference(path: Path, text: str) -> None:
    committed = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = difflib.unified_diff(committed, text.splitlines(), f"{path} (committed)", f"{path} (now)", lineterm="")
    for number, line in enumerate(lines):
        if number == 40:
            print("  …")
            break
        print("  " + line)


if __name__ == "__main__":
    sys.exit(told(main))

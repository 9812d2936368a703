"""Releases as production has them: each service installed by `deploy/install` into a virtual environment of its own."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from arit_local.services import Service
from arit_local.trouble import Trouble

INSTALL = Path("deploy/install").absolute()
LOCK = "deploy/requirements.lock"
AT_ONCE = 2


@dataclass(frozen=True)
class Release:
    """An earlier release, as deploy/releases.toml records it."""

    name: str
    commit: str
    services: tuple[str, ...]
    ready_on_later_schema: bool = True


def earlier_releases() -> tuple[Release, ...]:
    """What deploy/releases.toml says, in its order."""
    recorded = tomllib.loads(Path("deploy/releases.toml").read_text("utf-8"))["release"]
    return tuple(Release(**{**one, "services": tuple(one["services"])}) for one in recorded)


def check_out(commit: str, folder: Path) -> None:
    """The files of that commit, without touching the checkout; a Trouble where the history does not reach back."""
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "--format=tar", commit], capture_output=True)
    if archive.returncode:
        raise Trouble(f"The commit {commit[:10]} is not in this checkout: {archive.stderr.decode().strip()}")
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)


def image_context(folder: Path) -> Path:
    """A copy of what the image is built of, and nothing else of the checkout."""
    lines = Path("deploy/Dockerfile.dockerignore").read_text("utf-8").split("\n")
    passed_over = shutil.ignore_patterns(*(line.removeprefix("**/") for line in lines if line.startswith("**/")))
    for admitted in (Path(line[1:]) for line in lines if line.startswith("!")):
        if admitted.is_dir():
            shutil.copytree(admitted, folder / admitted, ignore=passed_over)
        else:
            (folder / admitted).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(admitted, folder / admitted)
    return folder


def install(services: Sequence[str], tree: Path, folder: Path) -> dict[str, Path]:
    """The program of each service, installed from the checkout `tree` into one environment."""
    own_lock = (tree / LOCK).exists()
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "LOCK": LOCK if own_lock else "requirements.lock",
    }
    environment.pop("VIRTUAL_ENV", None)
    if index := os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL"):
        environment["UV_DEFAULT_INDEX"] = index
    said = ""
    # From the packages that are on this machine already if they are all there, else from the registry.
    for way in ({"UV_OFFLINE": "1"}, {}, {"UV_SYSTEM_CERTS": "1"}):
        command = ["sh", str(INSTALL), str(folder), *services]
        done = subprocess.run(command, cwd=tree, env=environment | way, capture_output=True, text=True)
        if done.returncode == 0:
            return {name: folder / "bin" / name for name in services}
        said = done.stderr
    raise Trouble(f"{', '.join(services)} could not be installed from {tree}:\n{said.strip()[-2000:]}")


def install_each(services: Sequence[str], tree: Path, folder: Path) -> dict[str, Path]:
    """The same, an environment a service."""
    with ThreadPoolExecutor(AT_ONCE) as two:
        installed = two.map(lambda name: install([name], tree, folder / name), services)
        return {name: program for one in installed for name, program in one.items()}


def running(service: Service, program: Path) -> Service:
    """The service, run by that program instead of from the workspace."""
    return Service(service.name, service.default_port, service.has_database, (str(program),))

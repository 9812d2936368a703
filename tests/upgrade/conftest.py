"""The present release and an earlier one, installed from wheels as production has them."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from arit_local.releases import Release, check_out, earlier_releases, image_context, install
from arit_local.services import SERVICES
from arit_local.trouble import Trouble

NAMES = [service.name for service in SERVICES]


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Removed at the end: pytest would keep the last three, and an environment has thousands of files."""
    with TemporaryDirectory(prefix="arit-releases-") as name:
        Path(name).chmod(0o711)  # the account that runs PostgreSQL must get through
        yield Path(name)


@pytest.fixture(scope="session")
def source(folder: Path) -> Path:
    """What the image is built of."""
    return image_context(folder / "source")


@pytest.fixture(scope="session")
def present(folder: Path, source: Path) -> dict[str, Path]:
    """The program of each service of this checkout."""
    return install(NAMES, source, folder / "present")


@pytest.fixture(scope="session", params=earlier_releases(), ids=lambda release: release.name)
def release(request: pytest.FixtureRequest) -> Release:
    """Each release that the present one must run beside."""
    one: Release = request.param
    return one


@pytest.fixture(scope="session")
def earlier(release: Release, folder: Path) -> dict[str, Path]:
    """The program of each service of the earlier release."""
    try:
        check_out(release.commit, folder / release.name / "source")
    except Trouble as trouble:
        pytest.skip(f"{trouble} Fetch the whole history (git fetch --unshallow) to prove the upgrade.")
    return install(release.services, folder / release.name / "source", folder / release.name / "installed")

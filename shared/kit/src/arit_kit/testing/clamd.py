"""A real clamd for tests: the distribution's own, with one signature of ours, on a socket in a folder of its own."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MARK = b"ARIT-TEST-OF-A-SCANNER"
"""What our signature finds, in any file."""
FINDING = "Arit.Test.UNOFFICIAL"
STREAM_BYTES = 1_000_000
"""Its stream limit; files above `FILE_BYTES` it looks at in part only."""
FILE_BYTES = 500_000
_START_SECONDS = 30


@contextmanager
def clamd(folder: Path) -> Iterator[str]:
    """The path of its socket, while it runs; the test is skipped where no clamd is installed."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip("no clamd here: install clamav-daemon (its signatures are not needed)")
    signatures, address = folder / "signatures", folder / "clamd.sock"
    signatures.mkdir(parents=True, exist_ok=True)
    (signatures / "test.ndb").write_text(f"Arit.Test:0:*:{MARK.hex()}\n")
    settings = folder / "clamd.conf"
    settings.write_text(
        f"Foreground yes\nDatabaseDirectory {signatures}\nLocalSocket {address}\nStreamMaxLength {STREAM_BYTES}\n"
        f"MaxFileSize {FILE_BYTES}\nAlertExceedsMax yes\nAlertEncrypted yes\nConcurrentDatabaseReload no\n"
    )
    process = subprocess.Popen([program, "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_answer(process, address)
        yield str(address)
    finally:
        process.terminate()
        process.wait(10)


def _await_answer(process: "subprocess.Popen[bytes]", address: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(str(address))
                line.sendall(b"zPING\0")
                if line.recv(16) == b"PONG\0":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"clamd did not start (exit code {process.poll()})")

"""`make run`: tells when it is ready, restarts what is killed, refuses a second start, leaves no process."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from arit_local.ports import find_free
from arit_local.processes import command_line, wait_until

SCRIPT = Path(__file__).with_name("run_with_fakes.py")


class Run:
    """A `make run` in the given folder."""

    def __init__(self, state: Path, ports: list[int], command: tuple[str, ...] = ()) -> None:
        self.state = state
        self.said: list[str] = []
        names = ("DOSSIERS_PORT", "GATEWAY_PORT", "ARIT_PG_PORT")
        settings = {name: str(port) for name, port in zip(names, ports, strict=True)}
        self.process = subprocess.Popen(
            [*command, sys.executable, str(SCRIPT)],
            env={**os.environ, **settings, "ARIT_STATE": str(state), "MAKELEVEL": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until(self, words: str) -> str:
        """Reads what it says until these words; fails when it ends before."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.said))

    def pids(self) -> list[int]:
        started: dict[str, int] = json.loads((self.state / "running.json").read_text())
        return [*started.values()]

    def pid(self, name: str) -> int:
        return int(json.loads((self.state / "running.json").read_text())[name])


@pytest.fixture
def run(tmp_path) -> Iterator[Run]:
    run = Run(tmp_path / "state", find_free(3))
    run.until("Stop with Ctrl-C.")
    yield run
    run.process.terminate()
    run.process.wait(30)


def test_ctrl_c_stops_all_and_the_next_start_keeps_the_data(run):
    pids = run.pids()
    run.process.send_signal(signal.SIGINT)
    run.until("Stopped; the data stays.")
    assert run.process.wait(30) == 0
    assert [command_line(pid) for pid in pids] == [None, None]
    again = Run(run.state, find_free(3))
    again.until("Everything is ready.")
    assert not any("Creating" in line for line in again.said)
    again.process.terminate()
    again.until("Stopped")
    assert again.process.wait(30) == 0


def test_kill_9_of_a_service_is_told_and_mended(run):
    killed = run.pid("dossiers")
    os.kill(killed, signal.SIGKILL)
    run.until("dossiers was killed by signal 9 (SIGKILL)")
    run.until("Restarting dossiers (1 of at most 5 times)")
    run.until("dossiers is ready again.")
    assert run.pid("dossiers") != killed


def test_kill_9_of_postgresql_is_told_and_mended(run):
    found = [line for line in run.said if "password in" in line]
    data = Path(found[0].partition("password in ")[2].strip()).parent
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    run.until("postgres was killed by signal 9 (SIGKILL)")
    run.until("postgres is ready again.")


def test_a_second_start_says_who_runs(run):
    second = Run(run.state, find_free(3))
    line = second.until("already run in this folder")
    assert f"process {run.process.pid}" in line
    assert second.process.wait(30) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends what was left")
def test_kill_9_of_the_supervisor_leaves_no_process_and_the_next_start_recovers(run):
    pids = run.pids()
    run.process.kill()
    run.process.wait()
    assert wait_until(lambda: all(command_line(pid) is None for pid in pids), patience=20)
    again = Run(run.state, find_free(3))
    again.until("Everything is ready.")
    again.process.terminate()
    again.until("Stopped")
    assert again.process.wait(30) == 0


def test_a_port_in_use_ends_with_one_sentence(tmp_path, server):
    refused = Run(tmp_path / "state", [server.port, *find_free(2)])
    line = refused.until(f"Port {server.port}")
    assert line.startswith("error: ")
    assert refused.process.wait(30) == 1


def test_kill_9_of_make_stops_everything(tmp_path):
    run = Run(tmp_path / "state", find_free(3), command=("/bin/sh", "-c", '"$0" "$@" & wait'))
    run.until("Stop with Ctrl-C.")
    pids = run.pids()
    run.process.kill()
    run.until("Stopped; the data stays.")
    run.process.wait()
    assert [command_line(pid) for pid in pids] == [None, None]

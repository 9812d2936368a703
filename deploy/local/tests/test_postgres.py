"""The embedded server: starts, keeps data, recovers from kill -9, says clearly why it cannot start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest

from arit_local.ports import find_free
from arit_local.postgres import Server
from arit_local.processes import command_line, wait_until
from arit_local.trouble import Trouble

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")


def test_answers_by_tcp_and_by_socket_with_the_password_only(server, ask):
    assert ask(server.url(), "SELECT 1") == 1
    assert ask(server.url(socket=True), "SELECT 1") == 1
    with pytest.raises(asyncpg.InvalidPasswordError):
        ask(server.url(user="postgres", password="wrong"), "SELECT 1")
    with pytest.raises(asyncpg.InvalidPasswordError):
        ask(server.url(user="postgres", password="wrong", socket=True), "SELECT 1")
    assert server.password_file.stat().st_mode & 0o777 == 0o600


def test_knows_vietnamese_letters_and_orders_by_code_point(server, ask):
    assert ask(server.url(), "SELECT lower('ĐẠ HUOAI')") == "đạ huoai"
    assert ask(server.url(), "SELECT 'Z' < 'a'") is True


def test_data_survives_a_stop_and_a_kill(tmp_path, ask):
    data = tmp_path / "postgres"
    with Server.start(data) as server:
        assert ask(server.url(), "SHOW fsync") == "on"
        ask(server.url(), "CREATE TABLE kept AS SELECT 1 AS one")
    with Server.start(data) as server:
        ask(server.url(), "INSERT INTO kept VALUES (2)")
        server.kill()
        assert not server.process.running
        server.restart()
        assert ask(server.url(), "SELECT sum(one) FROM kept") == 3


def test_a_throwaway_server_leaves_nothing(tmp_path, ask):
    with Server.start(tmp_path / "postgres", throwaway=True) as server:
        assert ask(server.url(), "SHOW fsync") == "off"
        data, pid = server.data, server.process.pid
        assert data.exists()
    assert not data.exists()
    assert command_line(pid) is None


def test_a_throwaway_server_can_be_careful(tmp_path, ask):
    with Server.start(tmp_path / "postgres", throwaway=True, fsync=True) as server:
        assert ask(server.url(), "SHOW fsync") == "on"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the next start ends the server")
def test_the_server_ends_when_its_parent_is_killed_and_starts_again(tmp_path, ask):
    data = tmp_path / "postgres"
    script = (
        "import sys, time; from pathlib import Path; from arit_local.postgres import Server\n"
        "print(Server.start(Path(sys.argv[1])).process.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(data)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert wait_until(lambda: command_line(pid) is None, patience=20)
    with Server.start(data) as server:
        assert ask(server.url(), "SELECT 1") == 1


def test_a_server_left_behind_is_stopped_first(tmp_path, ask):
    data, said = tmp_path / "postgres", []
    left = Server.start(data)
    with Server.start(data, tell=said.append) as server:
        assert not left.process.running
        assert ask(server.url(), "SELECT 1") == 1
    assert any("left by an earlier start" in sentence for sentence in said)


def test_a_stale_pid_file_that_names_somebody_else_is_no_obstacle(tmp_path, ask):
    data = tmp_path / "postgres"
    with Server.start(data) as server:
        real = server.data
    (real / "postmaster.pid").write_text(f"{os.getppid()}\n{real}\n")
    with Server.start(data) as server:
        assert ask(server.url(), "SELECT 1") == 1


def test_a_port_in_use_is_named(tmp_path, server):
    with pytest.raises(Trouble, match=f"Port {server.port} .*in use.*ARIT_PG_PORT"):
        Server.start(tmp_path / "postgres", server.port)


def test_the_given_port_is_taken(tmp_path):
    [port] = find_free()
    with Server.start(tmp_path / "postgres", port, throwaway=True) as server:
        assert server.port == port
        assert f":{port}/" in server.url()


def test_data_of_another_version_is_refused(tmp_path):
    with Server.start(tmp_path / "postgres") as server:
        real = server.data
    (real / "PG_VERSION").write_text("14\n")
    with pytest.raises(Trouble, match="made by PostgreSQL 14"):
        Server.start(tmp_path / "postgres")


def test_missing_binaries_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ARIT_PG_BIN", str(tmp_path))
    with pytest.raises(Trouble, match=r"initdb and postgres not found.*ARIT_PG_BIN"):
        Server.start(tmp_path / "postgres")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another account")
def test_root_keeps_data_outside_of_a_closed_folder_and_says_so(tmp_path):
    closed, said = tmp_path / "closed", []
    closed.mkdir(mode=0o700)
    with Server.start(closed / "postgres", throwaway=True, tell=said.append) as server:
        assert closed not in server.data.parents
        assert str(server.data) in said[0]
        assert server.data.stat().st_uid != 0


@pytest.mark.skipif(not DEBIAN_15.exists(), reason="no PostgreSQL 15 here")
def test_runs_on_a_distributions_postgresql_15(tmp_path, monkeypatch, ask):
    monkeypatch.setenv("ARIT_PG_BIN", str(DEBIAN_15))
    with Server.start(tmp_path / "postgres", throwaway=True) as server:
        assert ask(server.url(), "SHOW server_version_num").startswith("15")
        assert ask(server.url(), "SELECT lower('Đ')") == "đ"
        server.process.send(signal.SIGKILL)
        server.process.stop()
        server.restart()
        assert ask(server.url(socket=True), "SELECT 1") == 1

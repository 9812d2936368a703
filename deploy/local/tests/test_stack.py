"""The stack: everything starts, each process can be killed and started, nothing is left, trouble is clear."""

import json
import socket
import urllib.request

import pytest

from arit_local.ports import find_free, is_free
from arit_local.processes import command_line
from arit_local.stack import Stack
from arit_local.trouble import Trouble


@pytest.fixture(scope="module")
def stack(tmp_path_factory, fakes):
    with Stack(tmp_path_factory.mktemp("stack"), services=fakes) as stack:
        yield stack


def test_each_service_answers_and_its_database_is_migrated(stack, ask):
    for name in ("dossiers", "gateway"):
        with urllib.request.urlopen(stack.url(name) + "/health/ready") as answer:
            assert answer.read() == b"ready"
    assert ask(stack.database_url("dossiers", "owner"), "SELECT count(*) FROM things") == 0


def test_settings_are_those_that_services_read(stack):
    settings = stack.env("dossiers")
    assert settings["DOSSIERS_ENVIRONMENT"] == "development"
    assert settings["DOSSIERS_BACKDATE_DAYS"] == "3650"
    assert "dossiers_province" in settings["DOSSIERS_PROVINCE_URL"]
    assert settings["DOSSIERS_IDENTITY_JWKS"].startswith("file:///")
    assert "DOSSIERS_DUMP_URL" not in settings
    assert json.loads(settings["DOSSIERS_NEIGHBOURS"]) == {}
    assert json.loads(stack.env("gateway")["GATEWAY_SERVICES"]) == {"dossiers": stack.url("dossiers")}


def test_a_killed_service_can_be_started_again(stack):
    stack.kill("dossiers")
    assert stack.processes["dossiers"].ended_how() == "was killed by signal 9 (SIGKILL)"
    assert is_free(int(stack.url("dossiers").rpartition(":")[2]))
    stack.start("dossiers")
    assert stack.processes["dossiers"].running


def test_the_database_server_can_be_killed_and_restarted(stack, ask):
    stack.kill("postgres")
    stack.postgres.restart()
    assert ask(stack.database_url("dossiers", "agency"), "SELECT 1") == 1


def test_a_second_start_in_the_same_folder_is_refused(stack, fakes):
    with pytest.raises(Trouble, match="already run in this folder"):
        Stack(stack.folder, services=fakes).open()
    assert stack.processes["dossiers"].running


def test_nothing_is_left_after_close(tmp_path, fakes):
    stack = Stack(tmp_path, services=fakes).open()
    pids = [process.pid for process in (*stack.processes.values(), stack.postgres.process)]
    data = stack.postgres.data
    stack.close()
    assert [command_line(pid) for pid in pids] == [None] * 3
    assert not data.exists()


def test_a_port_in_use_is_named_before_anything_starts(tmp_path, fakes, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("DOSSIERS_PORT", str(port))
        monkeypatch.setenv("GATEWAY_PORT", str(find_free()[0]))
        with pytest.raises(Trouble, match=f"Port {port} \\(dossiers\\) is in use.*DOSSIERS_PORT="):
            Stack(tmp_path, services=fakes, throwaway=False).open()
    assert not (tmp_path / "postgres").exists()


def test_a_port_that_is_none_is_named(tmp_path, fakes, monkeypatch):
    monkeypatch.setenv("DOSSIERS_PORT", "http")
    with pytest.raises(Trouble, match="DOSSIERS_PORT=http is no port"):
        Stack(tmp_path, services=fakes, throwaway=False).open()


def test_a_full_disk_is_told(tmp_path, fakes, monkeypatch):
    monkeypatch.setattr("arit_local.stack.NEEDED_BYTES", 10**18)
    with pytest.raises(Trouble, match="MB are free on the disk"):
        Stack(tmp_path, services=fakes).open()


@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_failing_command_is_told_with_its_last_words(tmp_path, fakes, command):
    stack = Stack(tmp_path, services=fakes, settings={"FAKE_FAILS": f"dossiers {command}"})
    with pytest.raises(Trouble, match="exit code 1") as told:
        stack.open()
    assert "the fake was told to fail" in str(told.value)
    assert stack.postgres is None


def test_on_a_given_server_its_databases_come_and_go(tmp_path, server, fakes, ask):
    with Stack(tmp_path, services=fakes, superuser_url=server.url()) as stack:
        assert stack.postgres is None
        assert ask(stack.database_url("dossiers", "owner"), "SELECT count(*) FROM things") == 0
    assert ask(server.url(), "SELECT count(*) FROM pg_database WHERE datname LIKE '%stack%'") == 0

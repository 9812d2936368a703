"""What the demo asks of the running system beside the API: where the gateway is, people's tokens, `budget verify`."""

import os
import subprocess
from urllib.parse import quote

import httpx

from arit_local.databases import kept_passwords, urls_for
from arit_local.demo.page import Page
from arit_local.demo.people import PEOPLE
from arit_local.demo.words import Both
from arit_local.environment import base_url, settings_for
from arit_local.folders import state_folder
from arit_local.ports import LOOPBACK
from arit_local.services import SERVICES, port_setting
from arit_local.stack import PG_PORT
from arit_local.token import make_token
from arit_local.trouble import Trouble


class Running:
    """The system that `make run` started, found by the same folder and the same port settings."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._folder = state_folder()
        self._ports = {service.name: service.port() for service in SERVICES}
        self.gateway = base_url(self._ports["gateway"])

    def ensure_ready(self) -> None:
        """A Trouble that says what to do unless the gateway and all services are ready, and are this folder's."""
        try:
            answer = httpx.get(f"{self.gateway}/health/ready", timeout=10, trust_env=False)
            services = answer.raise_for_status().json()["services"]
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            raise self._trouble(
                Both(
                    "Chưa có hệ thống nào trả lời tại {gateway}. Mở một cửa sổ dòng lệnh khác trong thư mục này, gõ "
                    "`make run`, đợi đến khi có dòng “Everything is ready”, rồi gõ lại `make demo`; nếu "
                    "nó chạy ở cổng khác: `make demo GATEWAY_PORT=…` như đã gõ cho `make run`.",
                    "Nothing answers at {gateway}. Open another terminal in this folder, type `make run`, wait for "
                    "“Everything is ready”, then type `make demo` again; where it "
                    "runs on another port: `make demo GATEWAY_PORT=…` as you typed for `make run`.",
                ),
                gateway=self.gateway,
            ) from None
        if absent := [name for name, state in services.items() if state != "ready"]:
            raise self._trouble(
                Both(
                    "Dịch vụ {names} chưa sẵn sàng; xem cửa sổ của `make run`.",
                    "Not ready: {names}; look at the terminal of `make run`.",
                ),
                names=absent,
            )
        headers = {"Authorization": f"Bearer {self.token('auditor')}"}
        seen = httpx.get(f"{self.gateway}/v1/dossiers?limit=1", headers=headers, timeout=10, trust_env=False)
        if seen.status_code == 401:
            raise self._trouble(
                Both(
                    "Hệ thống tại {gateway} chạy từ một thư mục khác, không phải {folder}. Hãy gõ `make demo` ở đó.",
                    "The system at {gateway} was started in another folder than {folder}. Type `make demo` there.",
                ),
                gateway=self.gateway,
                folder=self._folder,
            )

    def token(self, who: str) -> str:
        """What `make token` would print for this person of the story."""
        person = PEOPLE[who]
        return make_token(self._folder / "keys", role=person.role, province=person.province, unit=person.unit)

    def verify_books(self) -> tuple[bool, str]:
        """`budget verify`, with the settings that the running service has: whether all is true, and its line."""
        service = next(one for one in SERVICES if one.name == "budget")
        server = _Database(port_setting("ARIT_PG_PORT", PG_PORT))
        settings = settings_for(
            service,
            SERVICES,
            ports=self._ports,
            databases=urls_for(server, service.name, kept_passwords(self._folder / "passwords.json")),
            keys=self._folder / "keys",
        )
        command = service.command("verify")
        done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True)
        lines = (done.stdout.strip() or done.stderr.strip()[-1000:]).splitlines()
        return done.returncode == 0, " ".join(lines)

    def _trouble(self, text: Both, **values: object) -> Trouble:
        return Trouble(self._page.of(text, **values))


class _Database:
    """The running PostgreSQL, by TCP."""

    def __init__(self, port: int) -> None:
        self._port = port

    def url(
        self, database: str = "postgres", user: str = "", password: str | None = None, *, socket: bool = False
    ) -> str:
        return f"postgresql://{quote(user)}:{quote(password or '')}@{LOOPBACK}:{self._port}/{database}"

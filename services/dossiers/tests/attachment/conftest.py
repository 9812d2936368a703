"""A dossier that takes files, and how they are sent and read."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from arit_contracts import roles as R
from arit_kit.files.keeper import Keeper
from arit_kit.testing.papers import PDF
from arit_kit.testing.world import World


class Files:
    """The files of one dossier of Vĩnh Long."""

    def __init__(self, world: World, story: Any, dossier: dict[str, Any]) -> None:
        self.world, self.story, self.dossier = world, story, dossier
        self.path = f"/v1/dossiers/{dossier['id']}/attachments"

    async def try_send(
        self,
        content: bytes | AsyncIterator[bytes] = PDF,
        file_name: str | None = "Đơn đề nghị.pdf",
        *,
        role: str = R.IMPLEMENTER,
        path: str | None = None,
        headers: dict[str, str] | None = None,
        claims: dict[str, str] | None = None,
        **asked: str,
    ) -> httpx.Response:
        params = {**({"file_name": file_name} if file_name is not None else {}), **asked}
        headers = {"Content-Type": "application/octet-stream", **(headers or {})}
        client = self.world.client(role, **(claims or {}))
        return await client.post(path or self.path, params=params, content=content, headers=headers)

    async def send(self, content: bytes = PDF, file_name: str = "Đơn đề nghị.pdf", **asked: Any) -> dict[str, Any]:
        answer = await self.try_send(content, file_name, **asked)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def get(self, attachment: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        return dict((await self.world.client(role).get(attachment["href"])).json())

    async def content(self, attachment: dict[str, Any], role: str = R.AUDITOR, **headers: str) -> httpx.Response:
        return await self.world.client(role).get(attachment["content_href"], headers=headers)

    async def judged(self, attachment: dict[str, Any]) -> dict[str, Any]:
        """The attachment after the keeper has looked."""
        await self.world.app.state.keeper.scan_waiting()
        return await self.get(attachment)

    async def clean(self, content: bytes = PDF, file_name: str = "a.pdf") -> dict[str, Any]:
        """An attachment that may be downloaded, since no scanner is configured here."""
        return await self.judged(await self.send(content, file_name))

    @property
    def folder(self) -> Path:
        """Where the store is."""
        return Path(urlsplit(self.world.app.state.settings.files_store).path) / "dossiers"

    def stored(self) -> set[UUID]:
        """What lies in the store."""
        return {UUID(path.name) for path in self.folder.glob("??/*")}


@pytest.fixture
async def files(world: World, story: Any) -> Files:
    [dossier] = await story.selected()
    return Files(world, story, dossier)


@pytest.fixture
def scanned_by(world: World, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let files be scanned at this address from now on."""

    def by(address: str) -> Keeper:
        state = world.app.state
        keeper = Keeper(world.app, state.service.attachments, state.store, address)
        monkeypatch.setitem(state._state, "keeper", keeper)
        return keeper

    return by

"""A paper through the gateway: larger than any JSON body, sent as it is, read back in parts."""

import hashlib
import os
import time

import httpx

from arit_contracts import roles as R

PAPER = b"%PDF-1.7\n" + os.urandom(20_000_000)


def test_a_large_paper_passes_the_gateway_both_ways(world, dossier) -> None:
    client = httpx.Client(
        base_url=world.stack.url("gateway"),
        headers={"Authorization": f"Bearer {world._token(R.IMPLEMENTER)}"},
        timeout=60,
    )
    asked = {"file_name": "Đơn đề nghị.pdf", "effective_on": dossier["effective_on"], "reason": "Ghi nhận lại"}
    path = f"/v1/dossiers/{dossier['reference']}/attachments"
    sent = client.post(path, params=asked, content=PAPER)
    assert sent.status_code == 201, sent.text
    attachment = sent.json()
    assert attachment["sha256"] == hashlib.sha256(PAPER).hexdigest()
    deadline = time.monotonic() + 30
    while (content := client.get(attachment["content_href"])).status_code == 409 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert content.content == PAPER
    part = client.get(attachment["content_href"], headers={"Range": "bytes=10000000-10000999"})
    assert (part.status_code, part.content) == (206, PAPER[10_000_000:10_001_000])

    def endless():
        yield PAPER[:9]
        while True:
            yield b" " * 1_000_000

    refused = client.post(path, params=asked, content=endless())
    assert (refused.status_code, refused.json()["code"]) == (413, "too-large")
    wrong = client.post(path, params=asked, content=b"MZ" + PAPER)
    assert (wrong.status_code, wrong.json()["code"]) == (415, "file-type-refused")

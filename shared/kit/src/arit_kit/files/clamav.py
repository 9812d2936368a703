"""Scanning by ClamAV (clamd's INSTREAM): a file is streamed to it, and it says what it found.

clamd must be told `AlertExceedsMax yes`: without it, it calls a file clean of which it has looked at a part only.
"""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Literal

CONNECT_S = 5
WHOLE_S = 300
"""How long one file may take."""
LONGEST_REPLY = 4096
_LIMITS = ("Heuristics.Limits.Exceeded", "Heuristics.Encrypted")
"""What clamd names where it could not look at all of a file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner says of a file; `unscannable` is one that it could not look at whole."""

    state: Literal["clean", "infected", "unscannable"]
    finding: str | None


class ScannerDown(Exception):
    """The scanner is not there: every file waits."""


class ScanBroken(Exception):
    """It took the file and gave no verdict: the file is too much for it, or it died."""


async def scan(address: str, pieces: AsyncIterator[bytes]) -> Verdict:
    """Let the clamd at `host:port` or at the path of its socket judge what the pieces hold.

    Raises ScannerDown, and ScanBroken where it gave no verdict.
    """
    try:
        async with asyncio.timeout(CONNECT_S):
            line = await _connected(address)
    except OSError as failure:
        raise ScannerDown(repr(failure)) from failure
    with closing(line):
        try:
            async with asyncio.timeout(WHOLE_S):
                reply, took_all = await _asked(line, pieces)
        except OSError as failure:
            raise ScanBroken(repr(failure)) from failure
    verdict = _judged(reply)
    if verdict.state == "clean" and not took_all:
        raise ScanBroken("clean, it said of a file that it did not take whole")
    return verdict


async def _asked(line: socket.socket, pieces: AsyncIterator[bytes]) -> tuple[bytes, bool]:
    """Send the file and read the reply; whether all of the file was taken.

    Beyond its limit clamd says so at once and closes: the pipe breaks under the sender, who must still read what was
    said. asyncio's streams forget it then, so this is done with the socket itself.
    """
    loop, took_all = asyncio.get_running_loop(), True
    try:
        await loop.sock_sendall(line, b"zINSTREAM\0")
        async for piece in pieces:
            await loop.sock_sendall(line, struct.pack(">I", len(piece)) + piece)
        await loop.sock_sendall(line, struct.pack(">I", 0))
    except ConnectionError:
        took_all = False
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < LONGEST_REPLY:
        piece = await loop.sock_recv(line, LONGEST_REPLY)
        if not piece:
            break
        reply += piece
    return reply, took_all


def _judged(reply: bytes) -> Verdict:
    """`stream: OK`, `stream: Some.Name FOUND`, or an ERROR, which is clean in no case."""
    said = reply.rstrip(b"\0").decode("utf-8", "replace").removeprefix("stream:").strip()
    if said == "OK":
        return Verdict("clean", None)
    if said.endswith(" FOUND"):
        name = said.removesuffix(" FOUND")
        return Verdict("unscannable" if name.startswith(_LIMITS) else "infected", name[:200])
    if "size limit exceeded" in said:
        return Verdict("unscannable", "larger than the scanner takes")
    raise ScanBroken(said[:200] or "no reply")


async def _connected(address: str) -> socket.socket:
    loop = asyncio.get_running_loop()
    family: int = socket.AF_UNIX
    target: Any = address
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        family, _, _, _, target = (await loop.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM))[0]
    line = socket.socket(family, socket.SOCK_STREAM)
    line.setblocking(False)
    try:
        await loop.sock_connect(line, target)
    except BaseException:
        line.close()
        raise
    return line

"""A stand-in for a service: `fake_service.py NAME migrate|serve`, with the settings that a real one reads."""

import asyncio
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

import asyncpg


class Ready(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ready")


async def migrate(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE IF NOT EXISTS things (name text)")
    await connection.close()


name, command = sys.argv[1:]
if os.environ.get("FAKE_FAILS") == f"{name} {command}":
    sys.exit("the fake was told to fail")
if command == "migrate":
    asyncio.run(migrate(os.environ[f"{name.upper()}_OWNER_URL"]))
elif command == "serve":
    HTTPServer(("127.0.0.1", int(os.environ[f"{name.upper()}_PORT"])), Ready).serve_forever()

"""The gateway's commands: serve, and print, write or compare the merged OpenAPI document."""

import argparse
import json
import sys
from importlib.resources import files
from pathlib import Path

from gateway import openapi, routes
from gateway.openapi import Conflict, Document
from gateway.own import own_app
from gateway.routes import OWN, merge


def main() -> None:
    """Parse the command line and do it."""
    parser = argparse.ArgumentParser(prog="gateway", description="One door to the Agency's services.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="answer requests until stopped")
    merging = commands.add_parser("openapi", help="merge the services' openapi.json and print the result")
    merging.add_argument("--services", type=Path, default=Path("services"), help="the folder of the services")
    what = merging.add_mutually_exclusive_group()
    what.add_argument("--write", action="store_true", help="write it into this package instead")
    what.add_argument("--check", action="store_true", help="fail where this package holds another")
    asked = parser.parse_args()
    if asked.command == "serve":
        serve()
    else:
        sys.exit(_openapi(asked.services, write=asked.write, check=asked.check))


def documents_in(folder: Path) -> dict[str, Document]:
    """The committed documents of the services in that folder, by name; those without one are passed over."""
    found = sorted(folder.glob("*/openapi.json"))
    return {path.parent.name: json.loads(path.read_text("utf-8")) for path in found}


def merged_files(folder: Path) -> dict[str, str]:
    """The merged document of that folder's services and of the gateway itself, and the table that follows."""
    own = own_app(None, None, b"").openapi()
    table, document = merge({**documents_in(folder), OWN: own})
    return {
        openapi.PUBLISHED: json.dumps(document, ensure_ascii=False, indent=2) + "\n",
        routes.PUBLISHED: table.to_json(),
    }


def _openapi(folder: Path, *, write: bool, check: bool) -> int:
    try:
        merged = merged_files(folder)
    except Conflict as conflict:
        print(f"gateway openapi: {conflict}", file=sys.stderr)
        return 1
    if not write and not check:
        print(merged[openapi.PUBLISHED], end="")
        return 0
    package = Path(str(files("gateway")))
    places = {package / name: text for name, text in merged.items()}
    stale = [path for path, text in places.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path} is not current; run: gateway openapi --write", file=sys.stderr)
        else:
            path.write_text(places[path], "utf-8")
            print(f"Wrote {path}")
    return 1 if check and stale else 0


def serve(document: Document | None = None) -> None:
    """Answer requests until stopped, by the settings of the environment and the document of this release."""
    import uvicorn

    from arit_kit.web.wire import BoundedHttp
    from gateway.main import create_app
    from gateway.settings import GatewaySettings

    settings = GatewaySettings()
    uvicorn.run(
        create_app(settings, document),
        host=settings.host,
        port=settings.port,
        http=BoundedHttp,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
    )


if __name__ == "__main__":
    main()

"""Serves the gateway as its command does, with the services' documents given instead of the released ones."""

import json
import sys
from pathlib import Path

from gateway.cli import serve
from gateway.own import own_app
from gateway.routes import OWN, merge

if __name__ == "__main__":
    documents = json.loads(Path(sys.argv[1]).read_text())
    serve(merge({**documents, OWN: own_app(None, None, b"").openapi()})[1])

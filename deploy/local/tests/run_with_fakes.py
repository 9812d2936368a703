"""`make run` with fake services in place of the real ones."""

import sys
from pathlib import Path

from arit_local import supervise
from arit_local.services import Service
from arit_local.trouble import told

FAKE = (sys.executable, str(Path(__file__).with_name("fake_service.py")))

supervise.SERVICES = (
    Service("dossiers", 8001, program=(*FAKE, "dossiers")),
    Service("gateway", 8000, has_database=False, program=(*FAKE, "gateway")),
)
sys.exit(told(supervise.main))

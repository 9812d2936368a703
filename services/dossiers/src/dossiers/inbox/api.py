"""The route of the inbox."""

from arit_kit.web.inbox import add_inbox
from arit_kit.web.routing import Router
from dossiers.inbox.queries import INBOX

router = Router("dossier-inbox")
add_inbox(router, "/v1/dossier-inbox", INBOX, "dossiers.read", summary="What waits, and whose turn it is")

"""The route of the inbox."""

from arit_kit.web.inbox import add_inbox
from arit_kit.web.routing import Router
from recommendations.inbox.queries import INBOX

router = Router("recommendation-inbox")
add_inbox(router, "/v1/recommendation-inbox", INBOX, "recommendations.read", summary="What waits, and whose turn it is")

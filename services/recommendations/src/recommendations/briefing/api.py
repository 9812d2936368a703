"""The route of the briefing pack of a working session."""

from arit_contracts.recommendations import Briefing
from arit_kit.web.reads import Key
from arit_kit.web.routing import Asking, Router
from recommendations.briefing.composition import compose

router = Router("working-sessions")


@router.read("/v1/working-sessions/{id}/briefing", Briefing, "work.read", summary="What to know before a session")
async def get_working_session_briefing(call: Asking, id: Key) -> Briefing:
    """Composed when it is asked for, from what all services count; a part that cannot be had is named, not waited for.

    Figures stand as of the day of the session, at most today, and those of a period count from the year's first day.
    """
    return await compose(call, id)

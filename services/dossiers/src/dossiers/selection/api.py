"""The route of the order of selection."""

from typing import Annotated

from fastapi import Query

from arit_contracts.dossiers import SelectionAsked, SelectionOrder
from arit_kit.web.routing import Asking, Router
from dossiers.selection.order import order

router = Router("selection-orders")


@router.read("/v1/selection-orders", SelectionOrder, "dossiers.read", summary="In which order are dossiers selected?")
async def get_selection_order(call: Asking, asked: Annotated[SelectionAsked, Query()]) -> SelectionOrder:
    """Pilots, then priority of area and product; a province sees its own, in their order among themselves.

    Selecting itself stays `…/actions/select` and `decline` of a dossier.
    """
    async with call.looking() as tx:
        return await order(tx, asked)

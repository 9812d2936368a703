"""The measure of reads: a bare FastAPI handler over the same rows, with asyncpg and nothing else.

No token, no scope, no log, no metrics, no ETag, no allowed actions. `python -m arit_local.bench.bare PORT URL`.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import uvicorn
from fastapi import FastAPI, Response

_ROW = """
SELECT id, reference, version, effective_on, recorded_at, state, plan_year, kind, title, filed_by, province,
  implementer, implementer_unit, registration_id, re_registers, cluster_id, contents, beneficiaries, plan_years,
  items, total_cost, requested, plan_id, plan_decision_id, plan_amount, ceilings, agreement_id, clock_paused_on
FROM dossier
"""
ONE = f"SELECT row_to_json(d)::text FROM ({_ROW} WHERE id = $1) d"
LIST = f"SELECT json_agg(row_to_json(d))::text FROM ({_ROW} ORDER BY id DESC LIMIT $1) d"
LIST_OF = f"SELECT json_agg(row_to_json(d))::text FROM ({_ROW} WHERE province = ANY ($2) ORDER BY id DESC LIMIT $1) d"


def bare_app(url: str) -> FastAPI:
    """Two routes over a pool."""
    pool: asyncpg.Pool

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        nonlocal pool
        async with asyncpg.create_pool(url, min_size=1, max_size=10) as pool:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/dossiers")
    async def several(limit: int = 50, provinces: str | None = None) -> Response:
        if provinces is None:
            text = await pool.fetchval(LIST, limit)
        else:
            text = await pool.fetchval(LIST_OF, limit, provinces.split(","))
        return Response(text, media_type="application/json")

    @app.get("/dossiers/{id}")
    async def one(id: UUID) -> Response:
        return Response(await pool.fetchval(ONE, id), media_type="application/json")

    return app


if __name__ == "__main__":
    uvicorn.run(bare_app(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)

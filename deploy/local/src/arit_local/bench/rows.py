"""The rows under the load: registrations of all provinces, ten dossiers each, listed and so ready to be selected."""

import asyncio
from datetime import date
from uuid import UUID

import asyncpg

from arit_reference import provinces

ROWS = 40_000
_PREFIX = "01900000-0000-7000-8000-"

_REGISTRATIONS = """
INSERT INTO registration (
  id, version, state, effective_on, recorded_at, drafted_by, history_seq, history_hash, province, plan_year,
  filed_by, due_on, late
)
SELECT ($2 || lpad(n::text, 12, '0'))::uuid, 2, 'sent', '2026-01-05', '2026-01-05T02:03:04.567Z', 'bench', 2,
  sha256(n::text::bytea), ($3::text[])[1 + n % array_length($3::text[], 1)], 2027, 'province', '2026-06-20', false
FROM generate_series(0, $1::int / 10) AS n
"""
# A dossier of ordinary size: two contents, two beneficiaries, nine papers.
_DOSSIERS = """
INSERT INTO dossier (
  id, version, state, effective_on, recorded_at, drafted_by, history_seq, history_hash, province,
  implementer_unit, plan_year, kind, title, filed_by, implementer, registration_id, contents, content_codes,
  beneficiaries, plan_years, items, total_cost, requested
)
SELECT ($2 || lpad(n::text, 12, '0'))::uuid, 3, 'listed', '2026-01-05', '2026-01-05T02:03:04.567Z', 'bench', 3,
  sha256(n::text::bytea), ($3::text[])[1 + n / 10 % array_length($3::text[], 1)], 'TTKC-' || n / 10 % 63, 2027,
  'single',
  'Hỗ trợ ứng dụng máy móc tiên tiến trong sản xuất, đề án số ' || n, 'province',
  'Trung tâm Khuyến công và Tư vấn phát triển công nghiệp', ($2 || lpad((n / 10)::text, 12, '0'))::uuid,
  '[{"content": "C04", "description": "Máy cắt CNC", "total_cost": 900000000, "requested": 200000000},
    {"content": "C01", "description": null, "total_cost": 60000000, "requested": 60000000}]', '{C04,C01}',
  '[{"name": "Công ty TNHH Một thành viên Số Một", "tax_code": "1500123456", "commune": "Xã An Bình",
     "is_implementer": false},
    {"name": "Hợp tác xã Cơ khí", "tax_code": null, "commune": "Xã Hòa Ninh", "is_implementer": false}]', '[]',
  (SELECT jsonb_agg(jsonb_build_object('code', 'P0' || i, 'sets', 1, 'document', NULL)) FROM generate_series(1, 9) i),
  960000000, 260000000
FROM generate_series(1, $1::int) AS n
"""


def dossier_id(n: int) -> UUID:
    """The id of row n, from 1 to ROWS."""
    return UUID(f"{_PREFIX}{n:012}")


def sql_id(n: str) -> str:
    """The same as SQL over a number."""
    return f"('{_PREFIX}' || lpad(({n})::text, 12, '0'))::uuid"


def seed(owner_url: str) -> None:
    """Write the rows."""
    uids = [province.uid for province in provinces.on(date(2026, 1, 5))]

    async def seeding() -> None:
        connection = await asyncpg.connect(owner_url)
        try:
            for statement in (_REGISTRATIONS, _DOSSIERS):
                await connection.execute(statement, ROWS, _PREFIX, uids)
            await connection.execute("VACUUM ANALYZE")
        finally:
            await connection.close()

    asyncio.run(seeding())

"""Rounds whose figures were published: Bình Thuận 2022, and the three regions of 2024."""

from datetime import date
from itertools import islice

from arit_contracts import roles as R
from arit_kit.testing.world import World
from arit_reference import provinces

BINH_THUAN = ("VN63-60", "VN34-68")
GROUPS = {"handicraft": 7, "processed_food": 36, "machinery": 2}


async def test_binh_thuan_2022_recognised_thirty_of_forty_five(world: World, story, voting) -> None:
    """45 products of 23 facilities, 9 judges, 40 with 70 points or more, 30 recognised by 1493/QĐ-UBND of 7 July."""
    story.province, story._today = BINH_THUAN
    voting.province = story.province
    round = await voting.round()
    groups = [group for group, number in GROUPS.items() for _ in range(number)]
    entries = [
        await voting.complete(round, product_group=group, facility=f"Cơ sở {place % 23}")
        for place, group in enumerate(groups)
    ]
    await voting.judging(round)
    scored = [await voting.scored(one, "25" if n < 40 else "24.9", judges=9) for n, one in enumerate(entries)]
    await voting.proposed(round, scored[:30])
    await voting.recognised(round, scored[:30])
    result = (await world.client(R.AUDITOR).get(f"{round['href']}/result")).json()
    told = ("entered", "provinces", "facilities", "complete", "judged", "reached", "proposed", "recognised")
    assert [result[name] for name in told] == [45, 1, 23, 45, 45, 40, 30, 30]
    assert (result["recognised_percent"], result["threshold"], result["threshold_status"]) == ("66.7", "70", "memory")
    assert {one["product_group"]: one["entered"] for one in result["groups"]} == GROUPS
    statistics = await world.client(R.AUDITOR).get(
        "/v1/dossier-statistics?from_on=2022-01-01&to_on=2022-12-31&province=VN63-60"
    )
    figures = {one["key"]: one["value"] for one in statistics.json()["figures"]}
    assert (figures["voting_entries"], figures["voting_recognised"]) == (45, 30)


REGIONS_2024 = {"nam": (382, 189, 18), "bac": (300, 150, 20), "mien_trung_tay_nguyen": (207, 100, 15)}
"""Entered, recognised, provinces: the south's and the sums are published, how the rest divides is illustrative."""

FILL = """
INSERT INTO voting_entry (id, version, state, effective_on, recorded_at, drafted_by, history_seq, history_hash,
    province, round_id, run_by, product, product_group, facility, complete_on, scoring, certificate)
SELECT gen_random_uuid(), 1, CASE WHEN n <= $3 THEN 'recognised' ELSE 'not_recognised' END, '2024-07-07', now(), 'x',
    1, '', ($4::text[])[1 + n % cardinality($4::text[])], $1, 'agency', 'Sản phẩm ' || n, 'other', 'Cơ sở ' || n,
    '2024-05-01', 0, CASE WHEN n <= $3 THEN n || '/GCN' END
FROM generate_series(1, $2) n
"""


async def test_the_regions_of_2024_recognised_439_of_889(world: World, voting) -> None:
    results = []
    for region, (entered, recognised, number) in REGIONS_2024.items():
        round = await voting.round("region", 2024, region=region)
        of_region = (unit.uid for unit in provinces.on(date(2024, 1, 1)) if unit.khuyencong_region == region)
        async with world.as_owner() as owner:
            await owner.execute(FILL, round["id"], entered, recognised,
                                list(islice(of_region, number)))  # fmt: skip
        results.append((await world.client(R.AUDITOR).get(f"{round['href']}/result")).json())
    south = results[0]
    assert (south["entered"], south["recognised"], south["provinces"]) == (382, 189, 18)
    assert south["recognised_percent"] == "49.5"
    assert [sum(one[name] for one in results) for name in ("entered", "recognised")] == [889, 439]

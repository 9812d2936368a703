"""A cluster as it was on a day, by what was recorded by a moment."""

from datetime import UTC

from arit_contracts.clusters import ClusterOn, ClusterOnAsked, FiguresOn, PlanLineOn
from arit_contracts.forms import DocumentRef
from arit_kit.db.transaction import Row, Write
from arit_kit.time.today import now, today
from clusters.law import DISTRICTS
from clusters.register.queries import FIGURES_ON, LINES_OF, STATE_ON
from clusters.register.rules import as_recorded, in_force, place_on, province_on


async def stood(tx: Write, cluster: Row, asked: ClusterOnAsked) -> ClusterOn:
    """Its state, place, plan line and figures of that day; the place by the names of the day."""
    on, as_of = asked.on or today(), (asked.as_of or now()).astimezone(UTC)
    moment = {"cluster_id": cluster["id"], "day": on, "as_of": as_of}
    lines = [dict(row) for row in await LINES_OF.all(tx.connection, cluster_id=cluster["id"])]
    known = as_recorded(lines, as_of)
    line = next((one for one in known if in_force(one, on)), None)
    place = place_on(known or lines, on)
    figures = await FIGURES_ON.value(tx.connection, **moment)
    province = province_on(cluster["province"], on)
    return ClusterOn(
        id=cluster["id"],
        reference=cluster["reference"],
        on=on,
        as_of=as_of,
        name=place["name"],
        state=await STATE_ON.value(tx.connection, **moment),
        province=province.uid,
        province_name=province.name_vi,
        district=place["former_district"] if DISTRICTS.on(on, "district_level").exists else None,
        former_district=place["former_district"],
        commune=place["commune"],
        plan_line=PlanLineOn(
            **{name: line[name] for name in ("valid_from", "valid_to", "area", "phase")},
            document=DocumentRef.model_validate_json(line["document"]),
        )
        if line
        else None,
        figures=figures and FiguresOn.model_validate_json(figures),
    )

"""What the lines of a proposal may ask: the fields of each change, and what the register says of the cluster. Pure."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from arit_contracts.clusters import Change, ProposedLine
from arit_kit.web.problems import Fault
from arit_reference import provinces
from arit_reference.vietnamese_order import sort_key
from clusters.criteria.districts import same_district
from clusters.register.workflow import ESTABLISHED, LIVE

Place = Callable[[int, str], str]
"""Where a request names a field of the n-th line."""

NEEDED: Mapping[Change, frozenset[str]] = {
    "add": frozenset({"name", "former_district"}),
    "remove": frozenset({"cluster_id"}),
    "expand": frozenset({"cluster_id"}),
    "reduce": frozenset({"cluster_id"}),
    "relocate": frozenset({"cluster_id", "former_district"}),
    "rename": frozenset({"cluster_id", "name"}),
    "rephase": frozenset({"cluster_id", "phase"}),
    "keep": frozenset({"cluster_id"}),
}
"""The fields without which a change says nothing."""

OPTIONAL: Mapping[Change, frozenset[str]] = {
    "add": frozenset({"commune", "kind", "mountainous", "area", "phase"}),
    "remove": frozenset({"conversion_plan"}),
    "expand": frozenset({"area", "phase"}),
    "reduce": frozenset({"area", "phase"}),
    "relocate": frozenset({"commune"}),
    "rename": frozenset(),
    "rephase": frozenset(),
    "keep": frozenset(),
}
"""What it may say beside them; a decision may set no other of `area` and `phase` either."""

CHANGED_IN: Mapping[Change, Sequence[str]] = {"expand": ESTABLISHED, "remove": ("planned",)}
"""The states of the register in which a change makes sense, where not all live ones (I13)."""

ALONE: frozenset[Change] = frozenset({"remove", "keep"})
OPPOSED: frozenset[Change] = frozenset({"expand", "reduce"})
"""Changes that stand beside no other of the same cluster, and those of which only one may stand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a registered cluster; `area` afterwards, hectares, None where it is not said."""

    change: Change
    cluster_id: UUID
    area: Decimal | None


def takes(change: Change, field: str) -> bool:
    """Whether a line of this change has that field."""
    return field in NEEDED[change] | OPTIONAL[change]


def field_faults(lines: Sequence[ProposedLine]) -> list[Fault]:
    """Each field that a line's change lacks, or does not know, by place; and changes that contradict each other."""
    faults = []
    for place, line in enumerate(lines):
        given = {name for name, value in line if value is not None} - {"change"}
        needed, known = NEEDED[line.change], NEEDED[line.change] | OPTIONAL[line.change]
        for name in sorted(needed - given):
            vi, en = f"`{line.change}` cần trường này.", f"`{line.change}` needs this field."
            faults.append(Fault(f"/lines/{place}/{name}", "missing", vi, en))
        for name in sorted(given - known):
            vi, en = f"`{line.change}` không có trường này.", f"`{line.change}` has no such field."
            faults.append(Fault(f"/lines/{place}/{name}", "not-of-this-change", vi, en))
    return faults + _contradictions(lines) + _added_twice(lines)


def _contradictions(lines: Sequence[ProposedLine]) -> list[Fault]:
    """Lines of one cluster that say the same twice, or what cannot both be."""
    faults, earlier = [], defaultdict[UUID, set[Change]](set)
    for place, line in enumerate(lines):
        if line.cluster_id is None or line.change == "add":
            continue
        of_cluster = earlier[line.cluster_id]
        alone = of_cluster and ({line.change} | of_cluster) & ALONE
        opposed = line.change in OPPOSED and of_cluster & OPPOSED
        if line.change in of_cluster or alone or opposed:
            vi, en = "Mâu thuẫn với một dòng trước của cùng cụm.", "It contradicts an earlier line of the same cluster."
            faults.append(Fault(f"/lines/{place}/change", "contradiction", vi, en))
        of_cluster.add(line.change)
    return faults


def _added_twice(lines: Sequence[ProposedLine]) -> list[Fault]:
    """Lines that add what an earlier one adds: one live cluster bears a name in a district."""
    faults, earlier = [], list[tuple[str, str]]()
    for place, line in enumerate(lines):
        if line.change != "add" or line.name is None or line.former_district is None:
            continue
        name, district = sort_key(line.name), line.former_district
        if any(name == other and same_district(district, where) for other, where in earlier):
            vi, en = "Một dòng trước đã thêm cụm này.", "An earlier line adds this cluster already."
            faults.append(Fault(f"/lines/{place}/name", "duplicate", vi, en))
        earlier.append((name, district))
    return faults


def register_faults(
    asked: Mapping[int, Asked], clusters: Mapping[UUID, Mapping[str, Any]], province: str, at: Place
) -> list[Fault]:
    """What the register holds against the lines, by their places: another province's cluster, its state (I13) or area.

    `clusters`: the rows of the register by id; `province`: the proposal's, which also speaks for its predecessors.
    """
    faults, scope = [], provinces.scope_of(province)
    for place, line in asked.items():
        cluster = clusters[line.cluster_id]
        states = CHANGED_IN.get(line.change, LIVE)
        if cluster["province"] not in scope:
            vi, en = f"Cụm không thuộc tỉnh {province}.", f"The cluster is not of the province {province}."
            faults.append(Fault(at(place, "cluster_id"), "another-province", vi, en))
        elif cluster["state"] not in states:
            vi = f"Cụm đang {cluster['state']}; `{line.change}` cần: {', '.join(states)}."
            en = f"The cluster is {cluster['state']}; `{line.change}` needs one that is {' or '.join(states)}."
            faults.append(Fault(at(place, "cluster_id"), "cluster-state", vi, en))
        elif line.area is not None and not _is_sensible(line.change, line.area, cluster["planned_area"]):
            before = cluster["planned_area"]
            vi, en = f"Diện tích theo quy hoạch đang là {before:f} ha.", f"The plan gives it {before:f} ha now."
            faults.append(Fault(at(place, "area"), "area-not-changed-so", vi, en))
    return faults


def _is_sensible(change: Change, area: Decimal, before: Decimal) -> bool:
    return {"expand": area > before, "reduce": area < before}.get(change, True)


def stored(lines: Sequence[ProposedLine], clusters: Mapping[UUID, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The lines as they are kept, numbered from 1 on, each with its cluster's name and area of this moment."""
    kept = []
    for number, line in enumerate(lines, 1):
        cluster = clusters[line.cluster_id] if line.cluster_id else {}
        kept.append(
            {
                **line.model_dump(mode="json"),
                "line": number,
                "name": line.name or cluster["name"],
                "area_before": written(cluster.get("planned_area")),
                "area": written(line.area),
            }
        )
    return kept


def written(area: Decimal | None) -> str | None:
    """An area as contracts write it, without idle zeros; hectares."""
    return None if area is None else f"{area.normalize():f}"


def each_once(numbers: Sequence[int], count: int) -> list[Fault]:
    """What keeps a list from naming each of a proposal's lines exactly once (I16)."""
    faults = []
    for place, number in enumerate(numbers):
        if number > count:
            vi, en = f"Đề nghị chỉ có {count} dòng.", f"The proposal has {count} lines only."
            faults.append(Fault(f"/lines/{place}/line", "no-such-line", vi, en))
        elif number in numbers[:place]:
            vi, en = f"Dòng {number} đã được nêu.", f"The line {number} stands already."
            faults.append(Fault(f"/lines/{place}/line", "duplicate", vi, en))
    if absent := sorted(set(range(1, count + 1)) - set(numbers)):
        named = ", ".join(str(number) for number in absent)
        faults.append(Fault("/lines", "line-missing", f"Còn thiếu dòng {named}.", f"Missing lines: {named}."))
    return faults

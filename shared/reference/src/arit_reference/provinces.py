"""The provinces (tỉnh, thành phố) of the 63 (to 2025-06-30) and of the 34 (from 2025-07-01), by day."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from arit_reference.data_files import read
from arit_reference.vietnamese_order import sort_key as sort_key

Kind = Literal["province", "municipality"]
Generation = Literal["63", "34"]
KhuyencongRegion = Literal["bac", "mien_trung_tay_nguyen", "nam"]

_TITLES: dict[str, str] = {"province": "Tỉnh", "municipality": "Thành phố"}


class Province(BaseModel):
    """A provincial-level unit, under the name that it bore on the day asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uid: str
    code: str
    generation: Generation
    name_vi: str
    full_name_vi: str
    name_en: str
    kind: Kind
    region: str
    khuyencong_region: KhuyencongRegion
    valid_from: date
    valid_to: date | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    basis: str


class UnknownProvince(KeyError):
    """No province has this uid; `candidates` are those that a bare two-digit code may have meant."""

    def __init__(self, uid: str, candidates: tuple[Province, ...]) -> None:
        super().__init__(uid)
        self.uid = uid
        self.candidates = candidates

    def __str__(self) -> str:
        if not self.candidates:
            return f"no province has the uid {self.uid!r}"
        meant = " or ".join(f"{unit.uid} ({unit.name_vi})" for unit in self.candidates)
        return f"the code {self.uid!r} alone is ambiguous: write {meant}"


def get(uid: str, on: date | None = None) -> Province:
    """The province of this uid, under its name of that day (its latest name when no day is given)."""
    versions = _VERSIONS.get(uid)
    if versions is None:
        code = uid.zfill(2) if uid.isdigit() else uid
        raise UnknownProvince(uid, tuple(get(other) for other in _VERSIONS if other[-2:] == code))
    if on is not None:
        for until, version in versions:
            if until is None or on <= until:
                return version
    return versions[-1][1]


def valid_on(uid: str, day: date) -> bool:
    """Whether this unit exists on that day."""
    unit = get(uid)
    return unit.valid_from <= day and (unit.valid_to is None or day <= unit.valid_to)


def on(day: date) -> list[Province]:
    """All provinces of that day, in the Vietnamese order of their names."""
    units = [get(uid, day) for uid in _VERSIONS if valid_on(uid, day)]
    return sorted(units, key=lambda unit: sort_key(unit.name_vi))


@cache
def scope_of(uid: str) -> frozenset[str]:
    """What an actor or a filter of this unit covers: the unit itself and its predecessors."""
    return frozenset({uid, *get(uid).predecessors})


def successor(uid: str) -> Province | None:
    """The unit that took this one's place on 2025-07-01; None while it still exists."""
    successors = get(uid).successors
    return get(successors[0]) if successors else None


@cache
def places_of(uid: str) -> frozenset[str]:
    """Units under which the same place may stand: this one, those it was made of, the one that it became part of."""
    later = successor(uid)
    return scope_of(uid) | ({later.uid} if later else frozenset())


def standing_on(uids: Iterable[str], day: date) -> list[str]:
    """What these provinces are on that day: themselves, or the one that has taken the place of several; each once."""
    ended = {uid: successor(uid) for uid in uids if not valid_on(uid, day)}
    return list(dict.fromkeys(later.uid if (later := ended.get(uid)) else uid for uid in uids))


def _read() -> dict[str, list[tuple[date | None, Province]]]:
    """Per uid, its names in time: (last day of the name, the unit under that name)."""
    content = read("provinces.toml")
    successors = {old: row["uid"] for row in content["units"] for old in row.get("predecessors", ())}
    versions: dict[str, list[tuple[date | None, Province]]] = {}
    for row in content["units"]:
        generation = row["uid"][2:4]
        period = content["generations"][generation]
        fixed: dict[str, Any] = {
            "uid": row["uid"],
            "code": row["uid"][-2:],
            "generation": generation,
            "region": row["region"],
            "khuyencong_region": row["khuyencong_region"],
            "valid_from": period["valid_from"],
            "valid_to": period.get("valid_to"),
            "predecessors": tuple(row.get("predecessors", ())),
            "successors": (successors[row["uid"]],) if row["uid"] in successors else (),
        }
        basis = period["basis"]
        names: list[tuple[date | None, Province]] = []
        for former in row.get("former", ()):
            names.append((former["valid_to"], _named(former, basis, fixed)))
            basis = former["ended_by"]
        versions[row["uid"]] = [*names, (None, _named(row, basis, fixed))]
    return versions


def _named(names: dict[str, Any], basis: str, fixed: dict[str, Any]) -> Province:
    return Province(
        **fixed,
        name_vi=names["name_vi"],
        full_name_vi=f"{_TITLES[names['kind']]} {names['name_vi']}",
        name_en=names["name_en"],
        kind=names["kind"],
        basis=basis,
    )


_VERSIONS = _read()

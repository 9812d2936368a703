"""Who acts in the story: one person a role and place, with the token that `make token` would print."""

from typing import NamedTuple

from arit_contracts import roles as R
from arit_local.demo.figures import UNIT
from arit_local.demo.words import Both


class Person(NamedTuple):
    """Someone of a role; a provincial one of today's province, which sees what its predecessors filed."""

    name: Both
    role: str
    province: str | None = None
    unit: str | None = None


VINH_LONG = "VN34-86"
BAC_NINH = "VN34-24"
"""Into which Bắc Giang (VN63-24) was merged on 2025-07-01."""

BAC_GIANG_OFFICER = "bac_giang_officer"
BAC_GIANG_LEADER = "bac_giang_leader"

PEOPLE: dict[str, Person] = {
    R.PROVINCE_OFFICER: Person(
        Both("Chuyên viên Sở Công Thương Vĩnh Long", "officer of Vĩnh Long's Department"),
        R.PROVINCE_OFFICER,
        province=VINH_LONG,
    ),
    R.PROVINCE_LEADER: Person(
        Both("Lãnh đạo Sở Công Thương Vĩnh Long", "leader of Vĩnh Long's Department"),
        R.PROVINCE_LEADER,
        province=VINH_LONG,
    ),
    BAC_GIANG_OFFICER: Person(
        Both("Chuyên viên Sở Công Thương Bắc Giang", "officer of Bắc Giang's Department"),
        R.PROVINCE_OFFICER,
        province=BAC_NINH,
    ),
    BAC_GIANG_LEADER: Person(
        Both("Lãnh đạo Sở Công Thương Bắc Giang", "leader of Bắc Giang's Department"),
        R.PROVINCE_LEADER,
        province=BAC_NINH,
    ),
    R.IMPLEMENTER: Person(
        Both("Trung tâm Khuyến công Vĩnh Long", "Vĩnh Long's promotion centre"), R.IMPLEMENTER, unit=UNIT
    ),
    R.CLERK: Person(Both("Văn thư Cục", "the Agency's clerk"), R.CLERK),
    R.AGENCY_OFFICER: Person(Both("Chuyên viên Cục", "officer of the Agency"), R.AGENCY_OFFICER),
    R.AGENCY_LEADER: Person(Both("Lãnh đạo Cục", "leader of the Agency"), R.AGENCY_LEADER),
    R.FINANCE_OFFICER: Person(Both("Kế toán Cục", "the Agency's finance officer"), R.FINANCE_OFFICER),
    R.MINISTRY_LEADER: Person(Both("Lãnh đạo Bộ Công Thương", "leader of the Ministry"), R.MINISTRY_LEADER),
    R.AUDITOR: Person(Both("Kiểm toán", "auditor"), R.AUDITOR),
}
"""By role; whoever acts for another province by a name of their own."""

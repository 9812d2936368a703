"""Who acts in the story: one person a role, with the token that `make token` would print."""

from typing import NamedTuple

from arit_contracts import roles as R
from arit_local.demo.figures import UNIT
from arit_local.demo.words import Both


class Person(NamedTuple):
    """Someone of a role; a provincial one of today's Vĩnh Long, which sees what its predecessors filed."""

    name: Both
    province: str | None = None
    unit: str | None = None


PROVINCE_OF_TODAY = "VN34-86"

PEOPLE: dict[str, Person] = {
    R.PROVINCE_OFFICER: Person(
        Both("Chuyên viên Sở Công Thương Vĩnh Long", "officer of Vĩnh Long's Department"),
        province=PROVINCE_OF_TODAY,
    ),
    R.PROVINCE_LEADER: Person(
        Both("Lãnh đạo Sở Công Thương Vĩnh Long", "leader of Vĩnh Long's Department"),
        province=PROVINCE_OF_TODAY,
    ),
    R.IMPLEMENTER: Person(Both("Trung tâm Khuyến công Vĩnh Long", "Vĩnh Long's promotion centre"), unit=UNIT),
    R.CLERK: Person(Both("Văn thư Cục", "the Agency's clerk")),
    R.AGENCY_OFFICER: Person(Both("Chuyên viên Cục", "officer of the Agency")),
    R.AGENCY_LEADER: Person(Both("Lãnh đạo Cục", "leader of the Agency")),
    R.FINANCE_OFFICER: Person(Both("Kế toán Cục", "the Agency's finance officer")),
    R.MINISTRY_LEADER: Person(Both("Lãnh đạo Bộ Công Thương", "leader of the Ministry")),
    R.AUDITOR: Person(Both("Kiểm toán", "auditor")),
}

"""The roles that a token may carry."""

from typing import Final

PROVINCE_OFFICER: Final = "province_officer"
PROVINCE_LEADER: Final = "province_leader"
IMPLEMENTER: Final = "implementer"
CLERK: Final = "clerk"
AGENCY_OFFICER: Final = "agency_officer"
AGENCY_LEADER: Final = "agency_leader"
FINANCE_OFFICER: Final = "finance_officer"
MINISTRY_LEADER: Final = "ministry_leader"
AUDITOR: Final = "auditor"
OPERATOR: Final = "operator"
SERVICE: Final = "service"

PROVINCIAL = frozenset({PROVINCE_OFFICER, PROVINCE_LEADER})
AGENCY = frozenset({CLERK, AGENCY_OFFICER, AGENCY_LEADER, FINANCE_OFFICER, MINISTRY_LEADER})
ALL = PROVINCIAL | AGENCY | {IMPLEMENTER, AUDITOR, OPERATOR, SERVICE}

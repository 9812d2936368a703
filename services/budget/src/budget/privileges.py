"""Who may do what in budget: privilege → roles. Whoever drafted a record never approves it (see the machines)."""

from arit_contracts import roles as R
from arit_kit.identity.privileges import Privileges

PRIVILEGES: Privileges = {
    name: frozenset(roles)
    for name, roles in {
        "year.write": {R.FINANCE_OFFICER},
        "assignment.draft": {R.FINANCE_OFFICER},
        "assignment.assign": {R.AGENCY_LEADER},
        "allocation.draft": {R.FINANCE_OFFICER},
        "allocation.agree": {R.AGENCY_LEADER},
        "allocation.reverse": {R.AGENCY_LEADER},
        "allocation.issue": {R.CLERK},
        "commitment.hold": {R.SERVICE},
        "payment.make": {R.FINANCE_OFFICER},
        "payment.reverse": {R.AGENCY_LEADER},
        "recovery.record": {R.FINANCE_OFFICER},
        "recovery.reverse": {R.AGENCY_LEADER},
        "budget.read_own": R.PROVINCIAL | {R.IMPLEMENTER},
        "budget.read_all": R.AGENCY | {R.AUDITOR, R.SERVICE},
        "ledger.read": {R.FINANCE_OFFICER, R.AGENCY_LEADER, R.AUDITOR},
        "feed.read": R.AGENCY | R.PROVINCIAL | {R.SERVICE, R.AUDITOR},
    }.items()
}

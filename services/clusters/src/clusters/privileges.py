"""Who may do what in clusters: privilege → roles. Whoever drafted a record never approves it (see the machines)."""

from arit_contracts import roles as R
from arit_kit.identity.privileges import Privileges

PRIVILEGES: Privileges = {
    name: frozenset(roles)
    for name, roles in {
        "cluster.write": {R.AGENCY_OFFICER, R.CLERK},
        "cluster.report": {R.PROVINCE_OFFICER, R.AGENCY_OFFICER},
        "proposal.write": {R.PROVINCE_OFFICER, R.CLERK},
        "proposal.send": {R.PROVINCE_LEADER},
        "proposal.receive": {R.CLERK},
        "proposal.check": {R.AGENCY_OFFICER},
        "proposal.appraise": {R.AGENCY_OFFICER},
        "proposal.issue": {R.AGENCY_LEADER, R.MINISTRY_LEADER},
        "proposal.decide": {R.PROVINCE_OFFICER, R.CLERK, R.AGENCY_OFFICER},
        "clusters.read": R.ALL - {R.OPERATOR, R.IMPLEMENTER},
        "feed.read": R.AGENCY | R.PROVINCIAL | {R.SERVICE, R.AUDITOR},
    }.items()
}

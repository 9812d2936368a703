"""Who may do what in recommendations: privilege → roles. Whoever drafted a record never approves it."""

from arit_contracts import roles as R
from arit_kit.identity.privileges import Privileges

PRIVILEGES: Privileges = {
    name: frozenset(roles)
    for name, roles in {
        "letter.write": {R.PROVINCE_OFFICER, R.CLERK},
        "letter.send": {R.PROVINCE_LEADER},
        "letter.receive": {R.CLERK},
        "letter.register": {R.AGENCY_OFFICER},
        "item.classify": {R.AGENCY_OFFICER},
        "item.work": {R.AGENCY_OFFICER},
        "item.transfer": {R.AGENCY_LEADER},
        "item.extend": {R.AGENCY_LEADER},
        "item.close": {R.AGENCY_OFFICER},
        "item.reopen": {R.AGENCY_OFFICER},
        "tasking.draft": {R.AGENCY_OFFICER},
        "tasking.assign": {R.AGENCY_LEADER},
        "reply.draft": {R.AGENCY_OFFICER},
        "reply.approve": {R.AGENCY_LEADER},
        "reply.issue": {R.CLERK},
        "followup.write": {R.AGENCY_OFFICER},
        "followup.drop": {R.AGENCY_LEADER},
        "session.write": {R.AGENCY_OFFICER},
        "session.conclude": {R.AGENCY_LEADER},
        "plan.draft": {R.AGENCY_OFFICER},
        "plan.approve": {R.AGENCY_LEADER},
        "recommendations.read": R.ALL - {R.OPERATOR, R.IMPLEMENTER},
        "work.read": R.AGENCY | {R.AUDITOR, R.SERVICE},
        "feed.read": R.AGENCY | R.PROVINCIAL | {R.SERVICE, R.AUDITOR},
    }.items()
}

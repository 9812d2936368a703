"""Who may do what in dossiers: privilege → roles. Whoever drafted a record never approves it (see the machines)."""

from arit_contracts import roles as R
from arit_kit.identity.privileges import Privileges

PRIVILEGES: Privileges = {
    name: frozenset(roles)
    for name, roles in {
        "registration.write": {R.PROVINCE_OFFICER, R.CLERK},
        "registration.send": {R.PROVINCE_LEADER},
        "registration.send_own": {R.AGENCY_OFFICER},
        "registration.receive": {R.CLERK},
        "dossier.write": {R.IMPLEMENTER, R.PROVINCE_OFFICER},
        "dossier.request_supplement.base": {R.PROVINCE_OFFICER},
        "dossier.request_supplement.ministry": {R.AGENCY_OFFICER},
        "dossier.select": {R.AGENCY_LEADER},
        "dossier.forward": {R.PROVINCE_LEADER},
        "dossier.forward_own": {R.AGENCY_OFFICER},
        "dossier.withdraw": {R.PROVINCE_LEADER},
        "dossier.move_local": {R.PROVINCE_LEADER},
        "appraisal.base.draft": {R.PROVINCE_OFFICER},
        "appraisal.base.approve": {R.PROVINCE_LEADER},
        "appraisal.ministry.draft": {R.AGENCY_OFFICER},
        "appraisal.ministry.approve": {R.AGENCY_LEADER},
        "plan.draft": {R.AGENCY_OFFICER},
        "plan.decide": {R.MINISTRY_LEADER},
        "agreement.draft": {R.AGENCY_OFFICER},
        "agreement.sign": {R.AGENCY_LEADER},
        "agreement.void": {R.AGENCY_LEADER},
        "agreement.liquidate": {R.AGENCY_LEADER},
        "agreement.file_settlement": {R.IMPLEMENTER},
        "payment_request.write": {R.IMPLEMENTER},
        "payment_request.approve": {R.AGENCY_OFFICER},
        "acceptance.write": {R.IMPLEMENTER},
        "acceptance.confirm": {R.PROVINCE_OFFICER},
        "acceptance.confirm_own": {R.AGENCY_OFFICER},
        "voting.enter": {R.PROVINCE_OFFICER, R.CLERK},
        "voting.withdraw": {R.PROVINCE_LEADER, R.CLERK},
        "voting.run": {R.AGENCY_OFFICER},
        "voting.run_own": {R.PROVINCE_OFFICER, R.CLERK},
        "voting.recognise": {R.AGENCY_LEADER, R.MINISTRY_LEADER},
        "voting.recognise_own": {R.PROVINCE_LEADER, R.AGENCY_OFFICER},
        "voting.read": R.ALL - {R.OPERATOR, R.IMPLEMENTER},
        "centre.write": {R.PROVINCE_OFFICER, R.AGENCY_OFFICER, R.CLERK},
        "centre.review": {R.AGENCY_OFFICER},
        "centre.conclude": {R.AGENCY_LEADER},
        "centre.read": R.ALL - {R.OPERATOR},
        "policy.write": {R.PROVINCE_OFFICER, R.AGENCY_OFFICER, R.CLERK},
        "policy.read": R.ALL - {R.OPERATOR, R.IMPLEMENTER},
        "dossiers.read": R.ALL - {R.OPERATOR},
        "feed.read": R.AGENCY | R.PROVINCIAL | {R.SERVICE, R.AUDITOR},
    }.items()
}

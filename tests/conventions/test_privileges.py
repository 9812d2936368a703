"""Who may what: no role holds two halves of a decision, and those who only look hold nothing else."""

from arit_contracts import roles as R
from arit_kit.app import Service

LOOKS = (".read", ".read_own", ".read_all")
SERVICES_OWN = {"commitment.hold"}
"""What a service may do in another's name besides reading."""
HALVES = {
    "registration.write": ("registration.send", "registration.receive"),
    "appraisal.base.draft": ("appraisal.base.approve",),
    "appraisal.ministry.draft": ("appraisal.ministry.approve",),
    "agreement.draft": ("agreement.sign", "agreement.void", "agreement.liquidate"),
    "payment_request.write": ("payment_request.approve",),
    "acceptance.write": ("acceptance.confirm", "acceptance.confirm_own"),
    "progress_report.write": ("progress_report.acknowledge", "progress_report.acknowledge_own"),
    "survey.write": ("survey.conclude",),
    "programme_task.write": ("programme_task.assign",),
    "assignment.draft": ("assignment.assign",),
    "allocation.draft": ("allocation.agree", "allocation.issue", "allocation.reverse"),
    "payment.make": ("payment.reverse",),
    "voting.run": ("voting.recognise",),
    "voting.run_own": ("voting.recognise_own",),
    "voting.enter": ("voting.withdraw",),
    "centre.review": ("centre.conclude",),
    "proposal.write": ("proposal.send", "proposal.receive", "proposal.decide"),
    "proposal.appraise": ("proposal.issue",),
    "letter.write": ("letter.send", "letter.receive"),
    "tasking.draft": ("tasking.assign",),
    "reply.draft": ("reply.approve", "reply.issue"),
    "followup.write": ("followup.drop",),
    "session.write": ("session.conclude",),
    "mission.write": ("mission.decide",),
    "finding.write": ("finding.settle",),
    "promotion_event.write": ("promotion_event.approve",),
    "plan.draft": ("plan.decide", "plan.approve"),
}
"""Each drafting privilege with those that decide about what was drafted."""
BOTH_HALVES = {
    ("registration.write", "registration.receive", R.CLERK),
    ("voting.enter", "voting.withdraw", R.CLERK),
    ("progress_report.write", "progress_report.acknowledge", R.PROVINCE_OFFICER),
    ("proposal.write", "proposal.receive", R.CLERK),
    ("letter.write", "letter.receive", R.CLERK),
    ("proposal.write", "proposal.decide", R.CLERK),
    ("proposal.write", "proposal.decide", R.PROVINCE_OFFICER),
}
"""The clerk registers what comes on paper and receives what provinces send; a decision is recorded, not taken."""
MINISTRYS = (
    "ministry", "plan.", "agreement.draft", "agreement.sign", "dossier.select", "allocation.", "assignment.",
    "centre.review", "centre.conclude",
    "cluster.write", "proposal.receive", "proposal.check", "proposal.appraise", "proposal.issue", "letter.receive",
    "letter.register", "item.", "tasking.", "reply.", "followup.", "session.", "work.",
    "mission.", "finding.write", "finding.settle", "promotion_event.", "survey.", "programme_task.",
)  # fmt: skip


def held_by(service: Service, role: str) -> set[str]:
    return {name for name, roles in service.privileges.items() if role in roles}


def test_who_only_looks_changes_nothing(service: Service) -> None:
    assert all(name.endswith(LOOKS) for name in held_by(service, R.AUDITOR)), held_by(service, R.AUDITOR)
    assert held_by(service, R.OPERATOR) == set()
    assert all(name.endswith(LOOKS) for name in held_by(service, R.SERVICE) - SERVICES_OWN)


def test_no_role_drafts_and_decides(service: Service) -> None:
    for draft, decisions in HALVES.items():
        for decision in decisions:
            if {draft, decision} <= set(service.privileges):
                both = service.privileges[draft] & service.privileges[decision]
                assert {(draft, decision, role) for role in both} <= BOTH_HALVES


def test_every_half_named_here_exists_in_some_service(services: tuple[Service, ...]) -> None:
    known = {name for one in services for name in one.privileges}
    named = {*HALVES, *(decision for decisions in HALVES.values() for decision in decisions)}
    assert named <= known, named - known


def test_no_province_decides_what_is_the_ministrys(service: Service) -> None:
    for role in R.PROVINCIAL | {R.IMPLEMENTER}:
        wrong = [name for name in held_by(service, role) if any(part in name for part in MINISTRYS)]
        assert wrong == [], role


def test_every_role_of_a_privilege_is_known(service: Service) -> None:
    for name, roles in service.privileges.items():
        assert roles and roles <= R.ALL, name

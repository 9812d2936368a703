"""What breaking a constraint of the database says to the client, by the constraint's name."""

from collections.abc import Mapping

from arit_kit.web.problems import Fault

CONSTRAINTS: Mapping[str, Fault] = {
    "uq_cluster_name": Fault(
        "/name",
        "duplicate",
        "Cụm công nghiệp mang tên này ở huyện này đã có trong danh bạ.",
        "The register has a cluster of this name in this district already.",
    ),
    "uq_cluster_proposal_letter_id": Fault(
        "/letter", "duplicate", "Văn bản này đã có hồ sơ đề nghị.", "There is a proposal by this letter already."
    ),
}

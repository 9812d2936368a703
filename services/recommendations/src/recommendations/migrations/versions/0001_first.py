"""The first schema: letters, recommendations, taskings, replies, follow-ups, working sessions, work plans."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from arit_kit.db.kit_schema import create_kit_tables, create_record_table, index_history_by_day
from arit_kit.db.policies import IN_SCOPE, OWN_PROVINCES, granted, secured

revision = "0001"
down_revision = None

OF_A_SESSION = f"(province = ANY ({OWN_PROVINCES}))"
VISIBLE = {
    "letter": IN_SCOPE,
    "recommendation": IN_SCOPE,
    "reply": f"{IN_SCOPE} AND state = 'issued'",
    "reply_line": "EXISTS (SELECT FROM reply r WHERE r.id = reply_id)",
    "follow_up": IN_SCOPE,
    "working_session": "EXISTS (SELECT FROM working_session_province p WHERE p.session_id = working_session.id)",
    "working_session_province": OF_A_SESSION,
}
"""What a province sees of each table: its scope; replies once they are issued; of a session's provinces itself."""

OF_THE_AGENCY = ("agency",)
NOT_FOR_PROVINCES = ("consultation", "tasking", "work_plan", "work_plan_item")
"""The Agency's own: the province role has no right to them at all."""


def upgrade() -> None:
    create_kit_tables("recommendations")
    index_history_by_day()
    create_record_table(
        "recommendations",
        "work_plan",
        "KH",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('drafted', 'approved')", name="ck_work_plan_state"),
        sa.CheckConstraint("quarter BETWEEN 1 AND 4", name="ck_work_plan_quarter"),
        sa.UniqueConstraint("year", "quarter", name="uq_work_plan_quarter"),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_work_plan_state", "work_plan", ["state", "id"], unique=False)
    create_record_table(
        "recommendations",
        "reply",
        "TL",
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(state = 'issued') = (document_id IS NOT NULL) AND (state = 'issued') = (issued_on IS NOT NULL)",
            name="ck_reply_issued",
        ),
        sa.CheckConstraint("state IN ('drafted', 'approved', 'issued', 'withdrawn')", name="ck_reply_state"),
        sa.CheckConstraint("province IS NOT NULL", name="ck_reply_province"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_reply_document_id")),
        sa.UniqueConstraint("document_id", name=op.f("uq_reply_document_id")),
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_reply_province", "reply", ["province", "id"], unique=False)
    op.create_index("ix_reply_state", "reply", ["state", "id"], unique=False)
    op.create_table(
        "work_plan_item",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("refs", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=True),
        sa.CheckConstraint("status <> 'done' OR product IS NOT NULL", name="ck_work_plan_item_product"),
        sa.CheckConstraint("status IN ('planned', 'under_way', 'done', 'dropped')", name="ck_work_plan_item_status"),
        sa.ForeignKeyConstraint(["plan_id"], ["work_plan.id"], name=op.f("fk_work_plan_item_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "item", name=op.f("pk_work_plan_item")),
    )
    create_record_table(
        "recommendations",
        "working_session",
        "LV",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=True),
        sa.Column("basis_id", sa.Uuid(), nullable=True),
        sa.Column("delegation", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("conclusion_id", sa.Uuid(), nullable=True),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed(
                "vn_fold(coalesce(reference, '') || ' ' || coalesce(title, '') || ' ' || coalesce(leader, ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("(state IN ('planned', 'cancelled')) = (held_on IS NULL)", name="ck_working_session_held"),
        sa.CheckConstraint("level IN ('agency', 'ministry', 'central')", name="ck_working_session_level"),
        sa.CheckConstraint(
            "state IN ('planned', 'held', 'concluded', 'closed', 'cancelled')", name="ck_working_session_state"
        ),
        sa.ForeignKeyConstraint(["basis_id"], ["document.id"], name=op.f("fk_working_session_basis_id")),
        sa.ForeignKeyConstraint(["conclusion_id"], ["document.id"], name=op.f("fk_working_session_conclusion_id")),
        sa.UniqueConstraint("conclusion_id", name=op.f("uq_working_session_conclusion_id")),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_working_session_held_on", "working_session", ["held_on"], unique=False)
    op.create_index(
        "ix_working_session_search",
        "working_session",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_working_session_state", "working_session", ["state", "id"], unique=False)
    op.create_index("ix_working_session_year", "working_session", ["year", "id"], unique=False)
    create_record_table(
        "recommendations",
        "letter",
        "KN",
        sa.Column("filed_by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("working_session_id", sa.Uuid(), nullable=True),
        sa.Column("brought_back", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(title, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('drafted', 'sent', 'received', 'registered', 'answered', 'closed', 'withdrawn')",
            name="ck_letter_state",
        ),
        sa.CheckConstraint("province IS NOT NULL", name="ck_letter_province"),
        sa.CheckConstraint(
            "(state IN ('drafted', 'sent', 'withdrawn')) = (received_on IS NULL)", name="ck_letter_received"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_letter_document_id")),
        sa.ForeignKeyConstraint(
            ["working_session_id"], ["working_session.id"], name=op.f("fk_letter_working_session_id")
        ),
    )
    op.create_index("ix_letter_brought_back", "letter", ["brought_back"], unique=False, postgresql_using="gin")
    op.create_index("ix_letter_province", "letter", ["province", "id"], unique=False)
    op.create_index(
        "ix_letter_search",
        "letter",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_letter_state", "letter", ["state", "id"], unique=False)
    op.create_index(op.f("ix_letter_working_session_id"), "letter", ["working_session_id"], unique=False)
    op.create_index(
        "uq_letter_document", "letter", ["document_id"], unique=True, postgresql_where=sa.text("state <> 'withdrawn'")
    )
    op.create_table(
        "working_session_province",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["working_session.id"], name=op.f("fk_working_session_province_session_id")
        ),
        sa.PrimaryKeyConstraint("session_id", "province", name=op.f("pk_working_session_province")),
    )
    op.create_index(
        "ix_working_session_province_province", "working_session_province", ["province", "session_id"], unique=False
    )
    create_record_table(
        "recommendations",
        "recommendation",
        "KNM",
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("working_session_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("source_document_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("counted_from_on", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("about", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("master_id", sa.Uuid(), nullable=True),
        sa.Column("master_state", sa.Text(), nullable=True),
        sa.Column("lead_unit", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_basis", sa.Text(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("extension_id", sa.Uuid(), nullable=True),
        sa.Column("transferred_to", sa.Text(), nullable=True),
        sa.Column("transfer_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("reply_document_id", sa.Uuid(), nullable=True),
        sa.Column("reopened_by", sa.Uuid(), nullable=True),
        sa.Column(
            "open",
            sa.Boolean(),
            sa.Computed("state IN ('registered', 'classified', 'assigned', 'consulting')", persisted=True),
            nullable=False,
        ),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("vn_fold(coalesce(reference, '') || ' ' || coalesce(text, ''))", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "(state = 'merged') = (master_id IS NOT NULL) AND master_id <> id", name="ck_recommendation_master"
        ),
        sa.CheckConstraint(
            "state IN ('registered', 'classified', 'assigned', 'consulting', 'answered', 'following_up', 'closed', 'transferred', 'merged')",
            name="ck_recommendation_state",
        ),
        sa.CheckConstraint("(letter_id IS NULL) <> (working_session_id IS NULL)", name="ck_recommendation_source"),
        sa.CheckConstraint(
            "state NOT IN ('assigned', 'consulting') OR (lead_unit IS NOT NULL AND due_on IS NOT NULL)",
            name="ck_recommendation_assigned",
        ),
        sa.CheckConstraint(
            "state NOT IN ('answered', 'following_up') OR (outcome IS NOT NULL AND answered_on IS NOT NULL AND reply_document_id IS NOT NULL)",
            name="ck_recommendation_answered",
        ),
        sa.CheckConstraint("province IS NOT NULL", name="ck_recommendation_province"),
        sa.ForeignKeyConstraint(["extension_id"], ["document.id"], name=op.f("fk_recommendation_extension_id")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_recommendation_letter_id")),
        sa.ForeignKeyConstraint(["master_id"], ["recommendation.id"], name=op.f("fk_recommendation_master_id")),
        sa.ForeignKeyConstraint(["reopened_by"], ["letter.id"], name=op.f("fk_recommendation_reopened_by")),
        sa.ForeignKeyConstraint(
            ["reply_document_id"], ["document.id"], name=op.f("fk_recommendation_reply_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_document_id"], ["document.id"], name=op.f("fk_recommendation_source_document_id")
        ),
        sa.ForeignKeyConstraint(["transfer_id"], ["document.id"], name=op.f("fk_recommendation_transfer_id")),
        sa.ForeignKeyConstraint(
            ["working_session_id"], ["working_session.id"], name=op.f("fk_recommendation_working_session_id")
        ),
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_recommendation_about", "recommendation", ["about"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_recommendation_due", "recommendation", ["due_on", "id"], unique=False, postgresql_where=sa.text("open")
    )
    op.create_index("ix_recommendation_field", "recommendation", ["field", "id"], unique=False)
    op.create_index("ix_recommendation_lead_unit", "recommendation", ["lead_unit", "id"], unique=False)
    op.create_index(op.f("ix_recommendation_letter_id"), "recommendation", ["letter_id"], unique=False)
    op.create_index(op.f("ix_recommendation_master_id"), "recommendation", ["master_id"], unique=False)
    op.create_index("ix_recommendation_open", "recommendation", ["open", "id"], unique=False)
    op.create_index("ix_recommendation_province", "recommendation", ["province", "id"], unique=False)
    op.create_index(op.f("ix_recommendation_reopened_by"), "recommendation", ["reopened_by"], unique=False)
    op.create_index(
        "ix_recommendation_search",
        "recommendation",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_recommendation_state", "recommendation", ["state", "id"], unique=False)
    op.create_index(
        op.f("ix_recommendation_working_session_id"), "recommendation", ["working_session_id"], unique=False
    )
    op.create_table(
        "consultation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("view", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["document.id"], name=op.f("fk_consultation_answer_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_consultation_document_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_consultation_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index(op.f("ix_consultation_recommendation_id"), "consultation", ["recommendation_id"], unique=False)
    op.create_index(
        "ix_consultation_silent",
        "consultation",
        ["answer_due_on"],
        unique=False,
        postgresql_where=sa.text("answered_on IS NULL AND reminded_on IS NULL"),
    )
    create_record_table(
        "recommendations",
        "follow_up",
        "TD",
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("reply_id", sa.Uuid(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="ck_follow_up_done"),
        sa.CheckConstraint("state IN ('open', 'done', 'dropped')", name="ck_follow_up_state"),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_follow_up_document_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_follow_up_recommendation_id")
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name=op.f("fk_follow_up_reply_id")),
        created_by=OF_THE_AGENCY,
    )
    op.create_index(
        "ix_follow_up_due", "follow_up", ["due_on", "id"], unique=False, postgresql_where=sa.text("state = 'open'")
    )
    op.create_index("ix_follow_up_province", "follow_up", ["province", "id"], unique=False)
    op.create_index(op.f("ix_follow_up_recommendation_id"), "follow_up", ["recommendation_id"], unique=False)
    op.create_index(op.f("ix_follow_up_reply_id"), "follow_up", ["reply_id"], unique=False)
    op.create_index("ix_follow_up_state", "follow_up", ["state", "id"], unique=False)
    op.create_table(
        "reply_line",
        sa.Column("reply_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("promises", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_reply_line_recommendation_id")
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["reply.id"], name=op.f("fk_reply_line_reply_id")),
        sa.PrimaryKeyConstraint("reply_id", "place", name=op.f("pk_reply_line")),
        sa.UniqueConstraint("reply_id", "recommendation_id", name="uq_reply_line_recommendation"),
    )
    op.create_index(op.f("ix_reply_line_recommendation_id"), "reply_line", ["recommendation_id"], unique=False)
    create_record_table(
        "recommendations",
        "tasking",
        "GV",
        sa.Column("recommendation_id", sa.Uuid(), nullable=False),
        sa.Column("lead_unit", sa.Text(), nullable=True),
        sa.Column("co_units", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("task", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("responsibility", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state IN ('drafted', 'assigned', 'done', 'recalled')", name="ck_tasking_state"),
        sa.CheckConstraint(
            "state = 'drafted' OR (lead_unit IS NOT NULL AND person IS NOT NULL AND task IS NOT NULL AND due_on IS NOT NULL AND responsibility IS NOT NULL AND product IS NOT NULL AND authority IS NOT NULL)",
            name="ck_tasking_clear",
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendation.id"], name=op.f("fk_tasking_recommendation_id")
        ),
        province=False,
        created_by=OF_THE_AGENCY,
    )
    op.create_index("ix_tasking_lead_unit", "tasking", ["lead_unit", "id"], unique=False)
    op.create_index(op.f("ix_tasking_recommendation_id"), "tasking", ["recommendation_id"], unique=False)
    op.create_index("ix_tasking_state", "tasking", ["state", "id"], unique=False)
    op.create_index(
        "uq_tasking_live",
        "tasking",
        ["recommendation_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('drafted', 'assigned')"),
    )
    for table, visible in VISIBLE.items():
        for statement in secured("recommendations", table, visible):
            op.execute(statement)
    for table in (*VISIBLE, *NOT_FOR_PROVINCES):
        to_province = "SELECT, INSERT, UPDATE" if table == "letter" else "SELECT" if table in VISIBLE else ""
        for statement in granted("recommendations", table, "SELECT, INSERT, UPDATE", to_province):
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("The first schema is not taken back: drop the database instead.")

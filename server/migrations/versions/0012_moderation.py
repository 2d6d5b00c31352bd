"""Flags, actions and suspensions."""

import sqlalchemy as sa
from alembic import op

from server.migrations import orphans

revision = "0012_moderation"
down_revision = "0011_payouts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "flag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "content_type",
            sa.Enum(
                "VIDEO",
                "COMMENT",
                "USER",
                "CHANNEL",
                "PLAYLIST",
                name="contenttype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "SPAM",
                "MISLEADING",
                "SEXUAL_CONTENT",
                "CHILD_SAFETY",
                "VIOLENCE",
                "HATE",
                "HARASSMENT",
                "DANGEROUS_ACTS",
                "REGULATED_GOODS",
                "SELF_HARM",
                "TERRORISM",
                "COPYRIGHT",
                "PRIVACY",
                "IMPERSONATION",
                "OTHER",
                name="flagreason",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason_detail", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PENDING",
                "UNDER_REVIEW",
                "ACTIONED",
                "DISMISSED",
                name="flagstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reviewed_by_id", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_notes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status IN ('PENDING', 'UNDER_REVIEW') OR reviewed_at IS NOT NULL",
            name=op.f("ck_flag_closed_reviewed"),
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"],
            ["user.id"],
            name=op.f("fk_flag_reviewed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_flag_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flag")),
    )
    op.create_index(op.f("ix_flag_content_type_object_id"), "flag", ["content_type", "object_id"])
    op.create_index(op.f("ix_flag_created_at"), "flag", ["created_at"])
    op.create_index(op.f("ix_flag_reviewed_by_id"), "flag", ["reviewed_by_id"])
    op.create_index(op.f("ix_flag_status_created_at_id"), "flag", ["status", "created_at", "id"])
    op.create_index(op.f("ix_flag_user_id"), "flag", ["user_id"])
    op.create_index(
        "uq_flag_open",
        "flag",
        ["content_type", "object_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('PENDING', 'UNDER_REVIEW')"),
        postgresql_where=sa.text("status IN ('PENDING', 'UNDER_REVIEW')"),
    )

    op.create_table(
        "user_suspension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("suspended_by_id", sa.Uuid(), nullable=True),
        sa.Column("is_permanent", sa.Boolean(), nullable=False),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "is_permanent = (expires_at IS NULL)", name=op.f("ck_user_suspension_permanent")
        ),
        sa.CheckConstraint(
            "lifted_by_id IS NULL OR lifted_at IS NOT NULL", name=op.f("ck_user_suspension_lifted")
        ),
        sa.CheckConstraint("suspended_at < expires_at", name=op.f("ck_user_suspension_period")),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"],
            ["user.id"],
            name=op.f("fk_user_suspension_lifted_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["suspended_by_id"],
            ["user.id"],
            name=op.f("fk_user_suspension_suspended_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_user_suspension_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_suspension")),
    )
    op.create_index(
        "ix_user_suspension_due",
        "user_suspension",
        ["expires_at"],
        sqlite_where=sa.text("lifted_at IS NULL"),
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_index(op.f("ix_user_suspension_lifted_by_id"), "user_suspension", ["lifted_by_id"])
    op.create_index(
        op.f("ix_user_suspension_suspended_by_id"), "user_suspension", ["suspended_by_id"]
    )
    op.create_index(
        op.f("ix_user_suspension_user_id_suspended_at"),
        "user_suspension",
        ["user_id", "suspended_at"],
    )

    op.create_table(
        "moderation_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("moderator_id", sa.Uuid(), nullable=True),
        sa.Column(
            "content_type",
            sa.Enum(
                "VIDEO",
                "COMMENT",
                "USER",
                "CHANNEL",
                "PLAYLIST",
                name="contenttype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column(
            "action",
            sa.Enum(
                "NO_ACTION",
                "WARNING",
                "AGE_RESTRICTED",
                "CONTENT_HIDDEN",
                "CONTENT_REMOVED",
                "CONTENT_RESTORED",
                "USER_SUSPENDED",
                "USER_BANNED",
                "SUSPENSION_LIFTED",
                name="moderationaction",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("related_flag_id", sa.Uuid(), nullable=True),
        sa.Column("duration_days", sa.Integer(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("duration_days > 0", name=op.f("ck_moderation_log_duration_days")),
        sa.ForeignKeyConstraint(
            ["moderator_id"],
            ["user.id"],
            name=op.f("fk_moderation_log_moderator_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["related_flag_id"],
            ["flag.id"],
            name=op.f("fk_moderation_log_related_flag_id_flag"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_log")),
    )
    op.create_index(
        op.f("ix_moderation_log_action_created_at"), "moderation_log", ["action", "created_at"]
    )
    op.create_index(
        op.f("ix_moderation_log_content_type_object_id"),
        "moderation_log",
        ["content_type", "object_id"],
    )
    op.create_index(op.f("ix_moderation_log_created_at"), "moderation_log", ["created_at"])
    op.create_index(
        op.f("ix_moderation_log_moderator_id_created_at"),
        "moderation_log",
        ["moderator_id", "created_at"],
    )
    op.create_index(
        op.f("ix_moderation_log_related_flag_id"), "moderation_log", ["related_flag_id"]
    )
    orphans.create(op.get_bind())


def downgrade() -> None:
    orphans.drop(op.get_bind())
    op.drop_table("moderation_log")
    op.drop_table("user_suspension")
    op.drop_table("flag")

"""Comments and reactions to them."""

import sqlalchemy as sa
from alembic import op

revision = "0008_comments"
down_revision = "0007_playlists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ACTIVE",
                "FLAGGED",
                "HIDDEN",
                "REMOVED",
                name="commentstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("like_count", sa.Integer(), nullable=False),
        sa.Column("dislike_count", sa.Integer(), nullable=False),
        sa.Column("reply_count", sa.Integer(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "dislike_count >= 0", name=op.f("ck_comment_dislike_count_not_negative")
        ),
        sa.CheckConstraint(
            "edited = (edited_at IS NOT NULL)", name=op.f("ck_comment_edited_dated")
        ),
        sa.CheckConstraint("like_count >= 0", name=op.f("ck_comment_like_count_not_negative")),
        sa.CheckConstraint(
            "parent_id IS NULL OR reply_count = 0", name=op.f("ck_comment_two_levels")
        ),
        sa.CheckConstraint("reply_count >= 0", name=op.f("ck_comment_reply_count_not_negative")),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["comment.id"],
            name=op.f("fk_comment_parent_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_comment_user_id_user"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["video_id"], ["video.id"], name=op.f("fk_comment_video_id_video"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_created_at"), "comment", ["created_at"])
    op.create_index(
        "ix_comment_newest",
        "comment",
        ["video_id", "created_at", "id"],
        sqlite_where=sa.text("parent_id IS NULL"),
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index(
        op.f("ix_comment_parent_id_created_at_id"), "comment", ["parent_id", "created_at", "id"]
    )
    op.create_index(
        "ix_comment_top",
        "comment",
        ["video_id", "like_count", "id"],
        sqlite_where=sa.text("parent_id IS NULL"),
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index(op.f("ix_comment_user_id_created_at"), "comment", ["user_id", "created_at"])
    op.create_index(
        op.f("ix_comment_video_id_status_created_at"),
        "comment",
        ["video_id", "status", "created_at"],
    )

    op.create_table(
        "comment_reaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("is_like", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
            name=op.f("fk_comment_reaction_comment_id_comment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_comment_reaction_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment_reaction")),
        sa.UniqueConstraint(
            "comment_id", "user_id", name=op.f("uq_comment_reaction_comment_id_user_id")
        ),
    )
    op.create_index(
        op.f("ix_comment_reaction_comment_id_is_like"),
        "comment_reaction",
        ["comment_id", "is_like"],
    )
    op.create_index(op.f("ix_comment_reaction_user_id"), "comment_reaction", ["user_id"])


def downgrade() -> None:
    op.drop_table("comment_reaction")
    op.drop_table("comment")

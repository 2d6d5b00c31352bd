"""Channels and who follows them."""

import sqlalchemy as sa
from alembic import op

revision = "0003_channels"
down_revision = "0001_identity"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ACTIVE",
                "SUSPENDED",
                "UNDER_REVIEW",
                "DELETED",
                name="channelstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("subscriber_count", sa.Integer(), nullable=False),
        sa.Column("total_views", sa.BigInteger(), nullable=False),
        sa.Column("total_videos", sa.Integer(), nullable=False),
        sa.Column("max_videos_per_week", sa.Integer(), nullable=True),
        sa.Column("max_video_duration_minutes", sa.Integer(), nullable=False),
        sa.Column("max_file_size_gb", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_channel_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint("handle", name=op.f("uq_channel_handle")),
        sa.UniqueConstraint("user_id", name=op.f("uq_channel_user_id")),
    )
    op.create_index(op.f("ix_channel_status_verified"), "channel", ["status", "verified"])
    op.create_index(op.f("ix_channel_subscriber_count"), "channel", ["subscriber_count"])


def downgrade() -> None:
    op.drop_table("channel")

"""Channels and who follows them."""

import sqlalchemy as sa
from alembic import op

revision = "0003_channels"
down_revision = "0002_billing"
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
        sa.Column("avatar_url", sa.String(length=500), nullable=True),
        sa.Column("banner_url", sa.String(length=500), nullable=True),
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
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("subscriber_count", sa.Integer(), nullable=False),
        sa.Column("total_views", sa.BigInteger(), nullable=False),
        sa.Column("total_videos", sa.Integer(), nullable=False),
        sa.Column("monetization_enabled", sa.Boolean(), nullable=False),
        sa.Column("monetization_enabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("max_videos_per_week", sa.Integer(), nullable=True),
        sa.Column("max_video_duration_minutes", sa.Integer(), nullable=False),
        sa.Column("max_file_size_gb", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "max_file_size_gb >= 0", name=op.f("ck_channel_max_file_size_gb_not_negative")
        ),
        sa.CheckConstraint(
            "max_video_duration_minutes >= 0",
            name=op.f("ck_channel_max_video_duration_minutes_not_negative"),
        ),
        sa.CheckConstraint(
            "max_videos_per_week >= 0", name=op.f("ck_channel_max_videos_per_week_not_negative")
        ),
        sa.CheckConstraint(
            "monetization_enabled = (monetization_enabled_at IS NOT NULL)",
            name=op.f("ck_channel_monetization_enabled_dated"),
        ),
        sa.CheckConstraint(
            "subscriber_count >= 0", name=op.f("ck_channel_subscriber_count_not_negative")
        ),
        sa.CheckConstraint("total_videos >= 0", name=op.f("ck_channel_total_videos_not_negative")),
        sa.CheckConstraint("total_views >= 0", name=op.f("ck_channel_total_views_not_negative")),
        sa.CheckConstraint(
            "verified = (verified_at IS NOT NULL)", name=op.f("ck_channel_verified_dated")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_channel_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint("handle", name=op.f("uq_channel_handle")),
        sa.UniqueConstraint("user_id", name=op.f("uq_channel_user_id")),
    )
    op.create_index(op.f("ix_channel_created_at"), "channel", ["created_at"])
    op.create_index(op.f("ix_channel_deleted_at"), "channel", ["deleted_at"])
    op.create_index(op.f("ix_channel_status_verified"), "channel", ["status", "verified"])
    op.create_index(op.f("ix_channel_subscriber_count"), "channel", ["subscriber_count"])

    op.create_table(
        "subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subscriber_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("notifications_enabled", sa.Boolean(), nullable=False),
        sa.Column("subscribed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_subscription_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["user.id"],
            name=op.f("fk_subscription_subscriber_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription")),
        sa.UniqueConstraint(
            "subscriber_id", "channel_id", name=op.f("uq_subscription_subscriber_id_channel_id")
        ),
    )
    op.create_index(
        op.f("ix_subscription_channel_id_subscribed_at"),
        "subscription",
        ["channel_id", "subscribed_at"],
    )
    op.create_index(
        op.f("ix_subscription_subscriber_id_subscribed_at_id"),
        "subscription",
        ["subscriber_id", "subscribed_at", "id"],
    )


def downgrade() -> None:
    op.drop_table("subscription")
    op.drop_table("channel")

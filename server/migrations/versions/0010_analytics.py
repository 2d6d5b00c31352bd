"""Daily aggregates."""

import sqlalchemy as sa
from alembic import op

revision = "0010_analytics"
down_revision = "0009_discovery"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channel_analytics",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("total_views", sa.BigInteger(), nullable=False),
        sa.Column("unique_viewers", sa.Integer(), nullable=False),
        sa.Column("total_watch_time_seconds", sa.BigInteger(), nullable=False),
        sa.Column("average_view_duration_seconds", sa.Double(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("dislikes", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("new_subscribers", sa.Integer(), nullable=False),
        sa.Column("unsubscribers", sa.Integer(), nullable=False),
        sa.Column("net_subscriber_change", sa.Integer(), nullable=False),
        sa.Column("traffic_source_data", sa.JSON(), nullable=False),
        sa.Column("estimated_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "average_view_duration_seconds >= 0",
            name=op.f("ck_channel_analytics_average_view_duration_seconds_not_negative"),
        ),
        sa.CheckConstraint(
            "comments >= 0", name=op.f("ck_channel_analytics_comments_not_negative")
        ),
        sa.CheckConstraint(
            "dislikes >= 0", name=op.f("ck_channel_analytics_dislikes_not_negative")
        ),
        sa.CheckConstraint(
            "estimated_revenue_cents >= 0",
            name=op.f("ck_channel_analytics_estimated_revenue_cents_not_negative"),
        ),
        sa.CheckConstraint("likes >= 0", name=op.f("ck_channel_analytics_likes_not_negative")),
        sa.CheckConstraint(
            "net_subscriber_change = new_subscribers - unsubscribers",
            name=op.f("ck_channel_analytics_net_change_adds_up"),
        ),
        sa.CheckConstraint(
            "new_subscribers >= 0", name=op.f("ck_channel_analytics_new_subscribers_not_negative")
        ),
        sa.CheckConstraint("shares >= 0", name=op.f("ck_channel_analytics_shares_not_negative")),
        sa.CheckConstraint(
            "total_views >= 0", name=op.f("ck_channel_analytics_total_views_not_negative")
        ),
        sa.CheckConstraint(
            "total_watch_time_seconds >= 0",
            name=op.f("ck_channel_analytics_total_watch_time_seconds_not_negative"),
        ),
        sa.CheckConstraint(
            "unique_viewers >= 0", name=op.f("ck_channel_analytics_unique_viewers_not_negative")
        ),
        sa.CheckConstraint(
            "unsubscribers >= 0", name=op.f("ck_channel_analytics_unsubscribers_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_channel_analytics_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_analytics")),
        sa.UniqueConstraint(
            "channel_id", "date", name=op.f("uq_channel_analytics_channel_id_date")
        ),
    )
    op.create_index(op.f("ix_channel_analytics_date"), "channel_analytics", ["date"])

    op.create_table(
        "video_analytics",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=False),
        sa.Column("unique_viewers", sa.Integer(), nullable=False),
        sa.Column("watch_time_seconds", sa.BigInteger(), nullable=False),
        sa.Column("average_view_duration_seconds", sa.Double(), nullable=False),
        sa.Column("average_percentage_viewed", sa.Integer(), nullable=False),
        sa.Column("likes", sa.Integer(), nullable=False),
        sa.Column("dislikes", sa.Integer(), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("retention_curve", sa.JSON(), nullable=False),
        sa.Column("demographics_data", sa.JSON(), nullable=False),
        sa.Column("traffic_sources", sa.JSON(), nullable=False),
        sa.Column("estimated_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "average_percentage_viewed >= 0 AND average_percentage_viewed <= 10000",
            name=op.f("ck_video_analytics_average_percentage_viewed"),
        ),
        sa.CheckConstraint(
            "average_view_duration_seconds >= 0",
            name=op.f("ck_video_analytics_average_view_duration_seconds_not_negative"),
        ),
        sa.CheckConstraint("comments >= 0", name=op.f("ck_video_analytics_comments_not_negative")),
        sa.CheckConstraint("dislikes >= 0", name=op.f("ck_video_analytics_dislikes_not_negative")),
        sa.CheckConstraint(
            "estimated_revenue_cents >= 0",
            name=op.f("ck_video_analytics_estimated_revenue_cents_not_negative"),
        ),
        sa.CheckConstraint("likes >= 0", name=op.f("ck_video_analytics_likes_not_negative")),
        sa.CheckConstraint("shares >= 0", name=op.f("ck_video_analytics_shares_not_negative")),
        sa.CheckConstraint(
            "unique_viewers >= 0", name=op.f("ck_video_analytics_unique_viewers_not_negative")
        ),
        sa.CheckConstraint("views >= 0", name=op.f("ck_video_analytics_views_not_negative")),
        sa.CheckConstraint(
            "watch_time_seconds >= 0",
            name=op.f("ck_video_analytics_watch_time_seconds_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_video_analytics_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_analytics")),
        sa.UniqueConstraint("video_id", "date", name=op.f("uq_video_analytics_video_id_date")),
    )
    op.create_index(op.f("ix_video_analytics_date"), "video_analytics", ["date"])


def downgrade() -> None:
    op.drop_table("video_analytics")
    op.drop_table("channel_analytics")

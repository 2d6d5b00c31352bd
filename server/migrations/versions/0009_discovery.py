"""Trending, recommendations and search telemetry."""

import sqlalchemy as sa
from alembic import op

revision = "0009_discovery"
down_revision = "0008_comments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "popular_search",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("query", sa.String(length=200), nullable=False),
        sa.Column("search_count", sa.BigInteger(), nullable=False),
        sa.Column("click_through_rate", sa.Integer(), nullable=False),
        sa.Column("daily_count", sa.Integer(), nullable=False),
        sa.Column("weekly_count", sa.Integer(), nullable=False),
        sa.Column("monthly_count", sa.Integer(), nullable=False),
        sa.Column("last_searched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "click_through_rate >= 0 AND click_through_rate <= 10000",
            name=op.f("ck_popular_search_click_through_rate"),
        ),
        sa.CheckConstraint(
            "daily_count >= 0", name=op.f("ck_popular_search_daily_count_not_negative")
        ),
        sa.CheckConstraint(
            "monthly_count >= 0", name=op.f("ck_popular_search_monthly_count_not_negative")
        ),
        sa.CheckConstraint(
            "search_count >= 0", name=op.f("ck_popular_search_search_count_not_negative")
        ),
        sa.CheckConstraint(
            "weekly_count >= 0", name=op.f("ck_popular_search_weekly_count_not_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_popular_search")),
        sa.UniqueConstraint("query", name=op.f("uq_popular_search_query")),
    )
    op.create_index(
        op.f("ix_popular_search_search_count_id"), "popular_search", ["search_count", "id"]
    )

    op.create_table(
        "recommendation_cache",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("video_ids", sa.JSON(), nullable=False),
        sa.Column(
            "context",
            sa.Enum(
                "home",
                "watch_next",
                "subscriptions",
                "explore",
                name="recommendationcontext",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("algorithm_version", sa.String(length=32), nullable=False),
        sa.Column("score_threshold", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_recommendation_cache_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_cache")),
        sa.UniqueConstraint(
            "user_id", "context", name=op.f("uq_recommendation_cache_user_id_context")
        ),
    )
    op.create_index(
        op.f("ix_recommendation_cache_expires_at"), "recommendation_cache", ["expires_at"]
    )

    op.create_table(
        "search_query",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("query", sa.String(length=200), nullable=False),
        sa.Column("normalized_query", sa.String(length=200), nullable=False),
        sa.Column("result_count", sa.Integer(), nullable=False),
        sa.Column("clicked_video_id", sa.Uuid(), nullable=True),
        sa.Column("click_position", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "click_position > 0", name=op.f("ck_search_query_click_position_positive")
        ),
        sa.CheckConstraint(
            "result_count >= 0", name=op.f("ck_search_query_result_count_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["clicked_video_id"],
            ["video.id"],
            name=op.f("fk_search_query_clicked_video_id_video"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_search_query_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_query")),
    )
    op.create_index(op.f("ix_search_query_clicked_video_id"), "search_query", ["clicked_video_id"])
    op.create_index(op.f("ix_search_query_created_at"), "search_query", ["created_at"])
    op.create_index(
        op.f("ix_search_query_normalized_query_created_at"),
        "search_query",
        ["normalized_query", "created_at"],
    )
    op.create_index(op.f("ix_search_query_session_id"), "search_query", ["session_id"])
    op.create_index(
        op.f("ix_search_query_user_id_created_at"), "search_query", ["user_id", "created_at"]
    )

    op.create_table(
        "trending_video",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("category", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=2), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("rank > 0", name=op.f("ck_trending_video_rank_positive")),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_trending_video_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trending_video")),
        sa.UniqueConstraint(
            "video_id", "date", "region", name=op.f("uq_trending_video_video_id_date_region")
        ),
    )
    op.create_index(
        op.f("ix_trending_video_date_region_rank"), "trending_video", ["date", "region", "rank"]
    )


def downgrade() -> None:
    op.drop_table("trending_video")
    op.drop_table("search_query")
    op.drop_table("recommendation_cache")
    op.drop_table("popular_search")

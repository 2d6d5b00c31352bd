"""What viewers do with videos."""

import sqlalchemy as sa
from alembic import op

revision = "0006_interactions"
down_revision = "0005_videos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "LIKE",
                "DISLIKE",
                "VIEW",
                "NOT_INTERESTED",
                "WATCH_TIME",
                "SHARE",
                name="interactiontype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=True),
        sa.Column("ip_address", sa.String(length=45), nullable=True),
        sa.Column("user_agent", sa.String(length=255), nullable=True),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "type = 'WATCH_TIME' OR value = 1", name=op.f("ck_interaction_value_is_a_flag")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_interaction_value_not_negative")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_interaction_user_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_interaction_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
    )
    op.create_index(
        "ix_interaction_liked",
        "interaction",
        ["user_id", "timestamp", "id"],
        sqlite_where=sa.text("type = 'LIKE'"),
        postgresql_where=sa.text("type = 'LIKE'"),
    )
    op.create_index(op.f("ix_interaction_session_id"), "interaction", ["session_id"])
    op.create_index(op.f("ix_interaction_timestamp"), "interaction", ["timestamp"])
    op.create_index(
        op.f("ix_interaction_user_id_video_id_type"), "interaction", ["user_id", "video_id", "type"]
    )
    op.create_index(
        op.f("ix_interaction_video_id_type_timestamp"),
        "interaction",
        ["video_id", "type", "timestamp"],
    )
    op.create_index(
        "uq_interaction_one_dismissal",
        "interaction",
        ["user_id", "video_id"],
        unique=True,
        sqlite_where=sa.text("type = 'NOT_INTERESTED'"),
        postgresql_where=sa.text("type = 'NOT_INTERESTED'"),
    )
    op.create_index(
        "uq_interaction_one_reaction",
        "interaction",
        ["user_id", "video_id"],
        unique=True,
        sqlite_where=sa.text("type IN ('LIKE', 'DISLIKE')"),
        postgresql_where=sa.text("type IN ('LIKE', 'DISLIKE')"),
    )

    op.create_table(
        "user_watch_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("watch_percentage", sa.Integer(), nullable=False),
        sa.Column("watch_duration_seconds", sa.Integer(), nullable=False),
        sa.Column("completed", sa.Boolean(), nullable=False),
        sa.Column("last_position_seconds", sa.Integer(), nullable=False),
        sa.Column("watched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "last_position_seconds >= 0",
            name=op.f("ck_user_watch_history_last_position_seconds_not_negative"),
        ),
        sa.CheckConstraint(
            "watch_duration_seconds >= 0",
            name=op.f("ck_user_watch_history_watch_duration_seconds_not_negative"),
        ),
        sa.CheckConstraint(
            "watch_percentage >= 0 AND watch_percentage <= 10000",
            name=op.f("ck_user_watch_history_watch_percentage"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_user_watch_history_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_user_watch_history_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_watch_history")),
        sa.UniqueConstraint(
            "user_id", "video_id", name=op.f("uq_user_watch_history_user_id_video_id")
        ),
    )
    op.create_index(
        op.f("ix_user_watch_history_user_id_watched_at_id"),
        "user_watch_history",
        ["user_id", "watched_at", "id"],
    )
    op.create_index(op.f("ix_user_watch_history_video_id"), "user_watch_history", ["video_id"])
    op.create_index(op.f("ix_user_watch_history_watched_at"), "user_watch_history", ["watched_at"])

    op.create_table(
        "watch_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("watch_time_seconds", sa.Integer(), nullable=False),
        sa.Column("completion_percentage", sa.Integer(), nullable=False),
        sa.Column("rebuffer_count", sa.Integer(), nullable=False),
        sa.Column("rebuffer_duration_seconds", sa.Double(), nullable=False),
        sa.Column("startup_time_ms", sa.Integer(), nullable=True),
        sa.Column("average_bitrate_kbps", sa.Integer(), nullable=True),
        sa.Column("device_type", sa.String(length=32), nullable=False),
        sa.Column("browser", sa.String(length=64), nullable=False),
        sa.Column("os", sa.String(length=64), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=True),
        sa.Column("country_code", sa.String(length=2), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "average_bitrate_kbps >= 0",
            name=op.f("ck_watch_session_average_bitrate_kbps_not_negative"),
        ),
        sa.CheckConstraint(
            "completion_percentage >= 0 AND completion_percentage <= 10000",
            name=op.f("ck_watch_session_completion_percentage"),
        ),
        sa.CheckConstraint(
            "ended_at >= started_at", name=op.f("ck_watch_session_ends_after_it_starts")
        ),
        sa.CheckConstraint(
            "rebuffer_count >= 0", name=op.f("ck_watch_session_rebuffer_count_not_negative")
        ),
        sa.CheckConstraint(
            "rebuffer_duration_seconds >= 0",
            name=op.f("ck_watch_session_rebuffer_duration_seconds_not_negative"),
        ),
        sa.CheckConstraint(
            "startup_time_ms >= 0", name=op.f("ck_watch_session_startup_time_ms_not_negative")
        ),
        sa.CheckConstraint(
            "watch_time_seconds >= 0", name=op.f("ck_watch_session_watch_time_seconds_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_watch_session_user_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_watch_session_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_session")),
    )
    op.create_index(op.f("ix_watch_session_session_id"), "watch_session", ["session_id"])
    op.create_index(op.f("ix_watch_session_started_at"), "watch_session", ["started_at"])
    op.create_index(
        op.f("ix_watch_session_user_id_started_at"), "watch_session", ["user_id", "started_at"]
    )
    op.create_index(
        op.f("ix_watch_session_video_id_started_at"), "watch_session", ["video_id", "started_at"]
    )


def downgrade() -> None:
    op.drop_table("watch_session")
    op.drop_table("user_watch_history")
    op.drop_table("interaction")

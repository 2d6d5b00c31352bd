"""Videos, versions, renditions, tags and subtitles."""

import sqlalchemy as sa
from alembic import op

revision = "0005_videos"
down_revision = "0004_uploads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "video_tag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("usage_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("usage_count >= 0", name=op.f("ck_video_tag_usage_count_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_video_tag_name")),
        sa.UniqueConstraint("slug", name=op.f("uq_video_tag_slug")),
    )
    op.create_index(
        op.f("ix_video_tag_name"),
        "video_tag",
        ["name"],
        postgresql_ops={"name": "varchar_pattern_ops"},
    )
    op.create_index(op.f("ix_video_tag_usage_count_id"), "video_tag", ["usage_count", "id"])

    op.create_table(
        "video",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "DRAFT",
                "PROCESSING",
                "SCHEDULED",
                "PUBLISHED",
                "UNDER_REVIEW",
                "FAILED",
                "ARCHIVED",
                "REMOVED",
                name="videostatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "visibility",
            sa.Enum(
                "PUBLIC",
                "UNLISTED",
                "PREMIUM",
                "PRIVATE",
                name="visibility",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("age_restricted", sa.Boolean(), nullable=False),
        sa.Column("geo_restrictions", sa.JSON(), nullable=False),
        sa.Column("active_version_id", sa.Uuid(), nullable=True),
        sa.Column("thumbnail_url", sa.String(length=500), nullable=True),
        sa.Column("thumbnail_auto_generated", sa.Boolean(), nullable=False),
        sa.Column("view_count", sa.BigInteger(), nullable=False),
        sa.Column("archived_view_count", sa.BigInteger(), nullable=False),
        sa.Column("like_count", sa.Integer(), nullable=False),
        sa.Column("dislike_count", sa.Integer(), nullable=False),
        sa.Column("comment_count", sa.Integer(), nullable=False),
        sa.Column("share_count", sa.Integer(), nullable=False),
        sa.Column("average_watch_time_seconds", sa.Double(), nullable=False),
        sa.Column("completion_rate", sa.Integer(), nullable=False),
        sa.Column("duration_seconds", sa.Double(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removal_reason", sa.Text(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (removal_reason IS NULL)",
            name=op.f("ck_video_removal_has_its_reason"),
        ),
        sa.CheckConstraint(
            "archived_view_count >= 0", name=op.f("ck_video_archived_view_count_not_negative")
        ),
        sa.CheckConstraint(
            "average_watch_time_seconds >= 0",
            name=op.f("ck_video_average_watch_time_seconds_not_negative"),
        ),
        sa.CheckConstraint("comment_count >= 0", name=op.f("ck_video_comment_count_not_negative")),
        sa.CheckConstraint(
            "completion_rate >= 0 AND completion_rate <= 10000",
            name=op.f("ck_video_completion_rate"),
        ),
        sa.CheckConstraint("dislike_count >= 0", name=op.f("ck_video_dislike_count_not_negative")),
        sa.CheckConstraint(
            "duration_seconds >= 0", name=op.f("ck_video_duration_seconds_not_negative")
        ),
        sa.CheckConstraint("like_count >= 0", name=op.f("ck_video_like_count_not_negative")),
        sa.CheckConstraint("share_count >= 0", name=op.f("ck_video_share_count_not_negative")),
        sa.CheckConstraint("view_count >= 0", name=op.f("ck_video_view_count_not_negative")),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_video_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video")),
    )
    op.create_index(op.f("ix_video_active_version_id"), "video", ["active_version_id"])
    op.create_index(op.f("ix_video_channel_id_status"), "video", ["channel_id", "status"])
    op.create_index(
        op.f("ix_video_channel_id_status_visibility_published_at_id"),
        "video",
        ["channel_id", "status", "visibility", "published_at", "id"],
    )
    op.create_index(op.f("ix_video_created_at"), "video", ["created_at"])
    op.create_index(op.f("ix_video_deleted_at"), "video", ["deleted_at"])
    op.create_index(
        "ix_video_own_newest",
        "video",
        ["channel_id", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_video_own_status",
        "video",
        ["channel_id", "status", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_video_own_title",
        "video",
        ["channel_id", "title", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_video_own_views",
        "video",
        ["channel_id", "view_count", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(op.f("ix_video_published_at"), "video", ["published_at"])
    op.create_index(
        op.f("ix_video_status_last_activity_at"), "video", ["status", "last_activity_at"]
    )
    op.create_index(
        op.f("ix_video_status_visibility_published_at_id"),
        "video",
        ["status", "visibility", "published_at", "id"],
    )
    op.create_index(
        op.f("ix_video_status_visibility_view_count_id"),
        "video",
        ["status", "visibility", "view_count", "id"],
    )
    op.create_index(op.f("ix_video_view_count"), "video", ["view_count"])

    op.create_table(
        "video_tag_relation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tag_id"],
            ["video_tag.id"],
            name=op.f("fk_video_tag_relation_tag_id_video_tag"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_video_tag_relation_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_tag_relation")),
        sa.UniqueConstraint(
            "video_id", "tag_id", name=op.f("uq_video_tag_relation_video_id_tag_id")
        ),
    )
    op.create_index(
        op.f("ix_video_tag_relation_tag_id_video_id"), "video_tag_relation", ["tag_id", "video_id"]
    )

    op.create_table(
        "video_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=True),
        sa.Column("source_object_key", sa.String(length=255), nullable=False),
        sa.Column("source_filename", sa.String(length=255), nullable=False),
        sa.Column("source_bytes", sa.BigInteger(), nullable=False),
        sa.Column("duration_seconds", sa.Double(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("source_codec", sa.String(length=32), nullable=True),
        sa.Column("transcoding_profiles", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PENDING",
                "PROCESSING",
                "COMPLETED",
                "FAILED",
                name="transcodingstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("playable", sa.Boolean(), nullable=False),
        sa.Column("has_poster", sa.Boolean(), nullable=False),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_video_version_attempts_not_negative")),
        sa.CheckConstraint(
            "duration_seconds >= 0", name=op.f("ck_video_version_duration_seconds_not_negative")
        ),
        sa.CheckConstraint("height >= 0", name=op.f("ck_video_version_height_not_negative")),
        sa.CheckConstraint("run >= 0", name=op.f("ck_video_version_run_not_negative")),
        sa.CheckConstraint(
            "source_bytes >= 0", name=op.f("ck_video_version_source_bytes_not_negative")
        ),
        sa.CheckConstraint(
            "version_number > 0", name=op.f("ck_video_version_version_number_positive")
        ),
        sa.CheckConstraint("width >= 0", name=op.f("ck_video_version_width_not_negative")),
        sa.ForeignKeyConstraint(
            ["upload_id"],
            ["upload.id"],
            name=op.f("fk_video_version_upload_id_upload"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_video_version_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_version")),
        sa.UniqueConstraint(
            "video_id", "version_number", name=op.f("uq_video_version_video_id_version_number")
        ),
    )
    op.create_index(op.f("ix_video_version_upload_id"), "video_version", ["upload_id"])
    op.create_index(
        op.f("ix_video_version_video_id_is_active"), "video_version", ["video_id", "is_active"]
    )
    op.create_index(
        "uq_video_version_one_active",
        "video_version",
        ["video_id"],
        unique=True,
        sqlite_where=sa.text("is_active"),
        postgresql_where=sa.text("is_active"),
    )

    op.create_table(
        "subtitle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_version_id", sa.Uuid(), nullable=False),
        sa.Column("language_code", sa.String(length=16), nullable=False),
        sa.Column("language_name", sa.String(length=80), nullable=False),
        sa.Column("file_key", sa.String(length=255), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("is_auto_generated", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_version_id"],
            ["video_version.id"],
            name=op.f("fk_subtitle_video_version_id_video_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subtitle")),
        sa.UniqueConstraint(
            "video_version_id",
            "language_code",
            name=op.f("uq_subtitle_video_version_id_language_code"),
        ),
    )

    op.create_table(
        "video_asset",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_version_id", sa.Uuid(), nullable=False),
        sa.Column(
            "resolution",
            sa.Enum(
                "240p",
                "360p",
                "480p",
                "720p",
                "1080p",
                "1440p",
                name="resolution",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "ENCODING",
                "READY",
                "FAILED",
                name="renditionstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("percent", sa.Double(), nullable=False),
        sa.Column("seconds_left", sa.Integer(), nullable=True),
        sa.Column("bitrate_kbps", sa.Integer(), nullable=True),
        sa.Column("file_size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("codec", sa.String(length=64), nullable=True),
        sa.Column("playlist_key", sa.String(length=255), nullable=True),
        sa.Column("segment_path_prefix", sa.String(length=255), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "bitrate_kbps >= 0", name=op.f("ck_video_asset_bitrate_kbps_not_negative")
        ),
        sa.CheckConstraint(
            "file_size_bytes >= 0", name=op.f("ck_video_asset_file_size_bytes_not_negative")
        ),
        sa.CheckConstraint("height >= 0", name=op.f("ck_video_asset_height_not_negative")),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name=op.f("ck_video_asset_percent")),
        sa.CheckConstraint(
            "seconds_left >= 0", name=op.f("ck_video_asset_seconds_left_not_negative")
        ),
        sa.CheckConstraint("width >= 0", name=op.f("ck_video_asset_width_not_negative")),
        sa.ForeignKeyConstraint(
            ["video_version_id"],
            ["video_version.id"],
            name=op.f("fk_video_asset_video_version_id_video_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video_asset")),
        sa.UniqueConstraint(
            "video_version_id",
            "resolution",
            name=op.f("uq_video_asset_video_version_id_resolution"),
        ),
    )

    # The two tables point at each other, so one of the keys comes when both are there.
    with op.batch_alter_table("video") as table:
        table.create_foreign_key(
            op.f("fk_video_active_version_id_video_version"),
            "video_version",
            ["active_version_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("video") as table:
        table.drop_constraint(op.f("fk_video_active_version_id_video_version"), type_="foreignkey")
    op.drop_table("video_asset")
    op.drop_table("subtitle")
    op.drop_table("video_version")
    op.drop_table("video_tag_relation")
    op.drop_table("video")
    op.drop_table("video_tag")

"""Videos, versions, renditions, tags and subtitles."""

import sqlalchemy as sa
from alembic import op

revision = "0005_videos"
down_revision = "0004_uploads"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
        sa.Column("active_version_id", sa.Uuid(), nullable=True),
        sa.Column("view_count", sa.BigInteger(), nullable=False),
        sa.Column("like_count", sa.Integer(), nullable=False),
        sa.Column("comment_count", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_video_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_video")),
    )
    op.create_index(
        op.f("ix_video_channel_id_deleted_at_id"), "video", ["channel_id", "deleted_at", "id"]
    )
    op.create_index(op.f("ix_video_channel_id_status"), "video", ["channel_id", "status"])
    op.create_index(op.f("ix_video_published_at"), "video", ["published_at"])
    op.create_index(
        op.f("ix_video_status_visibility_published_at"),
        "video",
        ["status", "visibility", "published_at"],
    )
    op.create_index(op.f("ix_video_view_count"), "video", ["view_count"])

    op.create_table(
        "video_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Uuid(), nullable=True),
        sa.Column("source_filename", sa.String(length=255), nullable=False),
        sa.Column("source_bytes", sa.BigInteger(), nullable=False),
        sa.Column("duration_seconds", sa.Double(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("source_codec", sa.String(length=32), nullable=True),
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
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name=op.f("ck_video_asset_percent")),
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
    op.drop_table("video_version")
    op.drop_table("video")

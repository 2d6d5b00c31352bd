"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("username", sa.String(length=32), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "GUEST",
                "VIEWER",
                "PREMIUM",
                "CREATOR",
                "MODERATOR",
                "ADMIN",
                name="role",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "ACTIVE",
                "SUSPENDED",
                "BANNED",
                "PENDING_VERIFICATION",
                "DELETED",
                name="userstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("preferred_language", sa.String(length=8), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_email_status"), ["email", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_user_role_status"), ["role", "status"], unique=False)

    op.create_table(
        "worker_heartbeat",
        sa.Column("executor_id", sa.String(length=64), nullable=False),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("process_started", sa.Double(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("executor_id", name=op.f("pk_worker_heartbeat")),
    )
    op.create_table(
        "change",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "video", "video_deleted", "channel", name="changekind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_change_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_made_at"), ["made_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_user_id"), ["user_id"], unique=False)

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
    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_channel_status_verified"), ["status", "verified"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_channel_subscriber_count"), ["subscriber_count"], unique=False
        )

    op.create_table(
        "refresh_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("device_info", sa.String(length=120), nullable=False),
        sa.Column("ip_address", sa.String(length=45), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_refresh_token_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_refresh_token_token_hash")),
    )
    with op.batch_alter_table("refresh_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refresh_token_family_id"), ["family_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_refresh_token_user_id_revoked_at"),
            ["user_id", "revoked_at"],
            unique=False,
        )

    op.create_table(
        "upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "RECEIVING",
                "COMPLETED",
                "CANCELLED",
                "EXPIRED",
                "REFUSED",
                name="uploadstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("client_ref", sa.String(length=64), nullable=True),
        sa.Column("metadata_header", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=True),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            'length IS NULL OR "offset" <= length', name=op.f("ck_upload_offset_within_length")
        ),
        sa.CheckConstraint('"offset" >= 0', name=op.f("ck_upload_offset_not_negative")),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_upload_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user.id"], name=op.f("fk_upload_owner_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    with op.batch_alter_table("upload", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_upload_channel_id_created_at"),
            ["channel_id", "created_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_upload_owner_id_client_ref"),
            ["owner_id", "client_ref"],
            unique=True,
            sqlite_where=sa.text("state = 'RECEIVING'"),
            postgresql_where=sa.text("state = 'RECEIVING'"),
        )
        batch_op.create_index(
            batch_op.f("ix_upload_state_expires_at"), ["state", "expires_at"], unique=False
        )

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
    with op.batch_alter_table("video", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_video_channel_id_deleted_at_id"),
            ["channel_id", "deleted_at", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_video_channel_id_status"), ["channel_id", "status"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_video_published_at"), ["published_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_video_status_visibility_published_at"),
            ["status", "visibility", "published_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_video_view_count"), ["view_count"], unique=False)

    op.create_table(
        "interaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column(
            "type",
            sa.Enum("VIEW", name="interactiontype", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
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
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interaction_session_id"), ["session_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_interaction_user_id_video_id_type"),
            ["user_id", "video_id", "type"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_interaction_video_id_type_timestamp"),
            ["video_id", "type", "timestamp"],
            unique=False,
        )

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
    with op.batch_alter_table("video_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_video_version_upload_id"), ["upload_id"], unique=False)

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

    # Video and version point at each other, so one of the two comes when both tables are there.
    with op.batch_alter_table("video", schema=None) as batch_op:
        batch_op.create_foreign_key(
            batch_op.f("fk_video_active_version_id_video_version"),
            "video_version",
            ["active_version_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("video", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_video_active_version_id_video_version"), type_="foreignkey"
        )
    for table in (
        "video_asset",
        "video_version",
        "interaction",
        "video",
        "upload",
        "refresh_token",
        "channel",
        "change",
        "worker_heartbeat",
        "user",
    ):
        op.drop_table(table)

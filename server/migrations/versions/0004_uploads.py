"""Uploads on their way in."""

import sqlalchemy as sa
from alembic import op

revision = "0004_uploads"
down_revision = "0003_channels"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
        sa.CheckConstraint('"offset" >= 0', name=op.f("ck_upload_offset_not_negative")),
        sa.CheckConstraint(
            'length IS NULL OR "offset" <= length', name=op.f("ck_upload_offset_within_length")
        ),
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
    op.create_index(op.f("ix_upload_channel_id_created_at"), "upload", ["channel_id", "created_at"])
    op.create_index(
        op.f("ix_upload_owner_id_client_ref"),
        "upload",
        ["owner_id", "client_ref"],
        unique=True,
        sqlite_where=sa.text("state = 'RECEIVING'"),
        postgresql_where=sa.text("state = 'RECEIVING'"),
    )
    op.create_index(op.f("ix_upload_state_expires_at"), "upload", ["state", "expires_at"])


def downgrade() -> None:
    op.drop_table("upload")

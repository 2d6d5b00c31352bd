"""Chunks of long videos, which are encoded by themselves and then joined."""

import sqlalchemy as sa
from alembic import op

revision = "0018_encode_chunks"
down_revision = "0017_captions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "encode_chunk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_version_id", sa.Uuid(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_frame", sa.Integer(), nullable=False),
        sa.Column("frames", sa.Integer(), nullable=False),
        sa.Column("gops", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "QUEUED",
                "ENCODING",
                "DONE",
                "FAILED",
                name="chunkstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("frames_done", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("folder", sa.String(length=255), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_encode_chunk_attempts_not_negative")),
        sa.CheckConstraint("frames >= 0", name=op.f("ck_encode_chunk_frames_not_negative")),
        sa.CheckConstraint(
            "first_frame >= 0", name=op.f("ck_encode_chunk_first_frame_not_negative")
        ),
        sa.CheckConstraint(
            "frames_done >= 0", name=op.f("ck_encode_chunk_frames_done_not_negative")
        ),
        sa.CheckConstraint("number >= 0", name=op.f("ck_encode_chunk_number_not_negative")),
        sa.CheckConstraint("run >= 0", name=op.f("ck_encode_chunk_run_not_negative")),
        sa.ForeignKeyConstraint(
            ["video_version_id"],
            ["video_version.id"],
            name=op.f("fk_encode_chunk_video_version_id_video_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encode_chunk")),
        sa.UniqueConstraint(
            "video_version_id", "number", name=op.f("uq_encode_chunk_video_version_id_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("encode_chunk")

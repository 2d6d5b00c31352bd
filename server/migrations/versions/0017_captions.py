"""Automatic captions: how speech recognition on a version is."""

import sqlalchemy as sa
from alembic import op

revision = "0017_captions"
down_revision = "0016_joined_uploads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "caption_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_version_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "LISTENING",
                "DONE",
                "FAILED",
                name="captionsstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("percent", sa.Double(), nullable=False),
        sa.Column("language_code", sa.String(length=16), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error_code", sa.String(length=64), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_caption_run_attempts_not_negative")),
        sa.CheckConstraint("percent >= 0 AND percent <= 100", name=op.f("ck_caption_run_percent")),
        sa.CheckConstraint("run >= 0", name=op.f("ck_caption_run_run_not_negative")),
        sa.ForeignKeyConstraint(
            ["video_version_id"],
            ["video_version.id"],
            name=op.f("fk_caption_run_video_version_id_video_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caption_run")),
        sa.UniqueConstraint("video_version_id", name=op.f("uq_caption_run_video_version_id")),
    )


def downgrade() -> None:
    op.drop_table("caption_run")

"""Versions: since when another is on air, their poster's changes, and their place in the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0019_replaced_versions"
down_revision = "0018_encode_chunks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    replaced_at = sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("video_version", replaced_at)
    changes = sa.Column("poster_changes", sa.Integer(), nullable=False, server_default="0")
    op.add_column("video_version", changes)
    op.add_column("video_version", sa.Column("queue_turn", sa.Integer(), nullable=True))
    index = op.f("ix_video_version_status_queue_turn")
    op.create_index(index, "video_version", ["status", "queue_turn"])


def downgrade() -> None:
    op.drop_index(op.f("ix_video_version_status_queue_turn"), table_name="video_version")
    op.drop_column("video_version", "queue_turn")
    op.drop_column("video_version", "poster_changes")
    op.drop_column("video_version", "replaced_at")

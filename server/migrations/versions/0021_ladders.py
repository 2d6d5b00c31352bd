"""Versions: how many sizes of a ladder that its creator's computer made are taken."""

import sqlalchemy as sa
from alembic import op

revision = "0021_ladders"
down_revision = "0020_list_order"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("sizes_queued", "sizes_taken"):
        column = sa.Column(name, sa.Integer(), nullable=False, server_default="0")
        op.add_column("video_version", column)


def downgrade() -> None:
    op.drop_column("video_version", "sizes_taken")
    op.drop_column("video_version", "sizes_queued")

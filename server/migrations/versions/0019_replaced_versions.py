"""Versions: since when another is on air, and how often their poster was set."""

import sqlalchemy as sa
from alembic import op

revision = "0019_replaced_versions"
down_revision = "0017_captions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    replaced_at = sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("video_version", replaced_at)
    changes = sa.Column("poster_changes", sa.Integer(), nullable=False, server_default="0")
    op.add_column("video_version", changes)


def downgrade() -> None:
    op.drop_column("video_version", "poster_changes")
    op.drop_column("video_version", "replaced_at")

"""Videos: their owner's list in the order of comments."""

import sqlalchemy as sa
from alembic import op

revision = "0020_list_order"
down_revision = "0019_replaced_versions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_video_own_comments",
        "video",
        ["channel_id", "comment_count", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_video_own_comments", table_name="video")

"""Uploads that are joined of parts, and sums that clients send of whole files."""

import sqlalchemy as sa
from alembic import op

revision = "0016_joined_uploads"
down_revision = "0015_other_ways_in"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("upload", sa.Column("concat", sa.Text(), nullable=False, server_default=""))
    op.add_column("upload", sa.Column("sent_sha256", sa.String(length=64), nullable=True))
    op.add_column(
        "upload",
        sa.Column("digest_follows", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("upload", "digest_follows")
    op.drop_column("upload", "sent_sha256")
    op.drop_column("upload", "concat")

"""Second pass: pictures in AV1, beside each rung's own."""

import sqlalchemy as sa
from alembic import op

revision = "0022_second_pass"
down_revision = "0021_ladders"
branch_labels = None
depends_on = None

_OF_ASSETS = (
    ("av1_codec", sa.String(64)),
    ("av1_bitrate_kbps", sa.Integer()),
    ("av1_file_size_bytes", sa.BigInteger()),
)


def upgrade() -> None:
    op.add_column("video_version", sa.Column("second_pass", sa.String(32), nullable=True))
    attempts = sa.Column("second_attempts", sa.Integer(), nullable=False, server_default="0")
    op.add_column("video_version", attempts)
    for name, kind in _OF_ASSETS:
        op.add_column("video_asset", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name, _ in reversed(_OF_ASSETS):
        op.drop_column("video_asset", name)
    op.drop_column("video_version", "second_attempts")
    op.drop_column("video_version", "second_pass")

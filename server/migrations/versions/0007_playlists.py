"""Playlists."""

import sqlalchemy as sa
from alembic import op

revision = "0007_playlists"
down_revision = "0006_interactions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "playlist",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=150), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_playlist_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playlist")),
    )
    op.create_index(op.f("ix_playlist_user_id_id"), "playlist", ["user_id", "id"])
    op.create_index(
        op.f("ix_playlist_user_id_is_public_id"), "playlist", ["user_id", "is_public", "id"]
    )

    op.create_table(
        "playlist_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("playlist_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("position > 0", name=op.f("ck_playlist_item_position_positive")),
        sa.ForeignKeyConstraint(
            ["playlist_id"],
            ["playlist.id"],
            name=op.f("fk_playlist_item_playlist_id_playlist"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_playlist_item_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playlist_item")),
        sa.UniqueConstraint(
            "playlist_id", "position", name=op.f("uq_playlist_item_playlist_id_position")
        ),
        sa.UniqueConstraint(
            "playlist_id", "video_id", name=op.f("uq_playlist_item_playlist_id_video_id")
        ),
    )
    op.create_index(op.f("ix_playlist_item_video_id"), "playlist_item", ["video_id"])


def downgrade() -> None:
    op.drop_table("playlist_item")
    op.drop_table("playlist")

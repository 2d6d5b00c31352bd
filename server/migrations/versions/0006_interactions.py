"""What viewers do with videos."""

import sqlalchemy as sa
from alembic import op

revision = "0006_interactions"
down_revision = "0005_videos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column(
            "type",
            sa.Enum("VIEW", name="interactiontype", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("session_id", sa.String(length=64), nullable=False),
        sa.Column("timestamp", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_interaction_user_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_interaction_video_id_video"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
    )
    op.create_index(op.f("ix_interaction_session_id"), "interaction", ["session_id"])
    op.create_index(
        op.f("ix_interaction_user_id_video_id_type"), "interaction", ["user_id", "video_id", "type"]
    )
    op.create_index(
        op.f("ix_interaction_video_id_type_timestamp"),
        "interaction",
        ["video_id", "type", "timestamp"],
    )


def downgrade() -> None:
    op.drop_table("interaction")

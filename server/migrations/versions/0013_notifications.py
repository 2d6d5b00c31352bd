"""The feed of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0013_notifications"
down_revision = "0012_moderation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "video", "video_deleted", "channel", name="changekind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_change_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_made_at"), "change", ["made_at"])
    op.create_index(op.f("ix_change_user_id"), "change", ["user_id"])


def downgrade() -> None:
    op.drop_table("change")

"""What keeps the platform itself running."""

import sqlalchemy as sa
from alembic import op

revision = "0014_platform"
down_revision = "0013_notifications"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worker_heartbeat",
        sa.Column("executor_id", sa.String(length=64), nullable=False),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("process_started", sa.Double(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("executor_id", name=op.f("pk_worker_heartbeat")),
    )

    op.create_table(
        "admin_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("admin_id", sa.Uuid(), nullable=True),
        sa.Column(
            "action",
            sa.Enum(
                "CREATE", "UPDATE", "DELETE", name="changeaction", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("table", sa.String(length=64), nullable=False),
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["admin_id"],
            ["user.id"],
            name=op.f("fk_admin_change_admin_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_change")),
    )
    op.create_index(
        op.f("ix_admin_change_admin_id_made_at"), "admin_change", ["admin_id", "made_at"]
    )
    op.create_index(op.f("ix_admin_change_made_at"), "admin_change", ["made_at"])
    op.create_index(op.f("ix_admin_change_table_row_id"), "admin_change", ["table", "row_id"])


def downgrade() -> None:
    op.drop_table("admin_change")
    op.drop_table("worker_heartbeat")

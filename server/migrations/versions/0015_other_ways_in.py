"""Other ways in: trips of browsers to Google, Facebook and Apple."""

import sqlalchemy as sa
from alembic import op

revision = "0015_other_ways_in"
down_revision = "0014_platform"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "social_flow",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "provider",
            sa.Enum(
                "GOOGLE", "FACEBOOK", "APPLE", name="socialprovider", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("state_hash", sa.String(length=64), nullable=False),
        sa.Column("secrets", sa.Text(), nullable=False),
        sa.Column("redirect_uri", sa.String(length=200), nullable=False),
        sa.Column("client_state", sa.String(length=128), nullable=False),
        sa.Column("code_challenge", sa.String(length=43), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("ticket", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_social_flow")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_social_flow_code_hash")),
        sa.UniqueConstraint("state_hash", name=op.f("uq_social_flow_state_hash")),
    )
    op.create_index(op.f("ix_social_flow_expires_at"), "social_flow", ["expires_at"])
    op.add_column("social_auth", sa.Column("email", sa.String(length=254), nullable=True))


def downgrade() -> None:
    op.drop_column("social_auth", "email")
    op.drop_table("social_flow")

"""Earnings and how they are paid."""

import sqlalchemy as sa
from alembic import op

revision = "0011_payouts"
down_revision = "0010_analytics"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "creator_payout",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("ad_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("premium_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("platform_fee_cents", sa.BigInteger(), nullable=False),
        sa.Column("payment_gateway_fee_cents", sa.BigInteger(), nullable=False),
        sa.Column("tax_withheld_cents", sa.BigInteger(), nullable=False),
        sa.Column("net_payout_cents", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "PENDING",
                "PROCESSING",
                "COMPLETED",
                "FAILED",
                "CANCELLED",
                name="payoutstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "payment_method",
            sa.Enum(
                "bank_transfer",
                "paypal",
                "mobile_banking",
                name="payoutmethodtype",
                native_enum=False,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("payment_reference", sa.String(length=255), nullable=False),
        sa.Column("processed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("failure_reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "ad_revenue_cents >= 0", name=op.f("ck_creator_payout_ad_revenue_cents_not_negative")
        ),
        sa.CheckConstraint(
            "net_payout_cents <= total_revenue_cents",
            name=op.f("ck_creator_payout_net_within_total"),
        ),
        sa.CheckConstraint(
            "net_payout_cents >= 0", name=op.f("ck_creator_payout_net_payout_cents_not_negative")
        ),
        sa.CheckConstraint(
            "payment_gateway_fee_cents >= 0",
            name=op.f("ck_creator_payout_payment_gateway_fee_cents_not_negative"),
        ),
        sa.CheckConstraint("period_start <= period_end", name=op.f("ck_creator_payout_period")),
        sa.CheckConstraint(
            "platform_fee_cents >= 0",
            name=op.f("ck_creator_payout_platform_fee_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "premium_revenue_cents >= 0",
            name=op.f("ck_creator_payout_premium_revenue_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "tax_withheld_cents >= 0",
            name=op.f("ck_creator_payout_tax_withheld_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "total_revenue_cents >= 0",
            name=op.f("ck_creator_payout_total_revenue_cents_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_creator_payout_channel_id_channel"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creator_payout")),
        sa.UniqueConstraint(
            "channel_id",
            "period_start",
            "period_end",
            name=op.f("uq_creator_payout_channel_id_period_start_period_end"),
        ),
    )
    op.create_index(
        op.f("ix_creator_payout_channel_id_status"), "creator_payout", ["channel_id", "status"]
    )
    op.create_index(
        op.f("ix_creator_payout_status_created_at"), "creator_payout", ["status", "created_at"]
    )

    op.create_table(
        "payout_method",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column(
            "method_type",
            sa.Enum(
                "bank_transfer",
                "paypal",
                "mobile_banking",
                name="payoutmethodtype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("account_details_sealed", sa.Text(), nullable=False),
        sa.Column("account_last4", sa.String(length=4), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_payout_method_channel_id_channel"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout_method")),
    )
    op.create_index(op.f("ix_payout_method_channel_id"), "payout_method", ["channel_id"])
    op.create_index(
        "uq_payout_method_default",
        "payout_method",
        ["channel_id"],
        unique=True,
        sqlite_where=sa.text("is_default"),
        postgresql_where=sa.text("is_default"),
    )

    op.create_table(
        "revenue_share",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=True),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("ad_impressions", sa.BigInteger(), nullable=False),
        sa.Column("ad_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("premium_views", sa.BigInteger(), nullable=False),
        sa.Column("premium_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("creator_share_percentage", sa.Integer(), nullable=False),
        sa.Column("creator_revenue_cents", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "ad_impressions >= 0", name=op.f("ck_revenue_share_ad_impressions_not_negative")
        ),
        sa.CheckConstraint(
            "ad_revenue_cents >= 0", name=op.f("ck_revenue_share_ad_revenue_cents_not_negative")
        ),
        sa.CheckConstraint(
            "creator_revenue_cents >= 0",
            name=op.f("ck_revenue_share_creator_revenue_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "creator_share_percentage >= 0 AND creator_share_percentage <= 10000",
            name=op.f("ck_revenue_share_creator_share_percentage"),
        ),
        sa.CheckConstraint(
            "premium_revenue_cents >= 0",
            name=op.f("ck_revenue_share_premium_revenue_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "premium_views >= 0", name=op.f("ck_revenue_share_premium_views_not_negative")
        ),
        sa.CheckConstraint(
            "total_revenue_cents >= 0",
            name=op.f("ck_revenue_share_total_revenue_cents_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"],
            ["channel.id"],
            name=op.f("fk_revenue_share_channel_id_channel"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["video.id"],
            name=op.f("fk_revenue_share_video_id_video"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_share")),
        sa.UniqueConstraint("video_id", "date", name=op.f("uq_revenue_share_video_id_date")),
    )
    op.create_index(
        op.f("ix_revenue_share_channel_id_date"), "revenue_share", ["channel_id", "date"]
    )


def downgrade() -> None:
    op.drop_table("revenue_share")
    op.drop_table("payout_method")
    op.drop_table("creator_payout")

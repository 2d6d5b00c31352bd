"""Plans, subscriptions, payments and promotional codes."""

import sqlalchemy as sa
from alembic import op

revision = "0002_billing"
down_revision = "0001_identity"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "promotional_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=50), nullable=False),
        sa.Column(
            "discount_type",
            sa.Enum("percentage", "fixed", name="discounttype", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("discount_value", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("max_uses", sa.Integer(), nullable=True),
        sa.Column("max_uses_per_user", sa.Integer(), nullable=False),
        sa.Column("current_uses", sa.Integer(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "discount_type <> 'percentage' OR discount_value <= 100",
            name=op.f("ck_promotional_code_discount_percentage"),
        ),
        sa.CheckConstraint("code = upper(code)", name=op.f("ck_promotional_code_code_upper")),
        sa.CheckConstraint(
            "current_uses >= 0", name=op.f("ck_promotional_code_current_uses_not_negative")
        ),
        sa.CheckConstraint("discount_value > 0", name=op.f("ck_promotional_code_discount_value")),
        sa.CheckConstraint(
            "max_uses IS NULL OR current_uses <= max_uses",
            name=op.f("ck_promotional_code_current_uses"),
        ),
        sa.CheckConstraint(
            "max_uses IS NULL OR max_uses > 0", name=op.f("ck_promotional_code_max_uses")
        ),
        sa.CheckConstraint(
            "max_uses_per_user > 0", name=op.f("ck_promotional_code_max_uses_per_user")
        ),
        sa.CheckConstraint("valid_from < valid_until", name=op.f("ck_promotional_code_window")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotional_code")),
        sa.UniqueConstraint("code", name=op.f("uq_promotional_code_code")),
    )

    op.create_table(
        "subscription_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "plan_type",
            sa.Enum(
                "FREE",
                "PREMIUM_MONTHLY",
                "PREMIUM_ANNUAL",
                name="plantype",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "max_resolution",
            sa.Enum(
                "240p",
                "360p",
                "480p",
                "720p",
                "1080p",
                "1440p",
                name="resolution",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("ad_free", sa.Boolean(), nullable=False),
        sa.Column("premium_content_access", sa.Boolean(), nullable=False),
        sa.Column("early_access", sa.Boolean(), nullable=False),
        sa.Column("price_monthly_cents", sa.BigInteger(), nullable=False),
        sa.Column("price_annual_cents", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "price_annual_cents >= 0",
            name=op.f("ck_subscription_plan_price_annual_cents_not_negative"),
        ),
        sa.CheckConstraint(
            "price_monthly_cents >= 0",
            name=op.f("ck_subscription_plan_price_monthly_cents_not_negative"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscription_plan")),
        sa.UniqueConstraint("plan_type", name=op.f("uq_subscription_plan_plan_type")),
    )
    op.create_index(
        op.f("ix_subscription_plan_price_monthly_cents"),
        "subscription_plan",
        ["price_monthly_cents"],
    )

    op.create_table(
        "promotional_code_plan",
        sa.Column("promo_code_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["subscription_plan.id"],
            name=op.f("fk_promotional_code_plan_plan_id_subscription_plan"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["promo_code_id"],
            ["promotional_code.id"],
            name=op.f("fk_promotional_code_plan_promo_code_id_promotional_code"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("promo_code_id", "plan_id", name=op.f("pk_promotional_code_plan")),
    )
    op.create_index(op.f("ix_promotional_code_plan_plan_id"), "promotional_code_plan", ["plan_id"])

    op.create_table(
        "user_subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "ACTIVE",
                "CANCELLED",
                "EXPIRED",
                "GRACE_PERIOD",
                "SUSPENDED",
                name="subscriptionstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "payment_gateway",
            sa.Enum(
                "SSLCOMMERZ", "TWOCHECKOUT", name="paymentgateway", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("gateway_subscription_id", sa.String(length=255), nullable=True),
        sa.Column("gateway_customer_id", sa.String(length=255), nullable=True),
        sa.Column("start_date", sa.DateTime(timezone=True), nullable=False),
        sa.Column("end_date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("renewal_date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_at_period_end", sa.Boolean(), nullable=False),
        sa.Column("grace_period_ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "status <> 'GRACE_PERIOD' OR grace_period_ends_at IS NOT NULL",
            name=op.f("ck_user_subscription_grace_ends"),
        ),
        sa.CheckConstraint(
            "end_date IS NULL OR start_date <= end_date", name=op.f("ck_user_subscription_period")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["subscription_plan.id"],
            name=op.f("fk_user_subscription_plan_id_subscription_plan"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_user_subscription_user_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_subscription")),
        sa.UniqueConstraint(
            "payment_gateway",
            "gateway_subscription_id",
            name=op.f("uq_user_subscription_payment_gateway_gateway_subscription_id"),
        ),
        sa.UniqueConstraint("user_id", name=op.f("uq_user_subscription_user_id")),
    )
    op.create_index(op.f("ix_user_subscription_plan_id"), "user_subscription", ["plan_id"])
    op.create_index(
        op.f("ix_user_subscription_status_renewal_date"),
        "user_subscription",
        ["status", "renewal_date"],
    )
    op.create_index(
        op.f("ix_user_subscription_user_id_status"), "user_subscription", ["user_id", "status"]
    )

    op.create_table(
        "payment_transaction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("subscription_id", sa.Uuid(), nullable=True),
        sa.Column(
            "payment_gateway",
            sa.Enum(
                "SSLCOMMERZ", "TWOCHECKOUT", name="paymentgateway", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("gateway_transaction_id", sa.String(length=255), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "completed",
                "failed",
                "refunded",
                name="paymentstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("payment_method", sa.String(length=50), nullable=False),
        sa.Column("failure_reason", sa.Text(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_payment_transaction_amount_cents_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["user_subscription.id"],
            name=op.f("fk_payment_transaction_subscription_id_user_subscription"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_payment_transaction_user_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_transaction")),
        sa.UniqueConstraint(
            "gateway_transaction_id", name=op.f("uq_payment_transaction_gateway_transaction_id")
        ),
    )
    op.create_index(
        op.f("ix_payment_transaction_created_at"), "payment_transaction", ["created_at"]
    )
    op.create_index(
        op.f("ix_payment_transaction_subscription_id"), "payment_transaction", ["subscription_id"]
    )
    op.create_index(
        op.f("ix_payment_transaction_user_id_status"), "payment_transaction", ["user_id", "status"]
    )

    op.create_table(
        "promo_code_usage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("promo_code_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("transaction_id", sa.Uuid(), nullable=True),
        sa.Column("discount_applied_cents", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "discount_applied_cents >= 0",
            name=op.f("ck_promo_code_usage_discount_applied_cents_not_negative"),
        ),
        sa.ForeignKeyConstraint(
            ["promo_code_id"],
            ["promotional_code.id"],
            name=op.f("fk_promo_code_usage_promo_code_id_promotional_code"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["transaction_id"],
            ["payment_transaction.id"],
            name=op.f("fk_promo_code_usage_transaction_id_payment_transaction"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user.id"],
            name=op.f("fk_promo_code_usage_user_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promo_code_usage")),
    )
    op.create_index(
        op.f("ix_promo_code_usage_promo_code_id_user_id"),
        "promo_code_usage",
        ["promo_code_id", "user_id"],
    )
    op.create_index(
        op.f("ix_promo_code_usage_transaction_id"), "promo_code_usage", ["transaction_id"]
    )
    op.create_index(op.f("ix_promo_code_usage_user_id"), "promo_code_usage", ["user_id"])


def downgrade() -> None:
    op.drop_table("promo_code_usage")
    op.drop_table("payment_transaction")
    op.drop_table("user_subscription")
    op.drop_table("promotional_code_plan")
    op.drop_table("subscription_plan")
    op.drop_table("promotional_code")

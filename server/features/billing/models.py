"""Plans, subscriptions, payments and promotional codes. Fields follow the specification, section 7.

Payments and the uses of codes are ledgers: the law asks that they be kept for years, also
after somebody deletes the account. Their links to people therefore become null where the
specification's default would delete the row, and what stays names nobody.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship, validates

from server.contract.billing import (
    PROMO_CODE_MAX,
    DiscountType,
    PaymentGateway,
    PaymentStatus,
    PlanType,
    SubscriptionStatus,
)
from server.contract.media import Resolution
from server.features.identity.models import User
from server.kit.clock import now
from server.kit.db.model import Identified, Model, Touched, choice, not_negative
from server.kit.ids import new_id

CURRENCY = "USD"
"""What prices are in unless a row says otherwise; ISO 4217."""
MONTHS = 12


class SubscriptionPlan(Identified, Touched, Model):
    """A plan that people subscribe to, with its features and price."""

    __tablename__ = "subscription_plan"
    __table_args__ = (
        *not_negative("price_monthly_cents", "price_annual_cents"),
        sa.Index(None, "price_monthly_cents"),
    )

    name: Mapped[str] = mapped_column(sa.String(100))
    plan_type: Mapped[PlanType] = mapped_column(choice(PlanType), unique=True)
    max_resolution: Mapped[Resolution] = mapped_column(choice(Resolution), default=Resolution.P1440)
    ad_free: Mapped[bool] = mapped_column(default=False)
    premium_content_access: Mapped[bool] = mapped_column(default=False)
    """May watch videos of visibility PREMIUM."""
    early_access: Mapped[bool] = mapped_column(default=False)
    price_monthly_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    price_annual_cents: Mapped[int | None] = mapped_column(sa.BigInteger)
    currency: Mapped[str] = mapped_column(sa.String(3), default=CURRENCY)
    """What both prices are in and shown in; the specification's display currency."""
    is_active: Mapped[bool] = mapped_column(default=True)
    """Offered to new subscribers; those who have the plan keep it."""

    @property
    def price_cents(self) -> int:
        """What one period costs: a year of the annual plan, else a month.

        An annual plan without a price of its own costs twelve months.
        """
        if self.plan_type is not PlanType.PREMIUM_ANNUAL:
            return self.price_monthly_cents
        if self.price_annual_cents is None:
            return self.price_monthly_cents * MONTHS
        return self.price_annual_cents


class UserSubscription(Identified, Touched, Model):
    """The one subscription that a user has, or had last."""

    __tablename__ = "user_subscription"
    __table_args__ = (
        sa.UniqueConstraint("payment_gateway", "gateway_subscription_id"),
        sa.CheckConstraint("end_date IS NULL OR start_date <= end_date", name="period"),
        sa.CheckConstraint(
            "status <> 'GRACE_PERIOD' OR grace_period_ends_at IS NOT NULL", name="grace_ends"
        ),
        sa.Index(None, "user_id", "status"),
        sa.Index(None, "status", "renewal_date"),
        sa.Index(None, "plan_id"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), unique=True)
    plan_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("subscription_plan.id", ondelete="RESTRICT")
    )
    status: Mapped[SubscriptionStatus] = mapped_column(
        choice(SubscriptionStatus), default=SubscriptionStatus.ACTIVE
    )
    payment_gateway: Mapped[PaymentGateway | None] = mapped_column(choice(PaymentGateway))
    """Null for a plan that costs nothing."""
    gateway_subscription_id: Mapped[str | None] = mapped_column(sa.String(255))
    gateway_customer_id: Mapped[str | None] = mapped_column(sa.String(255))
    start_date: Mapped[datetime] = mapped_column(default=now)
    end_date: Mapped[datetime | None]
    """When the paid time is over; null where nothing ends it."""
    renewal_date: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_at_period_end: Mapped[bool] = mapped_column(default=False)
    grace_period_ends_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(
        lazy="raise",
        # Identity stands below and cannot name it. Rows go by the database's own CASCADE.
        backref=backref("active_subscription", uselist=False, lazy="raise", passive_deletes="all"),
    )
    plan: Mapped[SubscriptionPlan] = relationship(lazy="raise")

    def is_active(self, at: datetime) -> bool:
        """True while the plan's features are to be had (specification, section 7).

        That is from ``start_date`` on: while ACTIVE, until ``end_date``; while CANCELLED at
        the period's end, until then; and in GRACE_PERIOD, until ``grace_period_ends_at``.
        """
        if at < self.start_date:
            return False
        match self.status:
            case SubscriptionStatus.ACTIVE:
                return self.end_date is None or at < self.end_date
            case SubscriptionStatus.CANCELLED:
                return (
                    self.cancel_at_period_end and self.end_date is not None and at < self.end_date
                )
            case SubscriptionStatus.GRACE_PERIOD:
                return self.grace_period_ends_at is not None and at < self.grace_period_ends_at
            case _:
                return False


class PaymentTransaction(Identified, Model):
    """One payment as its gateway tells of it. A ledger row: it survives its payer."""

    __tablename__ = "payment_transaction"
    __table_args__ = (
        *not_negative("amount_cents"),
        sa.Index(None, "user_id", "status"),
        sa.Index(None, "subscription_id"),
        sa.Index(None, "created_at"),
    )

    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null once the payer's account is gone: beyond the specification's CASCADE, because
    records of payments have to be kept."""
    subscription_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("user_subscription.id", ondelete="SET NULL")
    )
    payment_gateway: Mapped[PaymentGateway] = mapped_column(choice(PaymentGateway))
    gateway_transaction_id: Mapped[str] = mapped_column(sa.String(255), unique=True)
    amount_cents: Mapped[int] = mapped_column(sa.BigInteger)
    currency: Mapped[str] = mapped_column(sa.String(3), default=CURRENCY)
    status: Mapped[PaymentStatus] = mapped_column(
        choice(PaymentStatus), default=PaymentStatus.PENDING
    )
    payment_method: Mapped[str] = mapped_column(sa.String(50), default="")
    """In the gateway's words, for instance ``card`` or ``bkash``; never a number."""
    failure_reason: Mapped[str] = mapped_column(sa.Text, default="")
    completed_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship(lazy="raise")
    subscription: Mapped[UserSubscription | None] = relationship(lazy="raise")


promotional_code_plan = sa.Table(
    "promotional_code_plan",
    Model.metadata,
    sa.Column(
        "promo_code_id",
        sa.Uuid(),
        sa.ForeignKey("promotional_code.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column(
        "plan_id",
        sa.Uuid(),
        # Not CASCADE: a code that loses its last plan would be good for every plan.
        sa.ForeignKey("subscription_plan.id", ondelete="RESTRICT"),
        primary_key=True,
        index=True,
    ),
)
"""Which plans a code is good for."""


class PromotionalCode(Identified, Model):
    """A code that lowers the price of a plan for a while."""

    __tablename__ = "promotional_code"
    __table_args__ = (
        sa.CheckConstraint("code = upper(code)", name="code_upper"),
        sa.CheckConstraint("valid_from < valid_until", name="window"),
        sa.CheckConstraint("discount_value > 0", name="discount_value"),
        sa.CheckConstraint(
            "discount_type <> 'percentage' OR discount_value <= 100", name="discount_percentage"
        ),
        *not_negative("current_uses"),
        sa.CheckConstraint("max_uses IS NULL OR max_uses > 0", name="max_uses"),
        sa.CheckConstraint("max_uses IS NULL OR current_uses <= max_uses", name="current_uses"),
        sa.CheckConstraint("max_uses_per_user > 0", name="max_uses_per_user"),
    )

    code: Mapped[str] = mapped_column(sa.String(PROMO_CODE_MAX), unique=True)
    """In capital letters, so that typing it in small ones works too."""
    discount_type: Mapped[DiscountType] = mapped_column(choice(DiscountType))
    discount_value: Mapped[int] = mapped_column(sa.BigInteger)
    """Whole per cent, or minor units of ``currency``, as ``discount_type`` says."""
    currency: Mapped[str] = mapped_column(sa.String(3), default=CURRENCY)
    """Of a fixed discount, which is good only for plans in this currency."""
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime]
    """The first moment when the code is no longer good."""
    max_uses: Mapped[int | None]
    """By all together; null means no limit."""
    max_uses_per_user: Mapped[int] = mapped_column(default=1)
    current_uses: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)

    applicable_plans: Mapped[list[SubscriptionPlan]] = relationship(
        secondary=promotional_code_plan, lazy="raise", passive_deletes=True
    )
    """The plans that the code is good for; none means all."""

    @validates("code")
    def _in_capitals(self, _key: str, code: str) -> str:
        return code.strip().upper()

    def is_valid(self, at: datetime) -> bool:
        """True while the code can be used: switched on, within its window, not used up."""
        return self.is_active and self.valid_from <= at < self.valid_until and not self.is_used_up

    @property
    def is_used_up(self) -> bool:
        """True when ``max_uses`` is reached."""
        return self.max_uses is not None and self.current_uses >= self.max_uses


class PromoCodeUsage(Model):
    """One use of a code. A ledger row: it survives its user, and keeps its code from deletion."""

    __tablename__ = "promo_code_usage"
    __table_args__ = (
        *not_negative("discount_applied_cents"),
        sa.Index(None, "promo_code_id", "user_id"),
        sa.Index(None, "user_id"),
        sa.Index(None, "transaction_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    promo_code_id: Mapped[UUID] = mapped_column(
        sa.ForeignKey("promotional_code.id", ondelete="RESTRICT")
    )
    """A code that was used is switched off, not deleted: beyond the specification's CASCADE,
    because a price that was paid has to stay explainable."""
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null once the user's account is gone."""
    transaction_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("payment_transaction.id", ondelete="SET NULL")
    )
    discount_applied_cents: Mapped[int] = mapped_column(sa.BigInteger)
    used_at: Mapped[datetime] = mapped_column(default=now)

    promo_code: Mapped[PromotionalCode] = relationship(lazy="raise")
    user: Mapped[User | None] = relationship(lazy="raise")
    transaction: Mapped[PaymentTransaction | None] = relationship(lazy="raise")

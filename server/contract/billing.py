"""Plans, subscriptions, payments and promotional codes."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from server.contract.media import Resolution
from server.contract.shapes import In, Out

PROMO_CODE_MAX = 50

PromoCode = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_upper=True, min_length=1, max_length=PROMO_CODE_MAX
    ),
]
"""A promotional code as it is stored: in capital letters, whatever somebody typed."""


class PlanType(StrEnum):
    """What kind of plan it is. There is one plan of each kind."""

    FREE = "FREE"
    """Costs nothing; what everybody has who pays for nothing else."""
    PREMIUM_MONTHLY = "PREMIUM_MONTHLY"
    """Paid each month."""
    PREMIUM_ANNUAL = "PREMIUM_ANNUAL"
    """Paid once a year."""


class SubscriptionStatus(StrEnum):
    """How a subscription to a plan stands."""

    ACTIVE = "ACTIVE"
    """Paid for, or free."""
    CANCELLED = "CANCELLED"
    """Will not be renewed. Where it was cancelled at the period's end, it runs until then."""
    EXPIRED = "EXPIRED"
    """Over."""
    GRACE_PERIOD = "GRACE_PERIOD"
    """A payment failed; the plan goes on for some days while it is tried again."""
    SUSPENDED = "SUSPENDED"
    """Held back by the platform, for instance while a charge is disputed."""


class PaymentGateway(StrEnum):
    """Who takes the money."""

    SSLCOMMERZ = "SSLCOMMERZ"
    """SSLCommerz: cards, mobile banking and banks of Bangladesh."""
    TWOCHECKOUT = "TWOCHECKOUT"
    """2Checkout: international cards and PayPal."""


class PaymentStatus(StrEnum):
    """How far a payment is."""

    PENDING = "pending"
    """Begun; the gateway has not answered."""
    COMPLETED = "completed"
    """The money was taken."""
    FAILED = "failed"
    """The gateway refused, or the buyer gave up."""
    REFUNDED = "refunded"
    """The money went back."""


class DiscountType(StrEnum):
    """How a promotional code lowers a price."""

    PERCENTAGE = "percentage"
    """By a share of the price, in whole per cent."""
    FIXED = "fixed"
    """By an amount in minor units of a currency."""


class PlanOut(Out):
    """A plan that can be subscribed to."""

    name: str
    plan_type: PlanType
    max_resolution: Resolution
    ad_free: bool
    premium_content_access: bool
    early_access: bool
    price_monthly_cents: int
    """Minor units of ``currency`` for a month."""
    price_annual_cents: int | None
    """Minor units for a year, where a year has a price of its own."""
    price_cents: int
    """What is charged for one period of this plan: a year or a month, or 0."""
    currency: str
    """ISO 4217."""


class SubscriptionOut(Out):
    """What the signed-in person's subscription lets them have now."""

    plan_type: PlanType
    status: SubscriptionStatus | None
    """Null for somebody who never subscribed."""
    is_premium: bool
    """A paid plan is in force."""
    max_resolution: Resolution
    ad_free: bool
    premium_content_access: bool
    early_access: bool
    renewal_date: AwareDatetime | None
    end_date: AwareDatetime | None
    cancel_at_period_end: bool
    grace_period_ends_at: AwareDatetime | None


class QuoteIn(In):
    """Ask what a plan costs with a promotional code."""

    code: PromoCode
    plan_type: PlanType


class QuoteOut(Out):
    """A plan's price with a promotional code, in minor units of ``currency``."""

    code: str
    plan_type: PlanType
    price_cents: Annotated[int, Field(ge=0)]
    discount_cents: Annotated[int, Field(ge=0)]
    total_cents: Annotated[int, Field(ge=0)]
    """What is left to pay: the price less the discount."""
    currency: str

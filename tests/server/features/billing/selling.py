"""Plans, subscriptions and codes to sell in tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from server.contract.billing import DiscountType, PlanType
from server.features.billing.models import PromotionalCode, SubscriptionPlan, UserSubscription
from server.features.identity.models import User
from server.kit.db.unit import Unit

PRICES = {PlanType.FREE: 0, PlanType.PREMIUM_MONTHLY: 399, PlanType.PREMIUM_ANNUAL: 399}


def add_plan(unit: Unit, plan_type: PlanType, **other: Any) -> SubscriptionPlan:
    """A plan, premium unless it is the free one."""
    paid = plan_type is not PlanType.FREE
    values = {
        "name": plan_type.value.title(),
        "price_monthly_cents": PRICES[plan_type],
        "ad_free": paid,
        "premium_content_access": paid,
        **other,
    }
    plan = SubscriptionPlan(plan_type=plan_type, **values)
    unit.session.add(plan)
    unit.session.flush()
    return plan


def add_user(unit: Unit, name: str) -> UUID:
    """Somebody who buys."""
    user = User(email=f"{name}@nodi.example", username=name, password_hash="x")
    unit.session.add(user)
    unit.session.flush()
    return user.id


def subscribe(unit: Unit, user_id: UUID, plan: SubscriptionPlan, **other: Any) -> UserSubscription:
    """A subscription from now on."""
    values = {"start_date": unit.clock(), **other}
    subscription = UserSubscription(user_id=user_id, plan_id=plan.id, **values)
    unit.session.add(subscription)
    unit.session.flush()
    return subscription


def promo_values(at: datetime, code: str = "BOISHAKH", **other: Any) -> dict[str, Any]:
    """The fields of a code of ten per cent that is good for a day on each side of ``at``."""
    return {
        "code": code,
        "discount_type": DiscountType.PERCENTAGE,
        "discount_value": 10,
        "valid_from": at - timedelta(days=1),
        "valid_until": at + timedelta(days=1),
        **other,
    }


def add_promo(unit: Unit, code: str = "BOISHAKH", **other: Any) -> PromotionalCode:
    """A code that is good now."""
    promo = PromotionalCode(**promo_values(unit.clock(), code, **other))
    unit.session.add(promo)
    unit.session.flush()
    return promo

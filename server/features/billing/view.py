"""Billing as the contract shows it."""

from uuid import UUID

from server.contract.billing import PlanOut, QuoteOut, SubscriptionOut
from server.features.billing import repository
from server.features.billing.entitlement import entitlement
from server.features.billing.models import SubscriptionPlan
from server.features.billing.promo import Quote
from server.kit.db.unit import Unit


def plan_out(plan: SubscriptionPlan) -> PlanOut:
    """A plan with its features and price."""
    return PlanOut(
        name=plan.name,
        plan_type=plan.plan_type,
        max_resolution=plan.max_resolution,
        ad_free=plan.ad_free,
        premium_content_access=plan.premium_content_access,
        early_access=plan.early_access,
        price_monthly_cents=plan.price_monthly_cents,
        price_annual_cents=plan.price_annual_cents,
        price_cents=plan.price_cents,
        currency=plan.currency,
    )


def subscription_out(unit: Unit, user_id: UUID) -> SubscriptionOut:
    """What the user has now, and how their subscription stands if there ever was one."""
    has = entitlement(unit.session, user_id, unit.clock())
    found = repository.subscription_of(unit.session, user_id)
    kept = None if found is None else found[0]
    return SubscriptionOut(
        plan_type=has.plan_type,
        status=kept.status if kept else None,
        is_premium=has.is_premium,
        max_resolution=has.max_resolution,
        ad_free=has.ad_free,
        premium_content_access=has.premium_content_access,
        early_access=has.early_access,
        renewal_date=kept.renewal_date if kept else None,
        end_date=kept.end_date if kept else None,
        cancel_at_period_end=kept is not None and kept.cancel_at_period_end,
        grace_period_ends_at=kept.grace_period_ends_at if kept else None,
    )


def quote_out(quote: Quote) -> QuoteOut:
    """A price with a discount."""
    return QuoteOut(
        code=quote.code,
        plan_type=quote.plan_type,
        price_cents=quote.price_cents,
        discount_cents=quote.discount_cents,
        total_cents=quote.total_cents,
        currency=quote.currency,
    )

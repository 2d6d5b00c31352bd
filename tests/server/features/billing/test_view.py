from datetime import timedelta

from server.contract.billing import PlanType, SubscriptionStatus
from server.features.billing.promo import Quote
from server.features.billing.view import plan_out, quote_out, subscription_out
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_plan, add_user, subscribe


def test_a_plan_shows_what_its_period_costs(units: Units) -> None:
    with units.write() as unit:
        shown = plan_out(add_plan(unit, PlanType.PREMIUM_ANNUAL, price_annual_cents=3599))
    assert (shown.price_monthly_cents, shown.price_annual_cents) == (399, 3599)
    assert (shown.price_cents, shown.currency) == (3599, "USD")


def test_a_subscription_that_is_over_is_shown_with_what_is_left(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        assert subscription_out(unit, user_id).status is None
        at = unit.clock()
        subscribe(
            unit,
            user_id,
            add_plan(unit, PlanType.PREMIUM_MONTHLY),
            start_date=at - timedelta(days=30),
            end_date=at,
            status=SubscriptionStatus.EXPIRED,
        )
        shown = subscription_out(unit, user_id)
    assert (shown.plan_type, shown.is_premium) == (PlanType.FREE, False)
    assert (shown.status, shown.end_date) == (SubscriptionStatus.EXPIRED, at)


def test_a_quote_shows_what_is_left_to_pay() -> None:
    shown = quote_out(Quote("BOISHAKH", PlanType.PREMIUM_MONTHLY, 399, 39, "USD"))
    assert (shown.price_cents, shown.discount_cents, shown.total_cents) == (399, 39, 360)

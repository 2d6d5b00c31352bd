from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from server.contract.billing import (
    DiscountType,
    PaymentGateway,
    PaymentStatus,
    PlanType,
    SubscriptionStatus,
)
from server.contract.media import Resolution
from server.features.billing.models import (
    PaymentTransaction,
    PromoCodeUsage,
    PromotionalCode,
    SubscriptionPlan,
    UserSubscription,
)
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.billing.selling import (
    add_plan,
    add_promo,
    add_user,
    promo_values,
    subscribe,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("plan_type", "monthly", "annual", "price"),
    [
        (PlanType.FREE, 0, None, 0),
        (PlanType.PREMIUM_MONTHLY, 399, 3599, 399),
        (PlanType.PREMIUM_ANNUAL, 399, 3599, 3599),
        (PlanType.PREMIUM_ANNUAL, 399, None, 4788),
    ],
)
def test_a_period_costs_a_year_of_the_annual_plan_and_else_a_month(
    plan_type: PlanType, monthly: int, annual: int | None, price: int
) -> None:
    plan = SubscriptionPlan(
        plan_type=plan_type, price_monthly_cents=monthly, price_annual_cents=annual
    )
    assert plan.price_cents == price


ACTIVE, CANCELLED, GRACE = (
    SubscriptionStatus.ACTIVE,
    SubscriptionStatus.CANCELLED,
    SubscriptionStatus.GRACE_PERIOD,
)


@pytest.mark.parametrize(
    ("values", "active"),
    [
        ({"status": ACTIVE}, True),
        ({"status": ACTIVE, "start_date": NOW + TICK}, False),
        ({"status": ACTIVE, "end_date": NOW + TICK}, True),
        ({"status": ACTIVE, "end_date": NOW}, False),
        ({"status": CANCELLED, "end_date": NOW + TICK}, False),
        ({"status": CANCELLED, "cancel_at_period_end": True, "end_date": NOW + TICK}, True),
        ({"status": CANCELLED, "cancel_at_period_end": True, "end_date": NOW}, False),
        ({"status": CANCELLED, "cancel_at_period_end": True}, False),
        ({"status": GRACE, "grace_period_ends_at": NOW + TICK, "end_date": NOW - DAY}, True),
        ({"status": GRACE, "grace_period_ends_at": NOW}, False),
        ({"status": GRACE}, False),
        ({"status": SubscriptionStatus.EXPIRED, "end_date": NOW + DAY}, False),
        ({"status": SubscriptionStatus.SUSPENDED, "end_date": NOW + DAY}, False),
    ],
)
def test_a_subscription_is_active_within_its_time_and_its_grace(
    values: dict[str, Any], active: bool
) -> None:
    subscription = UserSubscription(
        **{"start_date": NOW - 30 * DAY, "cancel_at_period_end": False, **values}
    )
    assert subscription.is_active(NOW) is active


@pytest.mark.parametrize(
    ("changed", "valid"),
    [
        ({}, True),
        ({"is_active": False}, False),
        ({"valid_from": NOW}, True),
        ({"valid_from": NOW + TICK}, False),
        ({"valid_until": NOW + TICK}, True),
        ({"valid_until": NOW}, False),
        ({"max_uses": 3, "current_uses": 2}, True),
        ({"max_uses": 3, "current_uses": 3}, False),
    ],
)
def test_a_code_is_valid_while_on_within_its_window_and_not_used_up(
    changed: dict[str, Any], valid: bool
) -> None:
    promo = PromotionalCode(
        **{**promo_values(NOW), "is_active": True, "current_uses": 0, **changed}
    )
    assert promo.is_valid(NOW) is valid


def test_a_code_is_kept_in_capitals() -> None:
    assert PromotionalCode(code=" boishakh ").code == "BOISHAKH"


def test_defaults_are_the_specifications(units: Units) -> None:
    with units.write() as unit:
        plan = add_plan(unit, PlanType.FREE)
        assert plan.max_resolution is Resolution.P1440
        subscription = subscribe(unit, add_user(unit, "rafi"), plan)
        assert (subscription.status, subscription.cancel_at_period_end) == (ACTIVE, False)
        promo = add_promo(unit)
        assert (promo.current_uses, promo.max_uses, promo.max_uses_per_user) == (0, None, 1)
        payment = PaymentTransaction(
            payment_gateway=PaymentGateway.SSLCOMMERZ, gateway_transaction_id="1", amount_cents=1
        )
        unit.session.add(payment)
        unit.session.flush()
        assert (payment.status, payment.currency) == (PaymentStatus.PENDING, "USD")


def test_one_subscription_each_and_it_is_found_from_the_user(units: Units) -> None:
    with units.write() as unit:
        plan = add_plan(unit, PlanType.PREMIUM_MONTHLY)
        user_id = add_user(unit, "rafi")
        subscribe(unit, user_id, plan)
    active = User.__mapper__.relationships["active_subscription"].class_attribute
    with units.read() as unit:
        query = sa.select(User).options(joinedload(active).joinedload(UserSubscription.plan))
        user = unit.session.scalars(query.where(User.id == user_id)).one()
        assert user.active_subscription.plan.name == plan.name  # type: ignore[attr-defined]
    with pytest.raises(IntegrityError), units.write() as unit:
        subscribe(unit, user_id, plan)


def test_the_ledgers_outlive_a_user_and_name_nobody(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        subscription = subscribe(unit, user_id, add_plan(unit, PlanType.PREMIUM_MONTHLY))
        payment = PaymentTransaction(
            user_id=user_id,
            subscription_id=subscription.id,
            payment_gateway=PaymentGateway.TWOCHECKOUT,
            gateway_transaction_id="1",
            amount_cents=359,
        )
        unit.session.add(payment)
        unit.session.flush()
        unit.session.add(
            PromoCodeUsage(
                promo_code_id=add_promo(unit).id,
                user_id=user_id,
                transaction_id=payment.id,
                discount_applied_cents=40,
            )
        )
    with units.write() as unit:
        unit.session.delete(unit.session.get_one(User, user_id))
    with units.read() as unit:
        assert unit.session.scalars(sa.select(UserSubscription)).all() == []
        kept = unit.session.scalars(sa.select(PaymentTransaction)).one()
        assert (kept.user_id, kept.subscription_id, kept.amount_cents) == (None, None, 359)
        used = unit.session.scalars(sa.select(PromoCodeUsage)).one()
        assert (used.user_id, used.transaction_id) == (None, kept.id)


def test_what_is_in_use_is_not_deleted(units: Units) -> None:
    with units.write() as unit:
        plan = add_plan(unit, PlanType.PREMIUM_MONTHLY)
        subscribe(unit, add_user(unit, "rafi"), plan)
        promo = add_promo(unit)
        unit.session.add(PromoCodeUsage(promo_code_id=promo.id, discount_applied_cents=1))
    for row in (plan, promo):
        with pytest.raises(IntegrityError), units.write() as unit:
            unit.session.delete(unit.session.get_one(type(row), row.id))


def test_a_plan_that_a_code_is_for_stays_and_an_unused_code_goes(units: Units) -> None:
    with units.write() as unit:
        plan = add_plan(unit, PlanType.PREMIUM_MONTHLY)
        promo = add_promo(unit, applicable_plans=[plan])
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.execute(sa.delete(SubscriptionPlan))
    with units.write() as unit:
        unit.session.delete(unit.session.get_one(PromotionalCode, promo.id))
    with units.write() as unit:
        unit.session.delete(unit.session.get_one(SubscriptionPlan, plan.id))


@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_until": NOW - DAY},
        {"discount_value": 101},
        {"discount_value": 0},
        {"max_uses": 0},
        {"max_uses": 1, "current_uses": 2},
        {"current_uses": -1},
        {"max_uses_per_user": 0},
    ],
)
def test_the_database_refuses_a_code_that_makes_no_sense(
    units: Units, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"), units.write() as unit:
        unit.session.add(PromotionalCode(**{**promo_values(NOW), **wrong}))


def test_a_fixed_discount_may_be_more_than_a_hundred_cents(units: Units) -> None:
    with units.write() as unit:
        add_promo(unit, discount_type=DiscountType.FIXED, discount_value=5000)


@pytest.mark.parametrize(
    "wrong", [{"end_date": NOW - DAY}, {"status": GRACE, "grace_period_ends_at": None}]
)
def test_the_database_refuses_a_subscription_that_makes_no_sense(
    units: Units, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"), units.write() as unit:
        plan = add_plan(unit, PlanType.PREMIUM_MONTHLY)
        subscribe(unit, add_user(unit, "rafi"), plan, **{"start_date": NOW, **wrong})

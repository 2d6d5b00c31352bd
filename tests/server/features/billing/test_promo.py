from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from server.contract.billing import DiscountType, PlanType
from server.contract.errors import ErrorCode
from server.features.billing.models import PromoCodeUsage, PromotionalCode
from server.features.billing.promo import Quote, discount_cents, quote, redeem
from server.kit.clock import now
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError
from tests.server.features.billing.selling import add_plan, add_promo, add_user

MONTHLY = PlanType.PREMIUM_MONTHLY


@given(st.sampled_from(DiscountType), st.integers(1, 10**9), st.integers(0, 10**9))
def test_a_discount_is_never_more_than_the_price(
    kind: DiscountType, value: int, price: int
) -> None:
    assert 0 <= discount_cents(kind, value, price) <= price


@pytest.mark.parametrize(
    ("kind", "value", "price", "off"),
    [
        (DiscountType.PERCENTAGE, 10, 399, 39),
        (DiscountType.PERCENTAGE, 100, 399, 399),
        (DiscountType.FIXED, 100, 399, 100),
        (DiscountType.FIXED, 400, 399, 399),
    ],
)
def test_a_discount_is_in_whole_cents(kind: DiscountType, value: int, price: int, off: int) -> None:
    assert discount_cents(kind, value, price) == off


def test_a_quote_uses_nothing_and_redeeming_counts(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        add_plan(unit, MONTHLY)
        promo = add_promo(unit)
        expected = Quote("BOISHAKH", MONTHLY, 399, 39, "USD")
        assert quote(unit, user_id, "boishakh", MONTHLY) == expected
        assert expected.total_cents == 360
    assert _uses(units, promo.id) == (0, [])
    with units.write() as unit:
        assert redeem(unit, user_id, " Boishakh", MONTHLY) == expected
    assert _uses(units, promo.id) == (1, [(user_id, 39)])


@pytest.mark.parametrize(
    ("promo", "code"),
    [
        ({"is_active": False}, ErrorCode.PROMO_NOT_VALID),
        ({"valid_from": now() + timedelta(hours=12)}, ErrorCode.PROMO_NOT_VALID),
        ({"valid_until": now() - timedelta(hours=12)}, ErrorCode.PROMO_NOT_VALID),
        ({"max_uses": 1, "current_uses": 1}, ErrorCode.PROMO_USED_UP),
        (
            {"discount_type": DiscountType.FIXED, "currency": "BDT"},
            ErrorCode.PROMO_OTHER_PLAN,
        ),
    ],
)
def test_a_code_that_is_not_good_is_refused_and_says_why(
    units: Units, promo: dict[str, Any], code: ErrorCode
) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        add_plan(unit, MONTHLY)
        kept = add_promo(unit, **promo)
    before = _uses(units, kept.id)
    for use in (quote, redeem):
        with pytest.raises(AppError) as refused, units.write() as unit:
            use(unit, user_id, "BOISHAKH", MONTHLY)
        assert refused.value.code is code
        assert set(refused.value.fields) == {"code"}
    assert _uses(units, kept.id) == before


def test_a_code_is_for_its_plans_alone_and_never_for_a_free_one(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        add_plan(unit, PlanType.FREE)
        add_plan(unit, MONTHLY)
        annual = add_plan(unit, PlanType.PREMIUM_ANNUAL)
        add_promo(unit, applicable_plans=[annual])
        add_promo(unit, "ANY")
    with units.read() as unit:
        assert quote(unit, user_id, "BOISHAKH", PlanType.PREMIUM_ANNUAL).discount_cents == 478
        assert _refusal(unit, user_id, "BOISHAKH", MONTHLY) is ErrorCode.PROMO_OTHER_PLAN
        assert _refusal(unit, user_id, "ANY", PlanType.FREE) is ErrorCode.PROMO_OTHER_PLAN


def test_nobody_uses_a_code_more_often_than_one_person_may(units: Units) -> None:
    with units.write() as unit:
        rafi, mitu = add_user(unit, "rafi"), add_user(unit, "mitu")
        add_plan(unit, MONTHLY)
        promo = add_promo(unit, max_uses_per_user=2)
    for _ in range(2):
        with units.write() as unit:
            redeem(unit, rafi, "BOISHAKH", MONTHLY)
    with pytest.raises(AppError) as refused, units.write() as unit:
        redeem(unit, rafi, "BOISHAKH", MONTHLY)
    assert refused.value.code is ErrorCode.PROMO_LIMIT_REACHED
    with units.write() as unit:
        redeem(unit, mitu, "BOISHAKH", MONTHLY)
    assert _uses(units, promo.id)[0] == 3


def test_an_unknown_code_and_a_plan_that_is_not_on_offer_are_not_found(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        add_plan(unit, MONTHLY, is_active=False)
        add_promo(unit)
        assert _refusal(unit, user_id, "NOBODYS", MONTHLY) is ErrorCode.PROMO_UNKNOWN
        for plan_type in PlanType:
            assert _refusal(unit, user_id, "BOISHAKH", plan_type) is ErrorCode.NOT_FOUND


def _refusal(unit: Unit, user_id: UUID, code: str, plan_type: PlanType) -> ErrorCode:
    with pytest.raises(AppError) as refused:
        quote(unit, user_id, code, plan_type)
    return refused.value.code


def _uses(units: Units, promo_id: UUID) -> tuple[int, list[tuple[UUID | None, int]]]:
    with units.read() as unit:
        rows = unit.session.scalars(sa.select(PromoCodeUsage)).all()
        count = unit.session.get_one(PromotionalCode, promo_id).current_uses
        return count, [(row.user_id, row.discount_applied_cents) for row in rows]

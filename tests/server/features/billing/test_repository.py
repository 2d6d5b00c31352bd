"""Queries whose use is shown by the tests of promo.py and entitlement.py are not repeated."""

import sqlalchemy as sa

from server.contract.billing import PlanType
from server.features.billing import repository
from server.features.billing.models import PromotionalCode
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_plan, add_promo


def test_plans_on_offer_begin_with_the_cheapest(units: Units) -> None:
    with units.write() as unit:
        add_plan(unit, PlanType.PREMIUM_MONTHLY, price_monthly_cents=500)
        add_plan(unit, PlanType.PREMIUM_ANNUAL, price_monthly_cents=300)
        add_plan(unit, PlanType.FREE, is_active=False)
        types = [plan.plan_type for plan in repository.plans_on_offer(unit.session)]
    assert types == [PlanType.PREMIUM_ANNUAL, PlanType.PREMIUM_MONTHLY]


def test_a_use_is_counted_until_the_last_place_is_taken(units: Units) -> None:
    with units.write() as unit:
        promo = add_promo(unit, max_uses=1)
        assert repository.count_use(unit.session, promo.id)
        assert not repository.count_use(unit.session, promo.id)
        uses = unit.session.scalar(
            sa.select(PromotionalCode.current_uses).where(PromotionalCode.id == promo.id)
        )
    assert uses == 1


def test_a_locked_code_is_read_afresh(units: Units) -> None:
    with units.write() as unit:
        promo = add_promo(unit)
        repository.count_use(unit.session, promo.id)
        assert promo.current_uses == 0
        assert repository.promo_by_code(unit.session, "BOISHAKH", lock=True) is promo
        assert promo.current_uses == 1

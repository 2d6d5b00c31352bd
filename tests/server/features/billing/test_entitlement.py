from datetime import timedelta

from server.contract.billing import PlanType, SubscriptionStatus
from server.contract.media import Resolution
from server.features.billing.entitlement import Entitlement, entitlement, is_premium
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_plan, add_user, subscribe


def test_without_any_plan_everybody_has_the_defaults(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        at = unit.clock()
        for viewer in (None, user_id):
            assert entitlement(unit.session, viewer, at) == Entitlement()
        assert not is_premium(unit.session, user_id, at)


def test_guests_and_those_who_pay_nothing_have_what_the_free_plan_gives(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        free = add_plan(unit, PlanType.FREE, max_resolution=Resolution.P720)
        given = Entitlement(max_resolution=Resolution.P720)
        for viewer in (None, user_id):
            assert entitlement(unit.session, viewer, unit.clock()) == given
        subscribe(unit, user_id, free)
        assert entitlement(unit.session, user_id, unit.clock()) == given
        assert not is_premium(unit.session, user_id, unit.clock())


def test_a_paid_plan_gives_its_features_until_it_ends(units: Units) -> None:
    with units.write() as unit:
        user_id = add_user(unit, "rafi")
        plan = add_plan(unit, PlanType.PREMIUM_ANNUAL, early_access=True)
        add_plan(unit, PlanType.FREE, max_resolution=Resolution.P720)
        at = unit.clock()
        subscription = subscribe(unit, user_id, plan, start_date=at, end_date=at + timedelta(1))
        has = entitlement(unit.session, user_id, at)
        assert has == Entitlement(
            PlanType.PREMIUM_ANNUAL,
            Resolution.P1440,
            ad_free=True,
            premium_content_access=True,
            early_access=True,
        )
        assert has.is_premium
        assert is_premium(unit.session, user_id, at)
        over = at + timedelta(1)
        assert entitlement(unit.session, user_id, over).max_resolution is Resolution.P720
        assert not is_premium(unit.session, user_id, over)
        subscription.status = SubscriptionStatus.GRACE_PERIOD
        subscription.grace_period_ends_at = at + timedelta(3)
        unit.session.flush()
        assert is_premium(unit.session, user_id, over)

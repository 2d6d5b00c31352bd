"""Promotional codes against a plain model of their rules, step by step, on both databases."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from server.contract.billing import DiscountType, PlanType
from server.contract.errors import ErrorCode
from server.features.billing.models import PromoCodeUsage, PromotionalCode, SubscriptionPlan
from server.features.billing.promo import Quote, quote, redeem
from server.features.identity.models import User
from server.kit.db.unit import Unit, Units
from server.kit.errors import AppError
from server.kit.ids import new_id
from tests.server.features.billing.selling import add_plan, add_user

pytestmark = pytest.mark.proof

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PRICES = {PlanType.FREE: 0, PlanType.PREMIUM_MONTHLY: 399, PlanType.PREMIUM_ANNUAL: 3599}
PAID = [PlanType.PREMIUM_MONTHLY, PlanType.PREMIUM_ANNUAL]
CURRENCIES = {PlanType.PREMIUM_ANNUAL: "BDT"}
PEOPLE = 3
WHO = st.integers(0, PEOPLE - 1)
Use = Callable[[Unit, UUID, str, PlanType], Quote]


@dataclass
class Code:
    """What the rules know of a code."""

    text: str
    kind: DiscountType
    value: int
    currency: str
    begins: datetime
    ends: datetime
    most: int | None
    most_each: int
    plans: set[PlanType]
    on: bool = True
    used: dict[int, int] = field(default_factory=dict)

    @property
    def uses(self) -> int:
        return sum(self.used.values())

    def refusal(self, at: datetime, person: int, plan: PlanType) -> ErrorCode | None:
        """Why that person may not use it now for that plan; None when they may."""
        if not self.on or not self.begins <= at < self.ends:
            return ErrorCode.PROMO_NOT_VALID
        if self.most is not None and self.uses >= self.most:
            return ErrorCode.PROMO_USED_UP
        wrong_money = self.kind is DiscountType.FIXED and self.currency != currency_of(plan)
        if plan is PlanType.FREE or wrong_money or (self.plans and plan not in self.plans):
            return ErrorCode.PROMO_OTHER_PLAN
        if self.used.get(person, 0) >= self.most_each:
            return ErrorCode.PROMO_LIMIT_REACHED
        return None

    def discount(self, price: int) -> int:
        if self.kind is DiscountType.FIXED:
            return min(price, self.value)
        return int(price * self.value / 100 + 1e-9)


def currency_of(plan: PlanType) -> str:
    return CURRENCIES.get(plan, "USD")


class Promos(RuleBasedStateMachine):
    """Codes are made, switched, quoted and redeemed while time goes by."""

    codes = Bundle("codes")

    def __init__(self, units: Units) -> None:
        super().__init__()
        self.at = START
        self.units = Units(units.engine, units.subscriptions, units._jobs, lambda: self.at)
        self.kept: dict[str, Code] = {}
        self.people: list[UUID] = []

    @initialize()
    def begin(self) -> None:
        """An empty shop with three plans and three people."""
        with self.units.write() as unit:
            for model in (PromoCodeUsage, PromotionalCode, SubscriptionPlan, User):
                unit.session.execute(sa.delete(model))
            for plan_type, price in PRICES.items():
                add_plan(
                    unit,
                    plan_type,
                    price_monthly_cents=price,
                    price_annual_cents=price,
                    currency=currency_of(plan_type),
                )
            self.people = [add_user(unit, f"person-{new_id().hex[-12:]}") for _ in range(PEOPLE)]

    @rule(
        target=codes,
        kind=st.sampled_from(DiscountType),
        value=st.integers(1, 100),
        currency=st.sampled_from(["USD", "USD", "BDT"]),
        begins=st.sampled_from([0, 0, -2, 1]),
        lasts=st.integers(3, 20),
        most=st.sampled_from([None, 1, 2, 4]),
        most_each=st.integers(1, 2),
        plans=st.sampled_from([set(), set(), *({plan} for plan in PAID)]),
    )
    def make(
        self,
        kind: DiscountType,
        value: int,
        currency: str,
        begins: int,
        lasts: int,
        most: int | None,
        most_each: int,
        plans: set[PlanType],
    ) -> str:
        text = f"CODE{len(self.kept)}"
        value *= 10 if kind is DiscountType.FIXED else 1
        first = self.at + begins * HOUR
        code = Code(
            text, kind, value, currency, first, first + lasts * HOUR, most, most_each, plans
        )
        with self.units.write() as unit:
            wanted = sa.select(SubscriptionPlan).where(SubscriptionPlan.plan_type.in_(plans))
            unit.session.add(
                PromotionalCode(
                    code=text.lower(),
                    discount_type=kind,
                    discount_value=value,
                    currency=currency,
                    valid_from=code.begins,
                    valid_until=code.ends,
                    max_uses=most,
                    max_uses_per_user=most_each,
                    applicable_plans=list(unit.session.scalars(wanted)),
                )
            )
        self.kept[text] = code
        return text

    @rule(text=codes, on=st.sampled_from([True, True, False]))
    def switch(self, text: str, on: bool) -> None:
        self.kept[text].on = on
        with self.units.write() as unit:
            unit.session.execute(
                sa.update(PromotionalCode).where(PromotionalCode.code == text).values(is_active=on)
            )

    @rule(hours=st.integers(1, 2))
    def wait(self, hours: int) -> None:
        self.at += hours * HOUR

    @rule(text=codes, person=WHO, plan=st.sampled_from(PlanType))
    def quote(self, text: str, person: int, plan: PlanType) -> None:
        self.ask(quote, text, person, plan)

    @rule(text=codes, person=WHO, plan=st.sampled_from(PAID), times=st.integers(1, 3))
    def redeem(self, text: str, person: int, plan: PlanType, times: int) -> None:
        for _ in range(times):
            if self.ask(redeem, text, person, plan):
                used = self.kept[text].used
                used[person] = used.get(person, 0) + 1

    def ask(self, use: Use, text: str, person: int, plan: PlanType) -> bool:
        """Ask the shop and the model; both answer the same. True when it was granted."""
        code = self.kept[text]
        expected = code.refusal(self.at, person, plan)
        refused, given = None, None
        try:
            with self.units.write() as unit:
                given = use(unit, self.people[person], text.lower(), plan)
        except AppError as error:
            refused = error.code
        assert refused is expected
        if refused is not None:
            return False
        price = PRICES[plan]
        assert given == Quote(text, plan, price, code.discount(price), currency_of(plan))
        return True

    @invariant()
    def what_is_stored_is_what_was_done(self) -> None:
        with self.units.read() as unit:
            stored = {
                row.code: (row.current_uses, row.is_valid(self.at))
                for row in unit.session.scalars(sa.select(PromotionalCode))
            }
            uses = sa.select(PromotionalCode.code, PromoCodeUsage.user_id, sa.func.count())
            uses = uses.join(PromotionalCode).group_by(PromotionalCode.code, PromoCodeUsage.user_id)
            used = {(row[0], row[1]): row[2] for row in unit.session.execute(uses)}
        assert stored == {
            text: (
                code.uses,
                code.on
                and code.begins <= self.at < code.ends
                and (code.most is None or code.uses < code.most),
            )
            for text, code in self.kept.items()
        }
        assert used == {
            (text, self.people[person]): count
            for text, code in self.kept.items()
            for person, count in code.used.items()
        }


def test_codes_keep_to_their_rules(units: Units) -> None:
    class Here(Promos):
        def __init__(self) -> None:
            super().__init__(units)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            database=None,
        ),
    )

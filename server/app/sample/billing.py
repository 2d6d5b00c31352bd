"""Plans, who pays for them, and codes that make them cheaper."""

from dataclasses import dataclass
from random import Random

from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.values import DAY, HOUR, Ids, Seconds, moment
from server.app.sample.world import World, happens
from server.features.billing.models import (
    PaymentTransaction,
    PromoCodeUsage,
    PromotionalCode,
    SubscriptionPlan,
    UserSubscription,
    promotional_code_plan,
)

MONTHLY_CENTS, ANNUAL_CENTS = 399, 3599
WITH_A_CODE = 0.3
"""Of the first payments."""
PERIOD = 30 * DAY
_OFF = (("CANCELLED", 12), ("EXPIRED", 9), ("GRACE_PERIOD", 23), ("SUSPENDED", 57))
"""Subscriptions that are not simply active: of the viewers who do not pay, each so many-th."""

PLANS = Sheet(
    SubscriptionPlan, "id", "created_at", "updated_at", "name", "plan_type", "max_resolution",
    "ad_free", "premium_content_access", "early_access", "price_monthly_cents",
    "price_annual_cents",
)  # fmt: skip
SUBSCRIBED = Sheet(
    UserSubscription, "id", "created_at", "updated_at", "user_id", "plan_id", "status",
    "payment_gateway", "gateway_subscription_id", "gateway_customer_id", "start_date", "end_date",
    "renewal_date", "cancelled_at", "cancel_at_period_end", "grace_period_ends_at",
)  # fmt: skip
PAID = Sheet(
    PaymentTransaction, "id", "created_at", "user_id", "subscription_id", "payment_gateway",
    "gateway_transaction_id", "amount_cents", "status", "payment_method", "failure_reason",
    "completed_at",
)  # fmt: skip
CODES = Sheet(
    PromotionalCode, "id", "created_at", "code", "discount_type", "discount_value", "valid_from",
    "valid_until", "max_uses", "current_uses", "is_active",
)  # fmt: skip
USES = Sheet(
    PromoCodeUsage,
    "id",
    "promo_code_id",
    "user_id",
    "transaction_id",
    "discount_applied_cents",
    "used_at",
)


CODE_PLANS = Sheet(promotional_code_plan, "promo_code_id", "plan_id")


@dataclass
class _Code:
    """A code, and how often it was used while payments were made up."""

    name: str
    kind: str
    value: int
    days: tuple[int, int]
    """From when until when it is good, in days from the present."""
    most: int | None = None
    monthly_only: bool = False
    id: str = ""
    uses: int = 0

    def discount(self, cents: int) -> int:
        """Off that price."""
        return self.value if self.kind == "fixed" else cents * self.value // 100


def _codes() -> list[_Code]:
    return [
        _Code("BOISHAKH", "percentage", 20, (-160, -130)),
        _Code("NODI100", "fixed", 100, (-120, 60), most=500),
        _Code("STUDENT", "percentage", 50, (-300, 365), monthly_only=True),
        _Code("OLDFRIENDS", "percentage", 30, (-300, -1), most=50),
    ]


class Till:
    """Writes all that has to do with money that comes in."""

    def __init__(self, world: World, sink: Sink) -> None:
        self._world, self._sink = world, sink
        self._random: Random = world.random("billing")
        self._new_id: Ids = world.ids("billing")
        self._plans: dict[str, str] = {}
        self._codes = _codes()
        for code in self._codes:
            code.id = self._new_id(world.present + code.days[0] * DAY)

    def write(self, crowd: list[Person]) -> None:
        """Every row."""
        self._write_plans()
        for number, person in enumerate(crowd):
            if person.role == "PREMIUM":
                self._subscribe(number, person, "ACTIVE")
            elif person.role == "VIEWER":
                status = next((status for status, each in _OFF if number % each == 0), None)
                if status:
                    self._subscribe(number, person, status)
                elif number % 10 == 1:
                    self._join_free(person)
        self._write_codes()

    def _write_plans(self) -> None:
        at = self._world.present - 700 * DAY
        made = moment(at)
        for kind, name, rich, monthly, annual in (
            ("FREE", "Free", 0, 0, None),
            ("PREMIUM_MONTHLY", "Premium", 1, MONTHLY_CENTS, None),
            ("PREMIUM_ANNUAL", "Premium, a year", 1, MONTHLY_CENTS, ANNUAL_CENTS),
        ):
            self._plans[kind] = self._new_id(at)
            resolution = "1440p" if rich else "1080p"
            self._sink.put(PLANS, (
                self._plans[kind], made, made, name, kind, resolution, rich, rich, rich, monthly,
                annual
            ))  # fmt: skip

    def _join_free(self, person: Person) -> None:
        at = person.since + HOUR
        self._sink.put(SUBSCRIBED, (
            self._new_id(at), moment(at), moment(at), person.id, self._plans["FREE"], "ACTIVE",
            None, None, None, moment(at), None, None, None, 0, None,
        ))  # fmt: skip

    def _subscribe(self, number: int, person: Person, status: str) -> None:
        random, present = self._random, self._world.present
        annual = happens(random, 0.25)
        gateway = "SSLCOMMERZ" if happens(random, 0.8) else "TWOCHECKOUT"
        start = present - random.randrange(DAY, 200 * DAY)
        if status == "EXPIRED":
            start = present - random.randrange(40 * DAY, 200 * DAY)
        period = 12 * PERIOD + 5 * DAY if annual and status != "EXPIRED" else PERIOD
        begun = start + (present - 1 - start) // period * period
        ends, identifier = begun + period, self._new_id(start)
        over = status in {"CANCELLED", "EXPIRED"}
        if status == "EXPIRED":
            ends = begun
        grace = moment(present + 5 * DAY) if status == "GRACE_PERIOD" else None
        plan = self._plans["PREMIUM_ANNUAL" if annual else "PREMIUM_MONTHLY"]
        self._sink.put(SUBSCRIBED, (
            identifier, moment(start), moment(begun), person.id, plan, status, gateway,
            f"sub-{number}", f"cus-{number}", moment(start), moment(ends) if over else None,
            None if over else moment(ends), moment(max(start, begun - DAY)) if over else None,
            int(status == "CANCELLED"), grace,
        ))  # fmt: skip
        last = begun - (period if status == "EXPIRED" else 0)
        price = ANNUAL_CENTS if annual else MONTHLY_CENTS
        for at in range(start, last + 1, period):
            failed = status == "GRACE_PERIOD" and at == last and at != start
            code = self._code_at(at, annual=annual) if at == start else None
            cents = price - code.discount(price) if code else price
            payment = self._pay(person, identifier, gateway, at, cents, failed=failed)
            if code:
                code.uses += 1
                self._sink.put(USES, (
                    self._new_id(at), code.id, person.id, payment, code.discount(price), moment(at)
                ))  # fmt: skip

    def _code_at(self, at: Seconds, *, annual: bool) -> _Code | None:
        """A code that the payer had, and that was good then for that plan."""
        if self._random.random() > WITH_A_CODE:
            return None
        days = (at - self._world.present) / DAY
        good = [
            code
            for code in self._codes
            if code.days[0] <= days < code.days[1]
            and not (annual and code.monthly_only)
            and (code.most is None or code.uses < code.most)
        ]
        return self._random.choice(good) if good else None

    def _pay(
        self,
        person: Person,
        subscription: str,
        gateway: str,
        at: Seconds,
        cents: int,
        *,
        failed: bool,
    ) -> str:
        identifier, random = self._new_id(at), self._random
        refunded = not failed and happens(random, 0.03)
        status = "failed" if failed else "refunded" if refunded else "completed"
        ways = ("bkash", "nagad", "card") if gateway == "SSLCOMMERZ" else ("card", "paypal")
        self._sink.put(PAID, (
            identifier, moment(at), person.id, subscription, gateway, f"txn-{identifier[-20:]}",
            cents,
            status, random.choice(ways), "Insufficient funds." if failed else "",
            None if failed else moment(at + 40),
        ))  # fmt: skip
        return identifier

    def _write_codes(self) -> None:
        for code in self._codes:
            begin, end = (self._world.present + days * DAY for days in code.days)
            self._sink.put(CODES, (
                code.id, moment(begin), code.name, code.kind, code.value, moment(begin),
                moment(end),
                code.most, code.uses, int(code.name != "OLDFRIENDS"),
            ))  # fmt: skip
            if code.monthly_only:
                self._sink.put(CODE_PLANS, (code.id, self._plans["PREMIUM_MONTHLY"]))

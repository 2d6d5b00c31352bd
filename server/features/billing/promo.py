"""Promotional codes: what a plan costs with one, and using one.

Of several people who use the last place of a code at once, one gets it: redeeming locks the
code's row first, before anything about it is read or written, so that nobody counts the uses
while another adds one. A transaction redeems one code at most, so no two wait for each other.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from server.contract.billing import DiscountType, PlanType
from server.contract.errors import ErrorCode
from server.features.billing import repository
from server.features.billing.models import PromoCodeUsage, PromotionalCode, SubscriptionPlan
from server.kit.db.unit import Unit
from server.kit.errors import AppError, ConflictError, NotFoundError

NO_PLAN = "There is no such plan on offer. Look at the plans again."
NO_CODE = "There is no such promotional code. Check how it is written."
USED_UP = "This promotional code has been used up."


@dataclass(frozen=True)
class Quote:
    """A plan's price with a code, in minor units of ``currency``."""

    code: str
    plan_type: PlanType
    price_cents: int
    discount_cents: int
    currency: str

    @property
    def total_cents(self) -> int:
        """What is left to pay."""
        return self.price_cents - self.discount_cents


def discount_cents(kind: DiscountType, value: int, price_cents: int) -> int:
    """How much comes off the price: never more than the price, parts of a cent never.

    Args:
        kind: what ``value`` means.
        value: whole per cent, or cents.
        price_cents: zero or more.
    """
    if kind is DiscountType.PERCENTAGE:
        return price_cents * min(value, 100) // 100
    return min(value, price_cents)


def quote(unit: Unit, user_id: UUID, code: str, plan_type: PlanType) -> Quote:
    """What the plan costs that user with the code, as things stand. Nothing is kept.

    Raises:
        NotFoundError: no such code, or no such plan on offer.
        ConflictError: the code is not good now, for this plan or for this user; the error's
            code says which.
    """
    promo = _found(repository.promo_by_code(unit.session, code))
    plan = _plan(unit, plan_type)
    _check(unit, promo, plan, user_id)
    return _quote(promo, plan)


def redeem(
    unit: Unit, user_id: UUID, code: str, plan_type: PlanType, transaction_id: UUID | None = None
) -> Quote:
    """Use the code for the plan, once: the discount is given and counted.

    The caller's transaction has to end soon, since others who use the code wait for it.

    Args:
        transaction_id: the payment that the discount belongs to, where there is one.

    Raises:
        NotFoundError: no such code, or no such plan on offer.
        ConflictError: the code is not good now, for this plan or for this user; the error's
            code says which.
    """
    promo = _found(repository.promo_by_code(unit.session, code, lock=True))
    plan = _plan(unit, plan_type)
    _check(unit, promo, plan, user_id)
    if not repository.count_use(unit.session, promo.id):
        raise _refused(ErrorCode.PROMO_USED_UP, USED_UP)
    given = _quote(promo, plan)
    unit.session.add(
        PromoCodeUsage(
            promo_code_id=promo.id,
            user_id=user_id,
            transaction_id=transaction_id,
            discount_applied_cents=given.discount_cents,
            used_at=unit.clock(),
        )
    )
    unit.session.flush()
    return given


def _found(promo: PromotionalCode | None) -> PromotionalCode:
    if promo is None:
        raise NotFoundError(NO_CODE, code=ErrorCode.PROMO_UNKNOWN, fields={"code": NO_CODE})
    return promo


def _plan(unit: Unit, plan_type: PlanType) -> SubscriptionPlan:
    plan = repository.plan_of_type(unit.session, plan_type)
    if plan is None or not plan.is_active:
        raise NotFoundError(NO_PLAN, fields={"plan_type": NO_PLAN})
    return plan


def _check(unit: Unit, promo: PromotionalCode, plan: SubscriptionPlan, user_id: UUID) -> None:
    if not promo.is_valid(unit.clock()):
        raise _why_not(promo, unit.clock())
    if not _is_for(unit, promo, plan):
        raise _refused(
            ErrorCode.PROMO_OTHER_PLAN, "This promotional code is not for this plan. Try another."
        )
    if repository.uses_by(unit.session, promo.id, user_id) >= promo.max_uses_per_user:
        raise _refused(
            ErrorCode.PROMO_LIMIT_REACHED,
            "You have used this promotional code as often as one person may.",
        )


def _why_not(promo: PromotionalCode, at: datetime) -> AppError:
    if promo.is_active and at < promo.valid_from:
        return _refused(ErrorCode.PROMO_NOT_VALID, "This promotional code is not valid yet.")
    if not promo.is_active or at >= promo.valid_until:
        return _refused(ErrorCode.PROMO_NOT_VALID, "This promotional code is no longer valid.")
    return _refused(ErrorCode.PROMO_USED_UP, USED_UP)


def _is_for(unit: Unit, promo: PromotionalCode, plan: SubscriptionPlan) -> bool:
    if plan.price_cents == 0:
        return False
    if promo.discount_type is DiscountType.FIXED and promo.currency != plan.currency:
        return False
    return repository.promo_covers(unit.session, promo.id, plan.id)


def _refused(code: ErrorCode, sentence: str) -> AppError:
    return ConflictError(sentence, code=code, fields={"code": sentence})


def _quote(promo: PromotionalCode, plan: SubscriptionPlan) -> Quote:
    price = plan.price_cents
    return Quote(
        code=promo.code,
        plan_type=plan.plan_type,
        price_cents=price,
        discount_cents=discount_cents(promo.discount_type, promo.discount_value, price),
        currency=plan.currency,
    )

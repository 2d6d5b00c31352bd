"""Queries over plans, subscriptions and promotional codes."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.billing import PlanType
from server.features.billing.models import (
    PromoCodeUsage,
    PromotionalCode,
    SubscriptionPlan,
    UserSubscription,
    promotional_code_plan,
)


def plans_on_offer(session: Session) -> list[SubscriptionPlan]:
    """The plans that can be subscribed to, cheapest month first (specification, section 7)."""
    return list(
        session.scalars(
            sa.select(SubscriptionPlan)
            .where(SubscriptionPlan.is_active)
            .order_by(SubscriptionPlan.price_monthly_cents, SubscriptionPlan.id)
        )
    )


def plan_of_type(session: Session, plan_type: PlanType) -> SubscriptionPlan | None:
    """The plan of that kind, also one that is no longer offered."""
    return session.scalar(
        sa.select(SubscriptionPlan).where(SubscriptionPlan.plan_type == plan_type)
    )


def subscription_of(
    session: Session, user_id: UUID
) -> tuple[UserSubscription, SubscriptionPlan] | None:
    """The user's subscription and its plan, also one that is over."""
    found = session.execute(
        sa.select(UserSubscription, SubscriptionPlan)
        .join(SubscriptionPlan, SubscriptionPlan.id == UserSubscription.plan_id)
        .where(UserSubscription.user_id == user_id)
    ).first()
    return None if found is None else (found[0], found[1])


def promo_by_code(session: Session, code: str, *, lock: bool = False) -> PromotionalCode | None:
    """The promotional code, typed in small letters or capitals.

    Args:
        lock: nobody else may use the code until this transaction ends, and what is read is
            what is stored now.
    """
    query = sa.select(PromotionalCode).where(PromotionalCode.code == code.strip().upper())
    if lock:
        # Uses that point at the row may be inserted meanwhile, so not the strictest lock.
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return session.scalar(query)


def promo_covers(session: Session, promo_id: UUID, plan_id: UUID) -> bool:
    """True when the code is good for the plan: it names it, or names none."""
    named = set(
        session.scalars(
            sa.select(promotional_code_plan.c.plan_id).where(
                promotional_code_plan.c.promo_code_id == promo_id
            )
        )
    )
    return not named or plan_id in named


def uses_by(session: Session, promo_id: UUID, user_id: UUID) -> int:
    """How often the user has used the code."""
    return session.scalars(
        sa.select(sa.func.count()).where(
            PromoCodeUsage.promo_code_id == promo_id, PromoCodeUsage.user_id == user_id
        )
    ).one()


def count_use(session: Session, promo_id: UUID) -> bool:
    """Count one use by SQL; false when ``max_uses`` is reached and nothing was counted."""
    counted = session.execute(
        sa.update(PromotionalCode)
        .where(
            PromotionalCode.id == promo_id,
            sa.or_(
                PromotionalCode.max_uses.is_(None),
                PromotionalCode.current_uses < PromotionalCode.max_uses,
            ),
        )
        .values(current_uses=PromotionalCode.current_uses + 1)
        .returning(PromotionalCode.id)
        .execution_options(synchronize_session=False)
    )
    return counted.first() is not None

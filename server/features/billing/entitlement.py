"""What a viewer may have, by the plan they are on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.billing import PlanType
from server.contract.media import Resolution
from server.features.billing import repository
from server.features.billing.models import SubscriptionPlan


@dataclass(frozen=True)
class Entitlement:
    """The features of the plan in force. The defaults hold where no FREE plan is stored."""

    plan_type: PlanType = PlanType.FREE
    max_resolution: Resolution = Resolution.P1440
    ad_free: bool = False
    premium_content_access: bool = False
    early_access: bool = False

    @property
    def is_premium(self) -> bool:
        """A paid plan is in force."""
        return self.plan_type is not PlanType.FREE


def entitlement(session: Session, user_id: UUID | None, at: datetime) -> Entitlement:
    """What the viewer may have at that time.

    Args:
        session: an open database session.
        user_id: None for a guest, who has what the FREE plan gives.
        at: the time to judge the subscription by.
    """
    plan = _plan_in_force(session, user_id, at)
    if plan is None:
        plan = repository.plan_of_type(session, PlanType.FREE)
    if plan is None:
        return Entitlement()
    return Entitlement(
        plan_type=plan.plan_type,
        max_resolution=plan.max_resolution,
        ad_free=plan.ad_free,
        premium_content_access=plan.premium_content_access,
        early_access=plan.early_access,
    )


def is_premium(session: Session, user_id: UUID, at: datetime) -> bool:
    """True while the user pays for a plan, or is within its grace period.

    This is ``User.is_premium`` of the specification, section 1. It stands here because it asks
    the subscription, and identity, which is below billing, may not know of it.
    """
    plan = _plan_in_force(session, user_id, at)
    return plan is not None and plan.plan_type is not PlanType.FREE


def _plan_in_force(session: Session, user_id: UUID | None, at: datetime) -> SubscriptionPlan | None:
    found = None if user_id is None else repository.subscription_of(session, user_id)
    if found is None:
        return None
    subscription, plan = found
    return plan if subscription.is_active(at) else None

"""The HTTP side of plans and promotional codes."""

from fastapi import APIRouter

from server.contract.billing import PlanOut, QuoteIn, QuoteOut, SubscriptionOut
from server.features.billing import repository
from server.features.billing.promo import quote
from server.features.billing.view import plan_out, quote_out, subscription_out
from server.features.identity.access import CurrentActor
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["billing"])


@router.get("/plans")
def get_plans(providers: ProvidersDep) -> list[PlanOut]:
    """The plans on offer, cheapest first. There is one of each kind, so no pages."""
    with providers.get(Units).read() as unit:
        return [plan_out(plan) for plan in repository.plans_on_offer(unit.session)]


@router.get("/subscription")
def get_subscription(actor: CurrentActor, providers: ProvidersDep) -> SubscriptionOut:
    """What the signed-in person may have, by their plan."""
    with providers.get(Units).read() as unit:
        return subscription_out(unit, actor.user_id)


@router.post("/promo-codes/quote")
def post_quote(asked: QuoteIn, actor: CurrentActor, providers: ProvidersDep) -> QuoteOut:
    """What a plan costs with a promotional code. Nothing is used up by asking."""
    with providers.get(Units).read() as unit:
        return quote_out(quote(unit, actor.user_id, asked.code, asked.plan_type))

"""The HTTP side of following channels."""

from typing import Annotated

from fastapi import APIRouter, Query, Response, status

from server.contract.following import SubscriptionIn, SubscriptionOut
from server.contract.shapes import Page
from server.features.channels.models import Channel, Subscription
from server.features.channels.subscribe import subscribe, unsubscribe
from server.features.channels.subscriptions import list_subscriptions
from server.features.channels.view import channel_out
from server.features.identity.access import CurrentActor
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["channels"])


@router.get("/subscriptions")
def get_subscriptions(
    actor: CurrentActor,
    providers: ProvidersDep,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = LIMIT_DEFAULT,
) -> Page[SubscriptionOut]:
    """The channels that the asker follows, the latest first."""
    with providers.get(Units).read() as unit:
        rows, following = list_subscriptions(
            unit.session, actor.user_id, cursor=cursor, limit=limit
        )
        return Page(items=[_out(row, channel) for row, channel in rows], next_cursor=following)


@router.put("/channels/{handle}/subscription")
def put_subscription(
    handle: str, asked: SubscriptionIn, actor: CurrentActor, providers: ProvidersDep
) -> SubscriptionOut:
    """Follow a channel, or change whether it notifies."""
    with providers.get(Units).write() as unit:
        return _out(*subscribe(unit, handle, actor, asked))


@router.delete("/channels/{handle}/subscription", status_code=status.HTTP_204_NO_CONTENT)
def delete_subscription(handle: str, actor: CurrentActor, providers: ProvidersDep) -> Response:
    """Leave a channel."""
    with providers.get(Units).write() as unit:
        unsubscribe(unit, handle, actor)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


def _out(row: Subscription, channel: Channel) -> SubscriptionOut:
    return SubscriptionOut(
        channel=channel_out(channel),
        notifications_enabled=row.notifications_enabled,
        subscribed_at=row.subscribed_at,
    )

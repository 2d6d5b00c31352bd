"""Follow a channel, and leave it.

The row decides: whoever inserts or deletes it moves the counter, so repeating either changes
nothing. The counter's update is the last statement and the only lock that is shared with others.
"""

from server.contract.following import SubscriptionIn
from server.features.channels import repository
from server.features.channels.events import ChannelChanged
from server.features.channels.models import Channel, Subscription
from server.features.channels.subscriptions import end_subscription, subscription_of
from server.features.identity.tokens import Actor
from server.kit.db.unit import Unit
from server.kit.db.upsert import insert_or_skip
from server.kit.errors import NotAllowedError, NotFoundError

NO_SUCH = "There is no channel with this handle."


def subscribe(
    unit: Unit, handle: str, actor: Actor, asked: SubscriptionIn
) -> tuple[Subscription, Channel]:
    """Follow the channel, or change how an existing subscription behaves.

    Raises:
        NotFoundError: there is no such channel, or it is hidden.
        NotAllowedError: it is the actor's own.
    """
    channel = repository.public_channel_by_handle(unit.session, handle)
    if channel is None:
        raise NotFoundError(NO_SUCH)
    if channel.user_id == actor.user_id:
        raise NotAllowedError("This is your own channel; there is no need to subscribe to it.")
    key = {"subscriber_id": actor.user_id, "channel_id": channel.id}
    wanted = asked.notifications_enabled
    new = {**key, "notifications_enabled": wanted is not False, "subscribed_at": unit.clock()}
    inserted = insert_or_skip(unit.session, Subscription, new, by=tuple(key))
    row = subscription_of(unit.session, actor.user_id, channel.id)
    if row is None:
        raise NotFoundError("This subscription was ended at this very moment.")
    if inserted:
        repository.increment_subscriber_count(unit.session, channel.id)
        _tell(unit, channel)
    elif wanted is not None:
        row.notifications_enabled = wanted
        unit.session.flush()
    return row, channel


def unsubscribe(unit: Unit, handle: str, actor: Actor) -> None:
    """Leave the channel; no error when the actor does not follow it.

    Raises:
        NotFoundError: there is no such channel that the actor could know of.
    """
    ended = end_subscription(unit.session, actor.user_id, handle)
    if ended is not None:
        channel_id, owner_id = ended
        repository.decrement_subscriber_count(unit.session, channel_id)
        unit.emit(ChannelChanged(channel_id, owner_id))
    elif repository.public_channel_by_handle(unit.session, handle) is None:
        raise NotFoundError(NO_SUCH)


def _tell(unit: Unit, channel: Channel) -> None:
    unit.session.refresh(channel)
    unit.emit(ChannelChanged(channel.id, channel.user_id))

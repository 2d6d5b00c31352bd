"""Channels as the contract shows them."""

from server.contract.channels import ChannelOut
from server.contract.errors import ErrorCode
from server.features.channels import repository
from server.features.channels.models import Channel
from server.features.identity.tokens import Actor
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError

NO_CHANNEL = "This account has no channel, and so no videos. Sign in with one that has."


def own_channel(unit: Unit, actor: Actor) -> Channel:
    """The actor's channel.

    Raises:
        NotFoundError: they have none.
    """
    channel = repository.channel_of_user(unit.session, actor.user_id)
    if channel is None:
        raise NotFoundError(NO_CHANNEL, code=ErrorCode.NO_CHANNEL)
    return channel


def channel_out(channel: Channel) -> ChannelOut:
    """The channel's public facts."""
    return ChannelOut(
        id=channel.id,
        name=channel.name,
        handle=channel.handle,
        description=channel.description,
        status=channel.status,
        verified=channel.verified,
        subscriber_count=channel.subscriber_count,
        total_views=channel.total_views,
        total_videos=channel.total_videos,
        created_at=channel.created_at,
    )

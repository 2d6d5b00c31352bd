"""Channels and those who follow them."""

from collections import Counter

from server.app.sample.catalogue import ChannelPlan
from server.app.sample.people import Person
from server.app.sample.sheet import Sheet, Sink
from server.app.sample.values import DAY, moment
from server.app.sample.world import World
from server.features.channels.models import (
    LARGE,
    SMALL,
    UNLOCK_AT_SUBSCRIBERS,
    Channel,
    Subscription,
)

CHANNELS = Sheet(
    Channel, "id", "created_at", "updated_at", "user_id", "name", "handle", "description", "status",
    "verified", "verified_at", "subscriber_count", "total_views", "total_videos",
    "monetization_enabled", "monetization_enabled_at", "max_videos_per_week",
    "max_video_duration_minutes", "max_file_size_gb",
)  # fmt: skip
FOLLOWED = Sheet(
    Subscription, "id", "subscriber_id", "channel_id", "notifications_enabled", "subscribed_at"
)


def write_followers(
    world: World, sink: Sink, crowd: list[Person], channel: ChannelPlan
) -> Counter[int]:
    """Rows of one channel's subscribers.

    Returns:
        How many came on each day (since 1970).
    """
    random, new_id = (
        world.random("followers", channel.number),
        world.ids("followers", channel.number),
    )
    came: Counter[int] = Counter()
    since = max(channel.since, world.present - 390 * DAY)
    for place, person in enumerate(random.sample(crowd, channel.followers)):
        if person is channel.owner:
            continue
        at = since + int((world.present - since - 60) * random.random() ** 0.7)
        came[at // DAY] += 1
        sink.put(FOLLOWED, (new_id(at), person.id, channel.id, int(place % 3 == 0), moment(at)))
    return came


def write_channel(
    world: World, sink: Sink, channel: ChannelPlan, *, followers: int, views: int, listed: int
) -> None:
    """The channel's own row, with its counters."""
    since = moment(channel.since)
    verified = moment(channel.since + 30 * DAY) if channel.verified else None
    paid = moment(channel.since + 60 * DAY) if channel.pays else None
    limits = LARGE if followers >= UNLOCK_AT_SUBSCRIBERS else SMALL
    hidden = channel.number == world.size.channels - 1
    sink.put(CHANNELS, (
        channel.id, since, since, channel.owner.id, channel.name, channel.handle,
        channel.description,
        "SUSPENDED" if hidden else "ACTIVE", int(channel.verified), verified, followers, views,
        listed,
        int(channel.pays), paid, limits["max_videos_per_week"],
        limits["max_video_duration_minutes"], limits["max_file_size_gb"],
    ))  # fmt: skip

"""What a channel's counters stand for."""

from typing import Any

import sqlalchemy as sa

from server.features.channels.models import (
    LARGE,
    SMALL,
    UNLOCK_AT_SUBSCRIBERS,
    Channel,
    Subscription,
)
from server.kit.db.counters import Counter, count_of

_SUBSCRIBERS = count_of(Subscription, Subscription.channel_id == Channel.id)


def _quota(name: str) -> sa.SQLColumnExpression[Any]:
    """The limit as it follows when counting anew crosses the line of 1,000; else as it is."""
    was_large = Channel.subscriber_count >= UNLOCK_AT_SUBSCRIBERS
    is_large = _SUBSCRIBERS >= UNLOCK_AT_SUBSCRIBERS
    return sa.case(
        (sa.and_(is_large, sa.not_(was_large)), sa.literal(LARGE[name], sa.Integer)),
        (sa.and_(was_large, sa.not_(is_large)), sa.literal(SMALL[name], sa.Integer)),
        else_=getattr(Channel, name),
    )


COUNTERS = (
    Counter(Channel.subscriber_count, _SUBSCRIBERS, follows={name: _quota(name) for name in LARGE}),
)

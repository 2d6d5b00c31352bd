"""What a channel's counters stand for."""

from server.features.channels.models import Channel, Subscription
from server.kit.db.counters import Counter, count_of

COUNTERS = (
    Counter(
        Channel.subscriber_count, count_of(Subscription, Subscription.channel_id == Channel.id)
    ),
)

"""Subscriptions to channels."""

from pydantic import AwareDatetime

from server.contract.channels import ChannelOut
from server.contract.shapes import In, Out


class SubscriptionIn(In):
    """Subscribe, or change how a subscription behaves."""

    notifications_enabled: bool | None = None
    """Absent: on for a new subscription, and as it was for one that exists."""


class SubscriptionOut(Out):
    """A channel that the asker follows."""

    channel: ChannelOut
    notifications_enabled: bool
    subscribed_at: AwareDatetime

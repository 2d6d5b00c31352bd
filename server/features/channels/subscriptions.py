"""Queries over subscriptions to channels."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.channels.models import Channel, Subscription
from server.features.channels.repository import SHOWN
from server.kit.db.opaque import opaque
from server.kit.paging import Order, next_cursor

LATEST = Order(Subscription.subscribed_at, Subscription.id, descending=True)


def subscription_of(session: Session, user_id: UUID, channel_id: UUID) -> Subscription | None:
    """The user's subscription to the channel, as it is now."""
    return session.scalar(
        sa.select(Subscription)
        .where(Subscription.subscriber_id == user_id, Subscription.channel_id == channel_id)
        .execution_options(populate_existing=True)
    )


def end_subscription(session: Session, user_id: UUID, handle: str) -> tuple[UUID, UUID] | None:
    """Remove the subscription; the channel's id and its owner's, or None when there was none.

    Also from a channel that is hidden just now: one can always leave.
    """
    found = session.execute(
        sa.select(Channel.id, Channel.user_id).where(Channel.handle == handle.lower())
    ).first()
    if found is None:
        return None
    ended = session.execute(
        sa.delete(Subscription)
        .where(Subscription.subscriber_id == user_id, Subscription.channel_id == found[0])
        .returning(Subscription.id)
    )
    return None if ended.first() is None else (found[0], found[1])


def list_subscriptions(
    session: Session, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[tuple[Subscription, Channel]], str | None]:
    """A page of the channels that the user follows, the latest first; hidden ones are left out."""
    query = (
        sa.select(Subscription, Channel)
        .join(Channel, Channel.id == Subscription.channel_id)
        .where(Subscription.subscriber_id == user_id, opaque(SHOWN))
    )
    rows = session.execute(LATEST.apply(query, cursor).limit(limit)).all()
    found = [(row[0], row[1]) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].subscribed_at, row[0].id))

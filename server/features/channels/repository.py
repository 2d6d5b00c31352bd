"""Queries over channels."""

from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.channels import ChannelStatus
from server.features.channels.models import LARGE, SMALL, UNLOCK_AT_SUBSCRIBERS, Channel
from server.features.identity.models import User
from server.features.identity.standing import IN_GOOD_STANDING

SHOWN = sa.and_(
    Channel.status == ChannelStatus.ACTIVE,
    Channel.deleted_at.is_(None),
    # EXISTS, so that a page looks its few owners up by key instead of listing all users.
    sa.exists().where(User.id == Channel.user_id, IN_GOOD_STANDING),
)
"""True for channels that the public may see: neither they nor their owners are shut."""


def channel_of_user(session: Session, user_id: UUID) -> Channel | None:
    """The user's channel, unless it was deleted."""
    return session.scalar(
        sa.select(Channel).where(Channel.user_id == user_id, Channel.deleted_at.is_(None))
    )


def channel_by_id(session: Session, channel_id: UUID) -> Channel | None:
    """The channel, also a deleted one."""
    return session.get(Channel, channel_id)


def public_channel_by_handle(session: Session, handle: str) -> Channel | None:
    """The channel that the public sees at ``/@handle``."""
    return session.scalar(sa.select(Channel).where(Channel.handle == handle.lower(), SHOWN))


def handles_like(session: Session, stem: str) -> set[str]:
    """The taken handles that begin with ``stem``."""
    return set(session.scalars(sa.select(Channel.handle).where(Channel.handle.startswith(stem))))


def increment_subscriber_count(session: Session, channel_id: UUID) -> None:
    """One more subscriber, by SQL; whoever makes it 1,000 unlocks the larger quotas."""
    _move_subscribers(session, channel_id, 1, UNLOCK_AT_SUBSCRIBERS, LARGE)


def decrement_subscriber_count(session: Session, channel_id: UUID) -> None:
    """One fewer, by SQL; whoever leaves 999 behind brings the smaller quotas back."""
    _move_subscribers(session, channel_id, -1, UNLOCK_AT_SUBSCRIBERS - 1, SMALL)


def _move_subscribers(
    session: Session, channel_id: UUID, by: int, line: int, quotas: Mapping[str, int | None]
) -> None:
    # Quotas change only where the line is crossed, so that an administrator's own stay.
    count = Channel.subscriber_count + by
    crossed = {
        name: sa.case((count == line, sa.literal(limit, sa.Integer)), else_=getattr(Channel, name))
        for name, limit in quotas.items()
    }
    session.execute(
        sa.update(Channel)
        .where(Channel.id == channel_id)
        .values(subscriber_count=count, updated_at=Channel.updated_at, **crossed)
        .execution_options(synchronize_session=False)
    )


def add_to_counts(session: Session, channel_id: UUID, *, views: int = 0, videos: int = 0) -> None:
    """Change the denormalised counters by SQL, so that concurrent changes add up."""
    total_views = Channel.total_views + views
    session.execute(
        sa.update(Channel)
        .where(Channel.id == channel_id)
        .values(
            # Never below zero, whatever drifted: a purge must not fail for it.
            total_views=sa.case((total_views < 0, 0), else_=total_views),
            total_videos=Channel.total_videos + videos,
            updated_at=Channel.updated_at,
        )
        .execution_options(synchronize_session=False)
    )

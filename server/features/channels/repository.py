"""Queries over channels."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.channels import ChannelStatus
from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.identity.sessions import BLOCKED

SHOWN = sa.and_(
    Channel.status == ChannelStatus.ACTIVE,
    Channel.deleted_at.is_(None),
    Channel.user_id.in_(sa.select(User.id).where(User.status.not_in(list(BLOCKED)))),
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


def add_to_counts(session: Session, channel_id: UUID, *, views: int = 0, videos: int = 0) -> None:
    """Change the denormalised counters by SQL, so that concurrent changes add up."""
    session.execute(
        sa.update(Channel)
        .where(Channel.id == channel_id)
        .values(
            total_views=Channel.total_views + views,
            total_videos=Channel.total_videos + videos,
        )
        .execution_options(synchronize_session=False)
    )

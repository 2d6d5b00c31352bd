"""Channels and who follows them. Fields follow the platform specification, section 2."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.channels import ChannelStatus
from server.contract.errors import ErrorCode
from server.features.identity.models import User
from server.kit.clock import now
from server.kit.db.model import Identified, Model, Touched, choice, dated, not_negative
from server.kit.db.violations import refusal
from server.kit.ids import new_id

HANDLE_TAKEN = "This handle is taken. Choose another one."
CHANNEL_EXISTS = "This account has a channel already."
UNLOCK_AT_SUBSCRIBERS = 1000
SMALL = {"max_videos_per_week": 10, "max_video_duration_minutes": 15, "max_file_size_gb": 2}
LARGE = {"max_videos_per_week": None, "max_video_duration_minutes": 12 * 60, "max_file_size_gb": 50}


class Channel(Identified, Touched, Model):
    """A creator's channel, its quotas and counters; every user has at most one."""

    __tablename__ = "channel"
    __table_args__ = (
        sa.UniqueConstraint("handle", info=refusal(ErrorCode.HANDLE_TAKEN, HANDLE_TAKEN)),
        sa.UniqueConstraint("user_id", info=refusal(ErrorCode.CHANNEL_EXISTS, CHANNEL_EXISTS)),
        sa.Index(None, "status", "verified"),
        sa.Index(None, "deleted_at"),
        sa.Index(None, "created_at"),
        *not_negative(
            "subscriber_count",
            "total_views",
            "total_videos",
            "max_videos_per_week",
            "max_video_duration_minutes",
            "max_file_size_gb",
        ),
        dated("verified", "verified_at"),
        dated("monetization_enabled", "monetization_enabled_at"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(sa.String(80))
    handle: Mapped[str] = mapped_column(sa.String(40))
    """Lower case; the channel's address is ``/@handle``."""
    description: Mapped[str] = mapped_column(sa.Text, default="")
    avatar_url: Mapped[str | None] = mapped_column(sa.String(500))
    banner_url: Mapped[str | None] = mapped_column(sa.String(500))
    status: Mapped[ChannelStatus] = mapped_column(
        choice(ChannelStatus), default=ChannelStatus.ACTIVE
    )
    verified: Mapped[bool] = mapped_column(default=False)
    verified_at: Mapped[datetime | None]
    subscriber_count: Mapped[int] = mapped_column(default=0, index=True)
    """Denormalised; a row of ``subscription`` each."""
    total_views: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Denormalised: the views of all its videos, deleted ones too."""
    total_videos: Mapped[int] = mapped_column(default=0)
    """Denormalised: the videos that stand on its page."""
    monetization_enabled: Mapped[bool] = mapped_column(default=False)
    monetization_enabled_at: Mapped[datetime | None]
    max_videos_per_week: Mapped[int | None] = mapped_column(default=SMALL["max_videos_per_week"])
    """Null means no limit."""
    max_video_duration_minutes: Mapped[int] = mapped_column(
        default=SMALL["max_video_duration_minutes"]
    )
    max_file_size_gb: Mapped[int] = mapped_column(default=SMALL["max_file_size_gb"])
    """Of 10^9 bytes."""
    deleted_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")

    def update_quotas(self) -> None:
        """Set the limits that go with the number of subscribers (specification, section 2)."""
        large = self.subscriber_count >= UNLOCK_AT_SUBSCRIBERS
        for name, limit in (LARGE if large else SMALL).items():
            setattr(self, name, limit)

    def soft_delete(self, at: datetime) -> None:
        """Hide the channel and all that is on it; it is removed after the retention."""
        self.deleted_at = at
        self.status = ChannelStatus.DELETED


class Subscription(Model):
    """A user follows a channel."""

    __tablename__ = "subscription"
    __table_args__ = (
        sa.UniqueConstraint("subscriber_id", "channel_id"),
        sa.Index(None, "channel_id", "subscribed_at"),
        sa.Index(None, "subscriber_id", "subscribed_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subscriber_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    notifications_enabled: Mapped[bool] = mapped_column(default=True)
    subscribed_at: Mapped[datetime] = mapped_column(default=now)

    subscriber: Mapped[User] = relationship(lazy="raise")
    channel: Mapped[Channel] = relationship(lazy="raise")

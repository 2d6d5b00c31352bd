"""Channels. Fields follow the platform specification, section 2."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.channels import ChannelStatus
from server.kit.db.model import Identified, Model, Touched, choice

UNLOCK_AT_SUBSCRIBERS = 1000


class Channel(Identified, Touched, Model):
    """A creator's channel; every user has at most one."""

    __tablename__ = "channel"
    __table_args__ = (sa.Index(None, "status", "verified"),)

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), unique=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    handle: Mapped[str] = mapped_column(sa.String(40), unique=True)
    description: Mapped[str] = mapped_column(sa.Text, default="")
    status: Mapped[ChannelStatus] = mapped_column(
        choice(ChannelStatus), default=ChannelStatus.ACTIVE
    )
    verified: Mapped[bool] = mapped_column(default=False)
    subscriber_count: Mapped[int] = mapped_column(default=0, index=True)
    total_views: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    total_videos: Mapped[int] = mapped_column(default=0)
    max_videos_per_week: Mapped[int | None] = mapped_column(default=10)
    """Null means no limit."""
    max_video_duration_minutes: Mapped[int] = mapped_column(default=15)
    max_file_size_gb: Mapped[int] = mapped_column(default=2)
    deleted_at: Mapped[datetime | None]

    def update_quotas(self) -> None:
        """Set the limits that go with the number of subscribers (specification, section 2)."""
        if self.subscriber_count >= UNLOCK_AT_SUBSCRIBERS:
            self.max_videos_per_week = None
            self.max_video_duration_minutes = 12 * 60
            self.max_file_size_gb = 50
        else:
            self.max_videos_per_week = 10
            self.max_video_duration_minutes = 15
            self.max_file_size_gb = 2

"""Daily aggregates per channel and video. Fields follow the specification, section 9."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.features.channels.models import Channel
from server.features.videos.models import Video
from server.kit.db.model import Identified, Model, not_negative, percent_check, percentage

SECONDS_PER_MINUTE = 60
SECONDS_PER_HOUR = 3600
_COUNTED = ("likes", "dislikes", "comments", "shares", "estimated_revenue_cents")


class Earned:
    """An estimate in minor units of the platform's currency."""

    estimated_revenue_cents: Mapped[int] = mapped_column(sa.BigInteger, default=0)

    @property
    def estimated_revenue(self) -> Decimal:
        """In major units, with two places."""
        return Decimal(self.estimated_revenue_cents).scaleb(-2)


class ChannelAnalytics(Identified, Earned, Model):
    """What happened on a channel in one day (UTC)."""

    __tablename__ = "channel_analytics"
    __table_args__ = (
        sa.UniqueConstraint("channel_id", "date"),
        sa.Index(None, "date"),
        sa.CheckConstraint(
            "net_subscriber_change = new_subscribers - unsubscribers", name="net_change_adds_up"
        ),
        *not_negative(
            "total_views",
            "unique_viewers",
            "total_watch_time_seconds",
            "average_view_duration_seconds",
            "new_subscribers",
            "unsubscribers",
            *_COUNTED,
        ),
    )

    channel_id: Mapped[UUID] = mapped_column(sa.ForeignKey("channel.id", ondelete="CASCADE"))
    date: Mapped[date]
    total_views: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    unique_viewers: Mapped[int] = mapped_column(default=0)
    total_watch_time_seconds: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    average_view_duration_seconds: Mapped[float] = mapped_column(default=0.0)
    likes: Mapped[int] = mapped_column(default=0)
    dislikes: Mapped[int] = mapped_column(default=0)
    comments: Mapped[int] = mapped_column(default=0)
    shares: Mapped[int] = mapped_column(default=0)
    new_subscribers: Mapped[int] = mapped_column(default=0)
    unsubscribers: Mapped[int] = mapped_column(default=0)
    net_subscriber_change: Mapped[int] = mapped_column(default=0)
    """May be negative."""
    traffic_source_data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Views by :class:`TrafficSource`."""

    channel: Mapped[Channel] = relationship(lazy="raise")

    @property
    def average_watch_time_minutes(self) -> float:
        """Minutes that a view lasted on average."""
        return self.average_view_duration_seconds / SECONDS_PER_MINUTE


class VideoAnalytics(Identified, Earned, Model):
    """What happened with a video in one day (UTC)."""

    __tablename__ = "video_analytics"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "date"),
        sa.Index(None, "date"),
        percent_check("average_percentage_viewed"),
        *not_negative(
            "views",
            "unique_viewers",
            "watch_time_seconds",
            "average_view_duration_seconds",
            *_COUNTED,
        ),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    date: Mapped[date]
    views: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    unique_viewers: Mapped[int] = mapped_column(default=0)
    watch_time_seconds: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    average_view_duration_seconds: Mapped[float] = mapped_column(default=0.0)
    average_percentage_viewed: Mapped[Decimal] = mapped_column(default=Decimal(0))
    likes: Mapped[int] = mapped_column(default=0)
    dislikes: Mapped[int] = mapped_column(default=0)
    comments: Mapped[int] = mapped_column(default=0)
    shares: Mapped[int] = mapped_column(default=0)
    retention_curve: Mapped[list[float]] = mapped_column(default=list)
    """Of the viewers who began it, the share from 0 to 1 that still watched at 0, 5, 10 … 100 %."""
    demographics_data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Views by country and by age group."""
    traffic_sources: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Views by :class:`TrafficSource`."""

    video: Mapped[Video] = relationship(lazy="raise")

    @property
    def engagement_rate(self) -> Decimal:
        """Likes, dislikes, comments and shares for every hundred views; 0 without a view."""
        return percentage(self.likes + self.dislikes + self.comments + self.shares, self.views)

    @property
    def watch_time_hours(self) -> float:
        """Hours watched by everybody together."""
        return self.watch_time_seconds / SECONDS_PER_HOUR

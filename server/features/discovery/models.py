"""Trending, recommendations and search telemetry. Fields follow specification 9."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from server.contract.discovery import DEFAULT_REGION, RECOMMENDED_MAX, RecommendationContext
from server.features.discovery.normalise import QUERY_MAX, normalised
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.db.model import (
    Identified,
    Model,
    Touched,
    choice,
    not_negative,
    percent_check,
)


class TrendingVideo(Identified, Model):
    """A video's place among a region's trending ones on one day."""

    __tablename__ = "trending_video"
    __table_args__ = (
        sa.UniqueConstraint("video_id", "date", "region"),
        sa.Index(None, "date", "region", "rank"),
        sa.CheckConstraint("rank > 0", name="rank_positive"),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    rank: Mapped[int]
    """1 is the first."""
    score: Mapped[float] = mapped_column(default=0.0)
    category: Mapped[str] = mapped_column(sa.String(64), default="")
    """Empty: among all videos."""
    region: Mapped[str] = mapped_column(sa.String(2), default=DEFAULT_REGION)
    """ISO 3166-1 alpha-2."""
    date: Mapped[date]

    video: Mapped[Video] = relationship(lazy="raise")


class RecommendationCache(Identified, Touched, Model):
    """What to offer one user in one place, worked out before they ask."""

    __tablename__ = "recommendation_cache"
    __table_args__ = (sa.UniqueConstraint("user_id", "context"),)

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    video_ids: Mapped[list[str]] = mapped_column(default=list)
    """Best first. Read and written by the two methods."""
    context: Mapped[RecommendationContext] = mapped_column(choice(RecommendationContext))
    algorithm_version: Mapped[str] = mapped_column(sa.String(32), default="")
    score_threshold: Mapped[float] = mapped_column(default=0.0)
    """What scored less was left out."""
    expires_at: Mapped[datetime] = mapped_column(index=True)

    user: Mapped[User] = relationship(lazy="raise")

    def get_video_ids(self) -> list[UUID]:
        """The videos, best first; some may have been deleted since."""
        return [UUID(text) for text in self.video_ids]

    def set_video_ids(self, video_ids: Sequence[UUID]) -> None:
        """Keep the first 50."""
        self.video_ids = [str(each) for each in video_ids[:RECOMMENDED_MAX]]


class SearchQuery(Identified, Model):
    """Somebody searched, and perhaps opened one of the results."""

    __tablename__ = "search_query"
    __table_args__ = (
        sa.Index(None, "normalized_query", "created_at"),
        sa.Index(None, "user_id", "created_at"),
        sa.Index(None, "created_at"),
        sa.Index(None, "clicked_video_id"),
        sa.Index(None, "session_id"),
        sa.CheckConstraint("click_position > 0", name="click_position_positive"),
        *not_negative("result_count"),
    )

    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    query: Mapped[str] = mapped_column(sa.String(QUERY_MAX))
    """As it was typed."""
    normalized_query: Mapped[str] = mapped_column(sa.String(QUERY_MAX))
    """As searches are counted; follows from ``query``."""
    result_count: Mapped[int] = mapped_column(default=0)
    clicked_video_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("video.id", ondelete="SET NULL")
    )
    click_position: Mapped[int | None]
    """Place of the opened result; 1 is the first."""
    session_id: Mapped[str] = mapped_column(sa.String(64), default="")
    """A keyed hash of address and browser: tells people apart and names nobody."""
    ip_address: Mapped[str | None] = mapped_column(sa.String(45))
    """Personal data: null, as the keyed hash serves."""

    user: Mapped[User | None] = relationship(lazy="raise")
    clicked_video: Mapped[Video | None] = relationship(lazy="raise")

    @validates("query")
    def _normalise(self, _key: str, query: str) -> str:
        self.normalized_query = normalised(query)
        return query


class PopularSearch(Identified, Model):
    """How often people search for the same thing."""

    __tablename__ = "popular_search"
    __table_args__ = (
        sa.Index(None, "search_count", "id"),
        percent_check("click_through_rate"),
        *not_negative("search_count", "daily_count", "weekly_count", "monthly_count"),
    )

    query: Mapped[str] = mapped_column(sa.String(QUERY_MAX), unique=True)
    """Normalised."""
    search_count: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    """Since the server began; rows that the retention removed stay counted."""
    click_through_rate: Mapped[Decimal] = mapped_column(default=Decimal(0))
    """Of the searches of the last 30 days, how many led to a video; 0 to 100."""
    daily_count: Mapped[int] = mapped_column(default=0)
    """In the last 24 hours."""
    weekly_count: Mapped[int] = mapped_column(default=0)
    """In the last 7 days."""
    monthly_count: Mapped[int] = mapped_column(default=0)
    """In the last 30 days."""
    last_searched_at: Mapped[datetime]

"""What viewers do with videos. Fields follow the specification, sections 4 and 9."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.interactions import InteractionType
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.clock import now
from server.kit.db.model import Model, choice, not_negative, percent_check
from server.kit.ids import new_id

COMPLETE_AT = Decimal(90)
"""Percent from which a video counts as watched (specification, section 9)."""
REACTIONS = (InteractionType.LIKE, InteractionType.DISLIKE)
LIKING = sa.text("type = 'LIKE'")
REACTING = sa.text("type IN ('LIKE', 'DISLIKE')")
DISMISSING = sa.text("type = 'NOT_INTERESTED'")


class Interaction(Model):
    """One thing that one viewer did with one video."""

    __tablename__ = "interaction"
    __table_args__ = (
        sa.Index(None, "video_id", "type", "timestamp"),
        sa.Index(None, "user_id", "video_id", "type"),
        sa.Index(
            "ix_interaction_liked",
            "user_id",
            "timestamp",
            "id",
            sqlite_where=LIKING,
            postgresql_where=LIKING,
        ),
        sa.Index(
            "uq_interaction_one_reaction",
            "user_id",
            "video_id",
            unique=True,
            sqlite_where=REACTING,
            postgresql_where=REACTING,
        ),
        sa.Index(
            "uq_interaction_one_dismissal",
            "user_id",
            "video_id",
            unique=True,
            sqlite_where=DISMISSING,
            postgresql_where=DISMISSING,
        ),
        sa.CheckConstraint("type = 'WATCH_TIME' OR value = 1", name="value_is_a_flag"),
        *not_negative("value"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null for a guest, and once the account is removed: what was counted stays counted."""
    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    type: Mapped[InteractionType] = mapped_column(choice(InteractionType))
    value: Mapped[int] = mapped_column(default=1)
    """Seconds for WATCH_TIME; 1 for everything else. The specification's 0, for a reaction
    taken back, is no row at all: nobody needs to know what somebody once liked."""
    session_id: Mapped[str | None] = mapped_column(sa.String(64), index=True)
    """A keyed hash of address and browser: tells viewers apart and names nobody. Null where
    the user says enough."""
    ip_address: Mapped[str | None] = mapped_column(sa.String(45))
    """Personal data: null, unless ``CHITRA_STORE_VIEWER_ADDRESSES`` is set."""
    user_agent: Mapped[str | None] = mapped_column(sa.String(255))
    """Personal data: kept and left out together with ``ip_address``."""
    timestamp: Mapped[datetime] = mapped_column(default=now, index=True)

    user: Mapped[User | None] = relationship(lazy="raise")
    video: Mapped[Video] = relationship(lazy="raise")


class WatchSession(Model):
    """One sitting of one viewer with one video, and how well it played."""

    __tablename__ = "watch_session"
    __table_args__ = (
        sa.Index(None, "video_id", "started_at"),
        sa.Index(None, "user_id", "started_at"),
        percent_check("completion_percentage"),
        *not_negative(
            "watch_time_seconds",
            "rebuffer_count",
            "rebuffer_duration_seconds",
            "startup_time_ms",
            "average_bitrate_kbps",
        ),
        sa.CheckConstraint("ended_at >= started_at", name="ends_after_it_starts"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("user.id", ondelete="SET NULL"))
    """Null for a guest, and once the account is removed."""
    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    session_id: Mapped[str] = mapped_column(sa.String(64), index=True)
    """A keyed hash of address and browser: tells viewers apart and names nobody."""
    watch_time_seconds: Mapped[int] = mapped_column(default=0)
    completion_percentage: Mapped[Decimal] = mapped_column(default=Decimal(0))
    rebuffer_count: Mapped[int] = mapped_column(default=0)
    rebuffer_duration_seconds: Mapped[float] = mapped_column(default=0.0)
    startup_time_ms: Mapped[int | None]
    """From the press of play to the first frame."""
    average_bitrate_kbps: Mapped[int | None]
    device_type: Mapped[str] = mapped_column(sa.String(32), default="")
    browser: Mapped[str] = mapped_column(sa.String(64), default="")
    os: Mapped[str] = mapped_column(sa.String(64), default="")
    ip_address: Mapped[str | None] = mapped_column(sa.String(45))
    """Personal data: null, unless ``CHITRA_STORE_VIEWER_ADDRESSES`` is set."""
    country_code: Mapped[str | None] = mapped_column(sa.String(2))
    """ISO 3166-1 alpha-2; null where it is not known."""
    started_at: Mapped[datetime] = mapped_column(default=now, index=True)
    ended_at: Mapped[datetime | None]

    user: Mapped[User | None] = relationship(lazy="raise")
    video: Mapped[Video] = relationship(lazy="raise")


class UserWatchHistory(Model):
    """Where a user stands with a video: one row each, for resuming and for what is recent.

    Section 9 of the specification has it with analytics; it is here because playback writes it.
    """

    __tablename__ = "user_watch_history"
    __table_args__ = (
        sa.UniqueConstraint("user_id", "video_id"),
        sa.Index(None, "user_id", "watched_at", "id"),
        sa.Index(None, "video_id"),
        percent_check("watch_percentage"),
        *not_negative("watch_duration_seconds", "last_position_seconds"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    watch_percentage: Mapped[Decimal] = mapped_column(default=Decimal(0))
    """The farthest point that was reached."""
    watch_duration_seconds: Mapped[int] = mapped_column(default=0)
    """Played in all, repetitions included."""
    completed: Mapped[bool] = mapped_column(default=False)
    last_position_seconds: Mapped[int] = mapped_column(default=0)
    """Where playback goes on."""
    watched_at: Mapped[datetime] = mapped_column(default=now, index=True)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    user: Mapped[User] = relationship(lazy="raise")
    video: Mapped[Video] = relationship(lazy="raise")

    def mark_completed(self) -> None:
        """Completed from 90 % on (specification, section 9); never undone."""
        if self.watch_percentage >= COMPLETE_AT:
            self.completed = True

    @property
    def watch_duration_minutes(self) -> float:
        """Played in all, in minutes."""
        return self.watch_duration_seconds / 60

"""Playlists and their items. Fields follow the platform specification, section 4."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.playlists import PLAYLIST_TITLE_MAX
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.clock import now
from server.kit.db.model import Identified, Model, Touched
from server.kit.ids import new_id


class Playlist(Identified, Touched, Model):
    """Videos in an order of a user's choice."""

    __tablename__ = "playlist"
    __table_args__ = (
        sa.Index(None, "user_id", "is_public", "id"),
        sa.Index(None, "user_id", "id"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(sa.String(PLAYLIST_TITLE_MAX))
    description: Mapped[str] = mapped_column(sa.Text, default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    """Others may see it; private unless its owner says otherwise."""
    hidden_at: Mapped[datetime | None]
    """When moderation hid it from others, which its owner cannot undo; null while it is not."""

    user: Mapped[User] = relationship(lazy="raise")


class PlaylistItem(Model):
    """A video's place in a playlist.

    Positions run from 1 without gaps, but for videos that were removed for good: the next
    change of the playlist closes those. How they are changed, without two items ever at one
    position, is told in ``ordering.py``.
    """

    __tablename__ = "playlist_item"
    __table_args__ = (
        sa.UniqueConstraint("playlist_id", "video_id"),
        sa.UniqueConstraint("playlist_id", "position"),
        sa.Index(None, "video_id"),
        sa.CheckConstraint("position > 0", name="position_positive"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    playlist_id: Mapped[UUID] = mapped_column(sa.ForeignKey("playlist.id", ondelete="CASCADE"))
    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    position: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(default=now)

    playlist: Mapped[Playlist] = relationship(lazy="raise")
    video: Mapped[Video] = relationship(lazy="raise")

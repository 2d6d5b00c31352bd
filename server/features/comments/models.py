"""Comments and reactions to them. Fields follow the platform specification, section 5."""

from datetime import datetime
from typing import Optional
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.contract.comments import CommentStatus
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.db.model import Identified, Model, Touched, choice, dated, not_negative

TOP = sa.text("parent_id IS NULL")
SHOWN_STATUSES = (CommentStatus.ACTIVE, CommentStatus.FLAGGED)
"""A reported comment is shown until moderation has looked at it."""


class Comment(Identified, Touched, Model):
    """What a user says under a video, or in reply to a top comment."""

    __tablename__ = "comment"
    __table_args__ = (
        sa.Index(None, "video_id", "status", "created_at"),
        sa.Index(None, "user_id", "created_at"),
        sa.Index(None, "parent_id", "created_at", "id"),
        sa.Index(None, "created_at"),
        sa.Index(
            "ix_comment_newest",
            "video_id",
            "created_at",
            "id",
            sqlite_where=TOP,
            postgresql_where=TOP,
        ),
        sa.Index(
            "ix_comment_top",
            "video_id",
            "like_count",
            "id",
            sqlite_where=TOP,
            postgresql_where=TOP,
        ),
        *not_negative("like_count", "dislike_count", "reply_count"),
        sa.CheckConstraint("parent_id IS NULL OR reply_count = 0", name="two_levels"),
        dated("edited", "edited_at"),
    )

    video_id: Mapped[UUID] = mapped_column(sa.ForeignKey("video.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    parent_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("comment.id", ondelete="CASCADE"))
    """Null for a top comment; never a reply, so there are two levels."""
    text: Mapped[str] = mapped_column(sa.Text)
    """Plain text."""
    status: Mapped[CommentStatus] = mapped_column(
        choice(CommentStatus), default=CommentStatus.ACTIVE
    )
    like_count: Mapped[int] = mapped_column(default=0)
    """Denormalised: a reaction each."""
    dislike_count: Mapped[int] = mapped_column(default=0)
    """Denormalised: a reaction each."""
    reply_count: Mapped[int] = mapped_column(default=0)
    """Denormalised: the replies that are neither deleted nor hidden by moderation."""
    edited: Mapped[bool] = mapped_column(default=False)
    edited_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    video: Mapped[Video] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")
    parent: Mapped[Optional["Comment"]] = relationship(lazy="raise", remote_side="Comment.id")

    @property
    def is_reply(self) -> bool:
        """It answers a top comment."""
        return self.parent_id is not None

    @property
    def is_shown(self) -> bool:
        """Neither deleted nor hidden by moderation; so it is counted too."""
        return self.deleted_at is None and self.status in SHOWN_STATUSES


class CommentReaction(Identified, Model):
    """A user likes or dislikes a comment."""

    __tablename__ = "comment_reaction"
    __table_args__ = (
        sa.UniqueConstraint("comment_id", "user_id"),
        sa.Index(None, "comment_id", "is_like"),
        sa.Index(None, "user_id"),
    )

    comment_id: Mapped[UUID] = mapped_column(sa.ForeignKey("comment.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    is_like: Mapped[bool]

    comment: Mapped[Comment] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")

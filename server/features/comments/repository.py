"""Queries over comments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from server.contract.channels import ChannelStatus
from server.contract.comments import CommentSort
from server.contract.identity import UserStatus
from server.features.channels.models import Channel
from server.features.comments.models import SHOWN_STATUSES, Comment, CommentReaction
from server.features.identity.models import User
from server.features.identity.standing import IN_GOOD_STANDING
from server.features.videos.models import Video
from server.features.videos.visible import visible_video
from server.kit.errors import NotFoundError
from server.kit.paging import Order, next_cursor

NO_COMMENT = "There is no such comment, or it was deleted."
ORDERS = {
    CommentSort.NEWEST: Order(Comment.created_at, Comment.id, descending=True),
    CommentSort.TOP: Order(Comment.like_count, Comment.id, descending=True),
}
OLDEST = Order(Comment.created_at, Comment.id, descending=False)
# A deleted top comment stays as long as there are replies to it.
STANDS = sa.or_(Comment.deleted_at.is_(None), Comment.reply_count > 0)

Written = tuple[Comment, User, str | None]
"""A comment, its author, and the handle of the author's channel."""


def comment_by_id(session: Session, comment_id: UUID) -> Comment | None:
    """The comment, also a deleted or hidden one."""
    return session.get(Comment, comment_id)


def standing_comment(session: Session, comment_id: UUID, viewer_id: UUID | None) -> Comment:
    """A comment that the viewer finds under its video, perhaps as a deleted one with replies.

    Raises:
        NotFoundError: there is none, or it, its top comment, the author of either or its video
            is hidden from the viewer.
    """
    top, top_author = aliased(Comment), aliased(User)
    of_reply = sa.and_(
        top.status.in_(SHOWN_STATUSES),
        top_author.status == UserStatus.ACTIVE,
        Comment.deleted_at.is_(None),
    )
    comment = session.scalar(
        sa.select(Comment)
        .join(User, User.id == Comment.user_id)
        .outerjoin(top, top.id == Comment.parent_id)
        .outerjoin(top_author, top_author.id == top.user_id)
        .where(
            Comment.id == comment_id,
            Comment.status.in_(SHOWN_STATUSES),
            STANDS,
            IN_GOOD_STANDING,
            sa.or_(Comment.parent_id.is_(None), of_reply),
        )
    )
    if comment is None:
        raise NotFoundError(NO_COMMENT)
    visible_video(session, comment.video_id, viewer_id)
    return comment


def top_comments(
    session: Session, video_id: UUID, *, sort: CommentSort, cursor: str | None, limit: int
) -> tuple[list[Written], str | None]:
    """A page of a video's top comments."""
    query = _written().where(Comment.video_id == video_id, Comment.parent_id.is_(None), STANDS)
    return _page(session, query, ORDERS[sort], cursor, limit)


def replies(
    session: Session, comment_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[Written], str | None]:
    """A page of the replies to a top comment, the oldest first."""
    query = _written().where(Comment.parent_id == comment_id, Comment.deleted_at.is_(None))
    return _page(session, query, OLDEST, cursor, limit)


def written(session: Session, comment_id: UUID) -> Written:
    """One comment with its author.

    Raises:
        NotFoundError: it, or its author, was hidden or deleted meanwhile.
    """
    row = session.execute(_written().where(Comment.id == comment_id)).first()
    if row is None:
        raise NotFoundError(NO_COMMENT)
    return row[0], row[1], row[2]


def reactions_of(session: Session, comments: Sequence[Comment], user_id: UUID) -> dict[UUID, bool]:
    """What the user thinks of each of the comments: true for a like."""
    rows = session.execute(
        sa.select(CommentReaction.comment_id, CommentReaction.is_like).where(
            CommentReaction.user_id == user_id,
            CommentReaction.comment_id.in_([comment.id for comment in comments]),
        )
    )
    return {row[0]: row[1] for row in rows}


def reaction_of(session: Session, comment_id: UUID, user_id: UUID) -> CommentReaction | None:
    """What the user thinks of the comment."""
    return session.scalar(
        sa.select(CommentReaction).where(
            CommentReaction.comment_id == comment_id, CommentReaction.user_id == user_id
        )
    )


def add_to_counts(
    session: Session, comment_id: UUID, *, likes: int = 0, dislikes: int = 0, replies: int = 0
) -> None:
    """Change a comment's counters by SQL, so that concurrent changes add up."""
    session.execute(
        sa.update(Comment)
        .where(Comment.id == comment_id)
        .values(
            like_count=Comment.like_count + likes,
            dislike_count=Comment.dislike_count + dislikes,
            reply_count=Comment.reply_count + replies,
            # Being answered or liked is no edit.
            updated_at=Comment.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


def add_to_video(
    session: Session, video_id: UUID, comments: int, *, written_at: datetime | None = None
) -> None:
    """Change the number of the video's comments by SQL, so that concurrent changes add up.

    Args:
        written_at: when somebody wrote one, which keeps the video from being archived.
    """
    session.execute(
        sa.update(Video)
        .where(Video.id == video_id)
        .values(
            comment_count=Video.comment_count + comments,
            last_activity_at=written_at or Video.last_activity_at,
            updated_at=Video.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


def _written() -> sa.Select[Comment, User, str]:
    """Comments that moderation shows, by authors who are neither suspended nor deleted."""
    return (
        sa.select(Comment, User, Channel.handle)
        .join(User, User.id == Comment.user_id)
        .outerjoin(
            Channel,
            sa.and_(
                Channel.user_id == User.id,
                Channel.status == ChannelStatus.ACTIVE,
                Channel.deleted_at.is_(None),
            ),
        )
        .where(Comment.status.in_(SHOWN_STATUSES), IN_GOOD_STANDING)
    )


def _page(
    session: Session,
    query: sa.Select[Comment, User, str],
    order: Order,
    cursor: str | None,
    limit: int,
) -> tuple[list[Written], str | None]:
    rows = session.execute(order.apply(query, cursor).limit(limit)).all()
    found: list[Written] = [(row[0], row[1], row[2]) for row in rows]
    name = order.column.key
    return found, next_cursor(found, limit, lambda row: (getattr(row[0], name), row[0].id))

"""What the counters of comments stand for."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from server.features.comments.models import SHOWN_STATUSES, Comment, CommentReaction
from server.features.videos.models import Video
from server.kit.db.counters import Counter, count_of

_Reply, _Top = aliased(Comment), aliased(Comment)


def _reactions(*, like: bool) -> sa.ScalarSelect[int]:
    return count_of(
        CommentReaction,
        CommentReaction.comment_id == Comment.id,
        CommentReaction.is_like == sa.literal(like),
    )


COUNTERS = (
    Counter(Comment.like_count, _reactions(like=True)),
    Counter(Comment.dislike_count, _reactions(like=False)),
    Counter(
        Comment.reply_count,
        count_of(
            _Reply,
            _Reply.parent_id == Comment.id,
            _Reply.deleted_at.is_(None),
            _Reply.status.in_(SHOWN_STATUSES),
        ),
    ),
    Counter(
        Video.comment_count,
        count_of(
            Comment,
            Comment.video_id == Video.id,
            Comment.deleted_at.is_(None),
            Comment.status.in_(SHOWN_STATUSES),
            # A hidden comment hides the replies to it; a deleted one does not.
            sa.or_(
                Comment.parent_id.is_(None),
                sa.exists().where(_Top.id == Comment.parent_id, _Top.status.in_(SHOWN_STATUSES)),
            ),
        ),
    ),
)

"""Comments as the contract shows them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.comments import CommentAuthor, CommentOut
from server.features.comments import repository
from server.features.comments.react import reaction_from
from server.features.comments.repository import Written


def comment_outs(
    session: Session, rows: Sequence[Written], viewer_id: UUID | None
) -> list[CommentOut]:
    """The comments with what the viewer thinks of them, in one query however many."""
    mine: dict[UUID, bool] = {}
    if viewer_id is not None:
        mine = repository.reactions_of(session, [row[0] for row in rows], viewer_id)
    return [_comment_out(row, mine.get(row[0].id)) for row in rows]


def comment_out(session: Session, comment_id: UUID, viewer_id: UUID | None) -> CommentOut:
    """One comment."""
    return comment_outs(session, [repository.written(session, comment_id)], viewer_id)[0]


def _comment_out(row: Written, is_like: bool | None) -> CommentOut:  # noqa: FBT001 - as stored
    comment, user, handle = row
    deleted = comment.deleted_at is not None
    author = CommentAuthor(user_id=user.id, username=user.username, handle=handle)
    return CommentOut(
        id=comment.id,
        video_id=comment.video_id,
        parent_id=comment.parent_id,
        author=None if deleted else author,
        text=None if deleted else comment.text,
        deleted=deleted,
        like_count=comment.like_count,
        dislike_count=comment.dislike_count,
        reply_count=comment.reply_count,
        reaction=None if is_like is None else reaction_from(is_like=is_like),
        edited=comment.edited,
        edited_at=comment.edited_at,
        created_at=comment.created_at,
    )

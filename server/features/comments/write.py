"""Write a comment, or a reply."""

from uuid import UUID

from server.contract.comments import CommentIn
from server.features.comments import repository
from server.features.comments.counting import locked_thread
from server.features.comments.models import Comment
from server.features.identity.tokens import Actor
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError

GONE = "The comment that you answer is no longer there."


def write_comment(unit: Unit, video_id: UUID, actor: Actor, asked: CommentIn) -> Comment:
    """Put a comment under a video. A reply to a reply is put under the top comment.

    Raises:
        NotFoundError: the actor may not see the video or the comment that is answered, or that
            one stands under another video.
    """
    visible_video(unit.session, video_id, actor.user_id)
    top = _top_of(unit, video_id, actor, asked.parent_id) if asked.parent_id else None
    comment = Comment(
        video_id=video_id,
        user_id=actor.user_id,
        parent_id=top.id if top else None,
        text=asked.text,
        created_at=unit.clock(),
    )
    unit.session.add(comment)
    unit.session.flush()
    if top is not None:
        repository.add_to_counts(unit.session, top.id, replies=1)
    repository.add_to_video(unit.session, video_id, 1, written_at=unit.clock())
    return comment


def _top_of(unit: Unit, video_id: UUID, actor: Actor, answered_id: UUID) -> Comment:
    """The top comment, locked so that it is not deleted or hidden meanwhile."""
    try:
        thread = locked_thread(unit, answered_id)
        standing = repository.standing_comment(unit.session, answered_id, actor.user_id)
    except NotFoundError as error:
        raise NotFoundError(GONE, fields={"parent_id": GONE}) from error
    if standing.video_id != video_id or not standing.is_shown:
        raise NotFoundError(GONE, fields={"parent_id": GONE})
    return thread.top or thread.comment

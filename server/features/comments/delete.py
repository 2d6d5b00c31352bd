"""Delete a comment."""

from uuid import UUID

from server.features.comments import policy, repository
from server.features.comments.counting import locked_thread, recounting
from server.features.identity.tokens import Actor
from server.features.videos import repository as videos
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit
from server.kit.errors import NotAllowedError, NotFoundError


def delete_comment(unit: Unit, comment_id: UUID, actor: Actor) -> None:
    """Hide the comment's text and author; a top comment's place and replies stay.

    Raises:
        NotFoundError: the actor does not find the comment, or it was deleted already.
        NotAllowedError: neither the comment nor the video is theirs.
    """
    standing = repository.standing_comment(unit.session, comment_id, actor.user_id)
    video = visible_video(unit.session, standing.video_id, actor.user_id)
    owner_id = videos.owner_of(unit.session, video)
    if not policy.may_delete(
        author_id=standing.user_id, video_owner_id=owner_id, actor_id=actor.user_id
    ):
        raise NotAllowedError("A comment is deleted by its author or by the video's owner.")
    thread = locked_thread(unit, comment_id)
    if thread.comment.deleted_at is not None:
        raise NotFoundError(repository.NO_COMMENT)
    with recounting(unit, thread):
        thread.comment.deleted_at = unit.clock()

"""Write a comment differently."""

from uuid import UUID

from server.features.comments import policy, repository
from server.features.comments.models import Comment
from server.features.identity.tokens import Actor
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotAllowedError, NotFoundError


def edit_comment(unit: Unit, comment_id: UUID, actor: Actor, text: str) -> Comment:
    """Replace the text and say that it was edited; the same text again is no edit.

    Raises:
        NotFoundError: the actor does not find the comment, or it was deleted.
        NotAllowedError: it is somebody else's.
    """
    standing = repository.standing_comment(unit.session, comment_id, actor.user_id)
    if not policy.may_edit(author_id=standing.user_id, actor_id=actor.user_id):
        raise NotAllowedError("Only its author can change a comment.")
    comment = locked(unit.session, Comment, comment_id)
    if comment is None or not comment.is_shown:
        raise NotFoundError(repository.NO_COMMENT)
    if text != comment.text:
        comment.text = text
        comment.edited, comment.edited_at = True, unit.clock()
        unit.session.flush()
    return comment

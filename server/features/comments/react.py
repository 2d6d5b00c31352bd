"""Like or dislike a comment, or take it back.

The comment's row is locked first, then the user's own row is read and changed, then the counters
follow, as with videos.
"""

from uuid import UUID

from server.contract.interactions import Reaction, ReactionOut
from server.features.comments import repository
from server.features.comments.models import Comment, CommentReaction
from server.features.identity.tokens import Actor
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def react(unit: Unit, comment_id: UUID, actor: Actor, reaction: Reaction | None) -> ReactionOut:
    """What the actor thinks of the comment from now on; the same again changes nothing.

    Args:
        reaction: None takes back what there is.

    Raises:
        NotFoundError: the actor does not find the comment, or it was deleted.
    """
    repository.standing_comment(unit.session, comment_id, actor.user_id)
    comment = locked(unit.session, Comment, comment_id)
    if comment is None or not comment.is_shown:
        raise NotFoundError(repository.NO_COMMENT)
    row = repository.reaction_of(unit.session, comment_id, actor.user_id)
    before = None if row is None else reaction_from(is_like=row.is_like)
    likes = (reaction is Reaction.LIKE) - (before is Reaction.LIKE)
    dislikes = (reaction is Reaction.DISLIKE) - (before is Reaction.DISLIKE)
    if likes or dislikes:
        _store(unit, row, comment_id, actor, reaction)
        repository.add_to_counts(unit.session, comment_id, likes=likes, dislikes=dislikes)
    return ReactionOut(
        reaction=reaction,
        like_count=comment.like_count + likes,
        dislike_count=comment.dislike_count + dislikes,
    )


def reaction_from(*, is_like: bool) -> Reaction:
    """The contract's word for what a row says."""
    return Reaction.LIKE if is_like else Reaction.DISLIKE


def _store(
    unit: Unit,
    row: CommentReaction | None,
    comment_id: UUID,
    actor: Actor,
    reaction: Reaction | None,
) -> None:
    if reaction is None:
        unit.session.delete(row)
    elif row is not None:
        row.is_like, row.created_at = reaction is Reaction.LIKE, unit.clock()
    else:
        is_like = reaction is Reaction.LIKE
        unit.session.add(
            CommentReaction(
                comment_id=comment_id,
                user_id=actor.user_id,
                is_like=is_like,
                created_at=unit.clock(),
            )
        )
    unit.session.flush()

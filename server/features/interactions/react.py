"""Like, dislike, or take it back.

The video's row is locked first, then the user's own row is read and changed, then the counters
follow. So whoever reacts to one video takes turns, and nobody holds one lock and waits for
another.
"""

from uuid import UUID

from server.contract.interactions import InteractionType, Reaction, ReactionOut
from server.features.identity.tokens import Actor
from server.features.interactions import repository
from server.features.interactions.models import Interaction
from server.features.videos.models import Video
from server.features.videos.repository import NO_VIDEO
from server.features.videos.visible import visible_video
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def react(unit: Unit, video_id: UUID, actor: Actor, reaction: Reaction | None) -> ReactionOut:
    """What the actor thinks of the video from now on; the same again changes nothing.

    Args:
        reaction: None takes back what there is.

    Raises:
        NotFoundError: the actor may not see the video.
    """
    visible_video(unit.session, video_id, actor.user_id)
    video = locked(unit.session, Video, video_id)
    if video is None:
        raise NotFoundError(NO_VIDEO)
    row = repository.reaction_of(unit.session, actor.user_id, video_id)
    before = Reaction(row.type) if row else None
    likes = (reaction is Reaction.LIKE) - (before is Reaction.LIKE)
    dislikes = (reaction is Reaction.DISLIKE) - (before is Reaction.DISLIKE)
    if likes or dislikes:
        _store(unit, row, video_id, actor, reaction)
        repository.add_to_video(unit.session, video_id, likes=likes, dislikes=dislikes)
    return ReactionOut(
        reaction=reaction,
        like_count=video.like_count + likes,
        dislike_count=video.dislike_count + dislikes,
    )


def own_reaction(unit: Unit, video_id: UUID, actor: Actor) -> ReactionOut:
    """What the actor thinks of the video.

    Raises:
        NotFoundError: the actor may not see the video.
    """
    video = visible_video(unit.session, video_id, actor.user_id)
    row = repository.reaction_of(unit.session, actor.user_id, video_id)
    return ReactionOut(
        reaction=Reaction(row.type) if row else None,
        like_count=video.like_count,
        dislike_count=video.dislike_count,
    )


def _store(
    unit: Unit, row: Interaction | None, video_id: UUID, actor: Actor, reaction: Reaction | None
) -> None:
    if reaction is None:
        unit.session.delete(row)
    elif row is not None:
        row.type, row.timestamp = InteractionType(reaction), unit.clock()
    else:
        unit.session.add(
            Interaction(
                user_id=actor.user_id,
                video_id=video_id,
                type=InteractionType(reaction),
                timestamp=unit.clock(),
            )
        )
    unit.session.flush()

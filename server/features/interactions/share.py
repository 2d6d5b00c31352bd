"""Count that a video was passed on.

One viewer counts once per video in six hours, as with views; the owner never counts.
"""

from uuid import UUID

from server.contract.interactions import InteractionType
from server.features.identity.tokens import Actor
from server.features.interactions import repository
from server.features.interactions.once import counts_now
from server.features.interactions.visit import Visit
from server.features.videos import repository as videos
from server.features.videos.repository import NO_VIDEO
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def share_video(unit: Unit, video_id: UUID, actor: Actor | None, visit: Visit) -> bool:
    """Count the share; true when it counted.

    Raises:
        NotFoundError: the video is not on air, so its address is of no use to others.
    """
    found = videos.public_video(unit.session, video_id)
    if found is None:
        raise NotFoundError(NO_VIDEO)
    if actor is not None and actor.user_id == found[1].user_id:
        return False
    if not counts_now(unit, video_id, InteractionType.SHARE, actor, visit):
        return False
    repository.add_to_video(unit.session, video_id, shares=1)
    return True

"""Count a view.

The rule, which the documentation tells creators: the player asks for a view after 30 seconds,
or the whole of a shorter video. One viewer, told apart by address and browser, counts once
per video in six hours; the owner never counts.
"""

from uuid import UUID

from server.contract.interactions import InteractionType
from server.features.channels import repository as channels
from server.features.identity.tokens import Actor
from server.features.interactions.once import counts_now
from server.features.interactions.visit import Visit
from server.features.videos import repository as videos
from server.features.videos.archive import revive
from server.features.videos.repository import NO_VIDEO
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def view_video(unit: Unit, video_id: UUID, actor: Actor | None, visit: Visit) -> bool:
    """Count the view; true when it counted.

    Locks the video, then its channel.

    Raises:
        NotFoundError: the video is not on air.
    """
    found = videos.public_video(unit.session, video_id)
    if found is None:
        raise NotFoundError(NO_VIDEO)
    video, channel = found
    if actor is not None and actor.user_id == channel.user_id:
        return False
    if not counts_now(unit, video_id, InteractionType.VIEW, actor, visit):
        return False
    videos.add_view(unit.session, video_id, unit.clock())
    revive(unit, video)
    channels.add_to_counts(unit.session, video.channel_id, views=1)
    return True

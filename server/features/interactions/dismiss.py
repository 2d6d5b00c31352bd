"""Not interested: keep a video out of somebody's recommendations."""

from uuid import UUID

from server.features.identity.tokens import Actor
from server.features.interactions import repository
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit


def dismiss(unit: Unit, video_id: UUID, actor: Actor) -> None:
    """The actor does not want to be shown this; saying so twice is saying it once.

    Raises:
        NotFoundError: the actor may not see the video.
    """
    visible_video(unit.session, video_id, actor.user_id)
    repository.dismiss(unit.session, actor.user_id, video_id, unit.clock())


def undo_dismissal(unit: Unit, video_id: UUID, actor: Actor) -> None:
    """They may be shown it again; no error when they never said otherwise."""
    repository.undo_dismissal(unit.session, actor.user_id, video_id)

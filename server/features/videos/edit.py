"""Change what a video says of itself and who may watch it."""

from server.contract.videos import VideoPatch, Visibility
from server.features.videos import repository
from server.features.videos.events import VideoChanged
from server.features.videos.listed import recounting
from server.features.videos.models import Video
from server.kit.db.unit import Unit
from server.kit.errors import InvalidError


def edit_video(unit: Unit, video: Video, asked: VideoPatch) -> None:
    """Apply what was asked; absent fields stay.

    Raises:
        InvalidError: the visibility is not offered here.
        NotFoundError: the video was deleted meanwhile.
    """
    if asked.visibility is not None:
        check_visibility(asked.visibility)
    with recounting(unit, video):
        if asked.title is not None:
            video.title = asked.title
        if asked.description is not None:
            video.description = asked.description
        if asked.visibility is not None:
            video.visibility = asked.visibility
    changed(unit, video)


def check_visibility(visibility: Visibility) -> None:
    """Refuse what nobody could watch.

    Raises:
        InvalidError: premium, because nothing plays premium videos to those who pay yet.
    """
    if visibility is Visibility.PREMIUM:
        raise InvalidError(
            "Premium videos cannot be watched on this server yet. Choose public, unlisted or "
            "private.",
            fields={"visibility": "Premium is not offered yet."},
        )


def changed(unit: Unit, video: Video, *, touch: bool = True) -> None:
    """Tell whoever shows the video.

    Args:
        touch: somebody did it, so that the video counts as in use.
    """
    if touch:
        video.last_activity_at = unit.clock()
    unit.session.flush()
    unit.emit(VideoChanged(video.id, repository.owner_of(unit.session, video)))

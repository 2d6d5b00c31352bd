"""Change what a video says of itself and who may watch it."""

from server.contract.videos import VideoPatch
from server.features.videos import repository
from server.features.videos.events import VideoChanged
from server.features.videos.listed import recounting
from server.features.videos.models import Video
from server.features.videos.plan import check_plan, plan
from server.kit.db.unit import Unit


def edit_video(unit: Unit, video: Video, asked: VideoPatch) -> None:
    """Apply what was asked; absent fields stay.

    Raises:
        NotFoundError: the video was deleted meanwhile.
        ConflictError: it cannot be put on air at a time.
        InvalidError: the time has passed, or nobody could watch it then.
    """
    with recounting(unit, video):
        if asked.title is not None:
            video.title = asked.title
        if asked.description is not None:
            video.description = asked.description
        if "language" in asked.model_fields_set:
            video.language = asked.language
        if asked.visibility is not None:
            video.visibility = asked.visibility
        if asked.age_restricted is not None:
            video.age_restricted = asked.age_restricted
        if asked.geo_restrictions is not None:
            video.geo_restrictions = sorted(set(asked.geo_restrictions))
        if "publish_at" in asked.model_fields_set:
            plan(video, asked.publish_at, unit.clock())
        check_plan(video)
    changed(unit, video)


def changed(unit: Unit, video: Video, *, touch: bool = True) -> None:
    """Tell whoever shows the video.

    Args:
        touch: somebody did it, so that the video counts as in use.
    """
    if touch:
        video.last_activity_at = unit.clock()
    unit.session.flush()
    unit.emit(VideoChanged(video.id, repository.owner_of(unit.session, video)))

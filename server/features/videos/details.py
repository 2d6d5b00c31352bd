"""Change the details of a video, unless somebody else did meanwhile."""

import hashlib
import json
from collections.abc import Sequence

from server.contract.errors import ErrorCode
from server.contract.videos import VideoPatch, VideoStatus
from server.features.videos.edit import edit_video
from server.features.videos.models import Video
from server.features.videos.tags import set_tags, tags_of
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import AppError, InvalidError

CHANGED = "Somebody changed this video meanwhile. Look at it again, then repeat your change."
ANY = "*"
_LENGTH = 24


class VideoChangedError(AppError):
    """Its details are not those that the asker has seen."""

    status = 412
    code = ErrorCode.VIDEO_CHANGED


def etag(video: Video, tags: Sequence[str]) -> str:
    """What stands for everything that can be changed of a video, as HTTP has it."""
    planned = video.published_at if video.status is VideoStatus.SCHEDULED else None
    seen = [
        video.title,
        video.description,
        video.language,
        sorted(tags),
        video.visibility.value,
        video.age_restricted,
        video.geo_restrictions,
        planned.timestamp() if planned else None,
    ]
    return f'"{hashlib.sha256(json.dumps(seen).encode()).hexdigest()[:_LENGTH]}"'


def change_details(unit: Unit, video: Video, asked: VideoPatch, if_match: str | None) -> None:
    """Apply what was asked; absent fields stay.

    Args:
        if_match: What the asker has seen; None: they do not care.

    Raises:
        NotFoundError: the video was deleted meanwhile.
        VideoChangedError: it is not what the asker has seen.
        ConflictError: it cannot be put on air at a time.
        InvalidError: a field does not fit.
    """
    locked(unit.session, Video, video.id)
    seen = {each.strip() for each in (if_match or ANY).split(",")}
    now = etag(video, [tag.name for tag in tags_of(unit.session, video.id)])
    if not seen & {ANY, now}:
        raise VideoChangedError(CHANGED)
    edit_video(unit, video, asked)
    if asked.tags is not None:
        _set_tags(unit, video, asked.tags)


def _set_tags(unit: Unit, video: Video, names: Sequence[str]) -> None:
    try:
        set_tags(unit, video, names)
    except InvalidError as error:
        # Here the field is called by another name.
        raise InvalidError(error.message, fields={"tags": error.message}) from error

"""Put a video on air at a time that its owner has set.

Until then its status is SCHEDULED, and ``published_at`` lies ahead: it is the plan.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.models import Video
from server.kit.errors import ConflictError, InvalidError

PASSED = "This time has passed. Choose a later one, or publish it now."
YEARS_AHEAD = 10
TOO_FAR = f"This is too far ahead. Choose a time within {YEARS_AHEAD} years."
NOBODY = "A private video is for you alone. Choose who may watch it, then plan when."
NOT_READY = "This video cannot be played yet, so no time can be set. Wait for its first size."
ON_AIR = "Only a draft can be planned. Unpublish the video first."


def plan(video: Video, at: datetime | None, now: datetime) -> None:
    """Set the time, another one, or none. The video is locked.

    Raises:
        ConflictError: it is no draft that can be played.
        InvalidError: the time has passed, or is too far ahead.
    """
    planned = video.status is VideoStatus.SCHEDULED
    if at is None:
        if planned:
            video.status, video.published_at = VideoStatus.DRAFT, None
        return
    if video.active_version_id is None:
        raise ConflictError(NOT_READY, code=ErrorCode.NOT_READY)
    if not planned and video.status is not VideoStatus.DRAFT:
        raise ConflictError(ON_AIR)
    if at.year > now.year + YEARS_AHEAD:
        raise InvalidError(TOO_FAR, fields={"publish_at": TOO_FAR})
    if at <= now:
        raise InvalidError(PASSED, fields={"publish_at": PASSED})
    video.status, video.published_at = VideoStatus.SCHEDULED, at


def check_plan(video: Video) -> None:
    """See that somebody can watch a planned video, whatever of it was changed.

    Raises:
        InvalidError: it would be on air for nobody.
    """
    if video.status is VideoStatus.SCHEDULED and video.visibility is Visibility.PRIVATE:
        raise InvalidError(NOBODY, fields={"visibility": NOBODY})


def is_due(video: Video, now: datetime) -> bool:
    """Whether it is planned, and its time has come."""
    planned = video.status is VideoStatus.SCHEDULED
    return planned and video.published_at is not None and video.published_at <= now


def due(session: Session, now: datetime) -> list[UUID]:
    """Videos whose time has come, the longest waiting first."""
    query = (
        sa.select(Video.id)
        .where(Video.status == VideoStatus.SCHEDULED, Video.deleted_at.is_(None))
        .where(Video.published_at <= now)
        .order_by(Video.published_at)
    )
    return list(session.scalars(query))

"""Which videos somebody may see: those on air for whoever has the address, and their own."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.channels.models import Channel
from server.features.channels.repository import SHOWN
from server.features.videos.models import Video
from server.features.videos.policy import KNOWN, ON_AIR
from server.features.videos.repository import NO_VIDEO
from server.kit.db.opaque import opaque
from server.kit.errors import NotFoundError


def visible_to(viewer_id: UUID | None) -> sa.ColumnElement[bool]:
    """True for videos that the viewer may see; the query must have joined their channels.

    What is suspended, deleted or taken down, with its channel or by its owner's account, is
    out at once, and back when that is undone.

    It is opaque, because queries reach these videos by their ids, one page of a listing of
    something else at a time.

    Args:
        viewer_id: None for a guest.
    """
    on_air = sa.and_(
        SHOWN,
        Video.status.in_(ON_AIR),
        Video.visibility.in_(KNOWN),
        Video.active_version_id.is_not(None),
    )
    seen = on_air if viewer_id is None else sa.or_(on_air, Channel.user_id == viewer_id)
    return opaque(sa.and_(Video.deleted_at.is_(None), seen))


def visible_video(session: Session, video_id: UUID, viewer_id: UUID | None) -> Video:
    """The video, to somebody who may see it.

    Raises:
        NotFoundError: there is none, or it is not theirs to know of.
    """
    video = session.scalar(
        sa.select(Video)
        .join(Channel, Channel.id == Video.channel_id)
        .where(Video.id == video_id, visible_to(viewer_id))
    )
    if video is None:
        raise NotFoundError(NO_VIDEO)
    return video

"""Find the media of a version for somebody who asks for it."""

from uuid import UUID

import sqlalchemy as sa

from server.features.channels.models import Channel
from server.features.channels.repository import SHOWN
from server.features.identity.tokens import Actor
from server.features.videos.models import Video, VideoVersion
from server.features.videos.policy import may_watch
from server.features.videos.repository import NO_VIDEO
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def version_for(unit: Unit, version_id: UUID, actor: Actor | None) -> VideoVersion:
    """The version, when the actor may watch its video.

    Raises:
        NotFoundError: there is none, or not for them.
    """
    found = unit.session.execute(
        sa.select(VideoVersion, Video, Channel.user_id, SHOWN.label("shown"))
        .join(Video, Video.id == VideoVersion.video_id)
        .join(Channel, Channel.id == Video.channel_id)
        .where(VideoVersion.id == version_id, Video.deleted_at.is_(None))
    ).first()
    if found is None or not may_watch(
        status=found.Video.status,
        visibility=found.Video.visibility,
        owner_id=found.user_id,
        owner_shown=found.shown,
        viewer_id=actor.user_id if actor else None,
    ):
        raise NotFoundError(NO_VIDEO)
    version: VideoVersion = found.VideoVersion
    return version

"""Videos as they stand in viewers' lists."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.cards import VideoCard
from server.features.channels.models import Channel
from server.features.videos.models import Video, VideoVersion
from server.features.videos.view import thumbnail_path, watch_path


def video_cards(session: Session, rows: Sequence[tuple[Video, Channel]]) -> list[VideoCard]:
    """The videos in the order given, in one query however many."""
    wanted = [video.active_version_id for video, _ in rows if video.active_version_id]
    found = session.scalars(sa.select(VideoVersion).where(VideoVersion.id.in_(wanted)))
    versions = {version.id: version for version in found}
    return [
        _card(video, channel, versions.get(video.active_version_id or video.id))
        for video, channel in rows
    ]


def _card(video: Video, channel: Channel, version: VideoVersion | None) -> VideoCard:
    return VideoCard(
        id=video.id,
        title=video.title,
        watch_path=watch_path(video),
        thumbnail_path=thumbnail_path(version),
        duration_seconds=version.duration_seconds if version else None,
        view_count=video.view_count,
        published_at=video.published_at,
        channel_name=channel.name,
        channel_handle=channel.handle,
    )

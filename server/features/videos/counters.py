"""What the counters that follow from videos stand for."""

import sqlalchemy as sa

from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.videos.models import Video, VideoTag, VideoTagRelation
from server.kit.db.counters import Counter, count_of

_VIEWS = (
    sa.select(sa.func.coalesce(sa.func.sum(Video.view_count), 0))
    .where(Video.channel_id == Channel.id)
    .scalar_subquery()
)

COUNTERS = (
    Counter(
        Channel.total_videos,
        count_of(
            Video,
            Video.channel_id == Channel.id,
            Video.status == VideoStatus.PUBLISHED,
            Video.visibility == Visibility.PUBLIC,
            Video.deleted_at.is_(None),
        ),
    ),
    # PostgreSQL adds whole numbers up to a decimal.
    Counter(Channel.total_views, sa.cast(_VIEWS, sa.BigInteger)),
    Counter(
        VideoTag.usage_count, count_of(VideoTagRelation, VideoTagRelation.tag_id == VideoTag.id)
    ),
)

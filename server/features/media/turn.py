"""When a video's turn comes: short before long, channels in turns, and everybody in the end.

A job's turn is the second by which it would be done if its channel had an encoder to itself:
now, plus the time for what the channel has waiting already, plus its own. The queue takes the
earliest turn. So a short video goes before a long one that came a little earlier, a channel's
twentieth video behind another channel's first, and as time goes on and on, nothing that waits is
overtaken for ever. (In the literature: fair queueing by virtual finish times.)
"""

from datetime import UTC, datetime

import sqlalchemy as sa

from server.contract.media import TranscodingStatus
from server.features.videos.models import Video, VideoVersion
from server.kit.db.unit import Unit

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Turns are counted from here, to fit into the queue's 31 bits for 68 years."""
BYTES_A_SECOND = 1_000_000
"""Of a source, that one encoder gets through: of its length nothing is known yet."""
LONGEST_SECONDS = 6 * 3600
"""That a job's size or its channel's others may put it back."""
_UNDER_WAY = (TranscodingStatus.PENDING, TranscodingStatus.PROCESSING)


def turn(unit: Unit, version: VideoVersion) -> int:
    """The version's place in the queue; the lowest is taken first."""
    video = unit.session.get_one(Video, version.video_id)
    others = unit.session.scalar(
        sa.select(sa.func.sum(VideoVersion.source_bytes))
        .join(Video, Video.id == VideoVersion.video_id)
        .where(
            Video.channel_id == video.channel_id,
            Video.deleted_at.is_(None),
            VideoVersion.status.in_(_UNDER_WAY),
            VideoVersion.id != version.id,
        )
    )
    work = (int(others or 0) + version.source_bytes) / BYTES_A_SECOND
    return _in(unit, work)


def chunk_turn(unit: Unit, place: int, seconds: float) -> int:
    """The place in the queue of a long video's chunk.

    It is that of a video of the chunk's length which comes now: whatever short video arrives
    while the chunks before it are encoded goes first, and however long the whole is, a chunk
    waits no longer than others do.

    Args:
        unit: Where it is queued.
        place: Among the video's chunks that are in the queue, from 1.
        seconds: That one takes, rather too many than too few.
    """
    return _in(unit, place * seconds)


def _in(unit: Unit, seconds: float) -> int:
    now = (unit.clock() - EPOCH).total_seconds()
    return max(1, round(now + min(seconds, LONGEST_SECONDS)))

"""Which video gets its second pass next: the one most watched, one at a time."""

from dataclasses import dataclass

import sqlalchemy as sa

from server.contract.media import SecondPass, TranscodingStatus
from server.features.media.turn import EPOCH
from server.features.videos.models import Video, VideoVersion
from server.features.videos.policy import ON_AIR
from server.kit.db.unit import Unit
from server.kit.jobs.queue import Job, Queue

MAKE_AGAIN = "make_again"
"""Name of the workflow; it takes the version's id as text, and the run that it is for."""


@dataclass(frozen=True)
class SecondPassPolicy:
    """When a second pass pays.

    Attributes:
        after_views: Of a video, from which on it is made again in AV1; 0: never.
    """

    after_views: int = 0


def choose(unit: Unit, policy: SecondPassPolicy) -> VideoVersion | None:
    """Queue the second pass of the video that is watched most, unless one is under way.

    Returns:
        The version that was chosen.
    """
    if not policy.after_views or _under_way(unit):
        return None
    version = unit.session.scalar(
        sa.select(VideoVersion)
        .join(Video, Video.active_version_id == VideoVersion.id)
        .where(
            Video.view_count >= policy.after_views,
            Video.deleted_at.is_(None),
            Video.status.in_(ON_AIR),
            VideoVersion.status == TranscodingStatus.COMPLETED,
            VideoVersion.second_pass.is_(None),
        )
        .order_by(Video.view_count.desc(), Video.id)
        .limit(1)
    )
    if version is None:
        return None
    version.second_pass = SecondPass.WAITING
    arguments = (str(version.id), version.run)
    turn = max(1, round((unit.clock() - EPOCH).total_seconds()))
    job_id = f"second-pass-{version.id}-{version.run}"
    unit.enqueue(Job(MAKE_AGAIN, Queue.AGAIN, job_id, arguments, turn=turn))
    return version


def _under_way(unit: Unit) -> bool:
    """Whether one waits or runs, of a video that is still there.

    A version that was begun anew has no second pass before its first one is told of again; one
    that failed then never has it.
    """
    found = unit.session.scalar(
        sa.select(VideoVersion.id)
        .join(Video, Video.id == VideoVersion.video_id)
        .where(
            VideoVersion.second_pass == SecondPass.WAITING,
            VideoVersion.status == TranscodingStatus.COMPLETED,
            Video.deleted_at.is_(None),
        )
        .limit(1)
    )
    return found is not None

"""Where a viewer stands with a video, for resuming and for the history."""

from decimal import Decimal
from uuid import UUID

from server.contract.interactions import ProgressIn
from server.features.identity.tokens import Actor
from server.features.interactions import repository
from server.features.interactions.models import UserWatchHistory
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit
from server.kit.db.upsert import insert_or_skip
from server.kit.errors import NotFoundError

WHOLE = Decimal(100)


def report_progress(
    unit: Unit, video_id: UUID, actor: Actor, asked: ProgressIn
) -> UserWatchHistory:
    """Remember how far the actor is. One row per user and video, however many report at once.

    A report that is sent twice counts its seconds once: no more are counted than have passed
    since the report before.

    Raises:
        NotFoundError: the actor may not see the video.
    """
    video = visible_video(unit.session, video_id, actor.user_id)
    at = unit.clock()
    key = {"user_id": actor.user_id, "video_id": video_id}
    first = insert_or_skip(
        unit.session, UserWatchHistory, {**key, "watched_at": at, "updated_at": at}, by=tuple(key)
    )
    row = repository.progress_of(unit.session, actor.user_id, video_id, lock=True)
    if row is None:
        # Cleared at this very moment; the next report begins it anew.
        raise NotFoundError("This video is no longer in your history.")
    passed = max(0, round((at - row.watched_at).total_seconds()))
    seconds = asked.watched_seconds if first else min(asked.watched_seconds, passed)
    row.watch_duration_seconds += seconds
    row.watched_at = max(at, row.watched_at)
    position = asked.position_seconds
    if video.duration_seconds:
        position = min(position, video.duration_seconds)
        reached = round(Decimal(position) / Decimal(video.duration_seconds) * WHOLE, 2)
        row.watch_percentage = max(row.watch_percentage, reached)
    row.last_position_seconds = int(position)
    row.mark_completed()
    unit.session.flush()
    return row


def own_progress(unit: Unit, video_id: UUID, actor: Actor) -> UserWatchHistory:
    """Where the actor stands.

    Raises:
        NotFoundError: they may not see the video, or have not begun it.
    """
    visible_video(unit.session, video_id, actor.user_id)
    row = repository.progress_of(unit.session, actor.user_id, video_id)
    if row is None:
        raise NotFoundError("You have not begun to watch this video.")
    return row

"""Measure a sitting: how long was watched and how well it played."""

from uuid import UUID

from server.contract.interactions import InteractionType, WatchSessionIn, WatchSessionPatch
from server.features.identity.tokens import Actor
from server.features.interactions.models import Interaction, WatchSession
from server.features.interactions.visit import Visit
from server.features.videos.visible import visible_video
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError

GRACE_SECONDS = 5
"""By how much a player's clock may be ahead: it begins before we hear of it."""
GROWING = (
    "completion_percentage",
    "rebuffer_count",
    "rebuffer_duration_seconds",
)


def begin_session(
    unit: Unit, actor: Actor | None, visit: Visit, asked: WatchSessionIn
) -> WatchSession:
    """Begin to measure.

    Raises:
        NotFoundError: the viewer may not see the video.
    """
    visible_video(unit.session, asked.video_id, actor.user_id if actor else None)
    row = WatchSession(
        user_id=actor.user_id if actor else None,
        video_id=asked.video_id,
        session_id=visit.session_id,
        device_type=asked.device_type,
        browser=asked.browser,
        os=asked.os,
        ip_address=visit.ip_address,
        started_at=unit.clock(),
    )
    unit.session.add(row)
    unit.session.flush()
    return row


def report_session(
    unit: Unit, identifier: UUID, actor: Actor | None, visit: Visit, asked: WatchSessionPatch
) -> WatchSession:
    """Take over what the player reports; the end of the sitting is recorded as WATCH_TIME.

    Raises:
        NotFoundError: there is no such sitting, or it is somebody else's.
        ConflictError: it is over. Ending it again is no error: that is a repeated request.
    """
    row = locked(unit.session, WatchSession, identifier)
    if row is None or not _is_of(row, actor, visit):
        raise NotFoundError("There is no such watch session.")
    if row.ended_at is not None:
        if asked.ended:
            return row
        raise ConflictError("This watch session is over. Begin a new one.")
    _take_over(unit, row, asked)
    if asked.ended:
        _end(unit, row, visit)
    unit.session.flush()
    return row


def _is_of(row: WatchSession, actor: Actor | None, visit: Visit) -> bool:
    """A guest's sitting belongs to whoever has the guest's address and browser."""
    if row.user_id is not None:
        return actor is not None and actor.user_id == row.user_id
    return row.session_id == visit.session_id


def _take_over(unit: Unit, row: WatchSession, asked: WatchSessionPatch) -> None:
    if asked.watch_time_seconds is not None:
        passed = int((unit.clock() - row.started_at).total_seconds()) + GRACE_SECONDS
        row.watch_time_seconds = max(
            row.watch_time_seconds, min(asked.watch_time_seconds, max(passed, 0))
        )
    for name in GROWING:
        reported = getattr(asked, name)
        if reported is not None:
            setattr(row, name, max(getattr(row, name), reported))
    if asked.startup_time_ms is not None:
        row.startup_time_ms = asked.startup_time_ms
    if asked.average_bitrate_kbps is not None:
        row.average_bitrate_kbps = asked.average_bitrate_kbps


def _end(unit: Unit, row: WatchSession, visit: Visit) -> None:
    row.ended_at = max(unit.clock(), row.started_at)
    unit.session.add(
        Interaction(
            user_id=row.user_id,
            video_id=row.video_id,
            type=InteractionType.WATCH_TIME,
            value=row.watch_time_seconds,
            session_id=row.session_id,
            ip_address=visit.ip_address,
            user_agent=visit.user_agent,
            timestamp=unit.clock(),
        )
    )

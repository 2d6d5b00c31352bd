"""What viewers did, as the contract shows it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from server.contract.interactions import HistoryOut, LikedOut, ProgressOut, WatchSessionOut
from server.features.channels.models import Channel
from server.features.interactions.models import Interaction, UserWatchHistory, WatchSession
from server.features.videos.cards import video_cards
from server.features.videos.models import Video


def progress_out(row: UserWatchHistory) -> ProgressOut:
    """Where a user stands with a video."""
    return ProgressOut(
        video_id=row.video_id,
        watch_percentage=float(row.watch_percentage),
        watch_duration_seconds=row.watch_duration_seconds,
        completed=row.completed,
        last_position_seconds=row.last_position_seconds,
        watched_at=row.watched_at,
    )


def history_outs(
    session: Session, rows: Sequence[tuple[UserWatchHistory, Video, Channel]]
) -> list[HistoryOut]:
    """A page of a user's history."""
    cards = video_cards(session, [(video, channel) for _, video, channel in rows])
    return [
        HistoryOut(video=card, progress=progress_out(row))
        for (row, _, _), card in zip(rows, cards, strict=True)
    ]


def liked_outs(
    session: Session, rows: Sequence[tuple[Interaction, Video, Channel]]
) -> list[LikedOut]:
    """A page of the videos that a user likes."""
    cards = video_cards(session, [(video, channel) for _, video, channel in rows])
    return [
        LikedOut(video=card, liked_at=row.timestamp)
        for (row, _, _), card in zip(rows, cards, strict=True)
    ]


def session_out(row: WatchSession) -> WatchSessionOut:
    """A sitting."""
    return WatchSessionOut(
        id=row.id,
        video_id=row.video_id,
        watch_time_seconds=row.watch_time_seconds,
        completion_percentage=float(row.completion_percentage),
        rebuffer_count=row.rebuffer_count,
        rebuffer_duration_seconds=row.rebuffer_duration_seconds,
        startup_time_ms=row.startup_time_ms,
        average_bitrate_kbps=row.average_bitrate_kbps,
        started_at=row.started_at,
        ended_at=row.ended_at,
    )

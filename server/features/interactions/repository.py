"""Queries over what viewers do."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.interactions import InteractionType
from server.features.channels.models import Channel
from server.features.interactions.models import (
    REACTIONS,
    Interaction,
    UserWatchHistory,
)
from server.features.videos.models import Video
from server.features.videos.visible import visible_to
from server.kit.db.upsert import insert_or_skip
from server.kit.paging import Order, next_cursor

Done = TypeVar("Done", Interaction, UserWatchHistory)


def has_done(
    session: Session, video_id: UUID, kind: InteractionType, session_id: str, since: datetime
) -> bool:
    """True when the viewer did this with the video after that time."""
    query = sa.select(Interaction.id).where(
        Interaction.video_id == video_id,
        Interaction.type == kind,
        Interaction.session_id == session_id,
        Interaction.timestamp > since,
    )
    return session.scalar(query.limit(1)) is not None


def reaction_of(session: Session, user_id: UUID, video_id: UUID) -> Interaction | None:
    """The user's like or dislike of the video."""
    return session.scalar(
        sa.select(Interaction).where(
            Interaction.user_id == user_id,
            Interaction.video_id == video_id,
            Interaction.type.in_(REACTIONS),
        )
    )


def add_to_video(
    session: Session, video_id: UUID, *, likes: int = 0, dislikes: int = 0, shares: int = 0
) -> None:
    """Change the video's counters by SQL, so that concurrent changes add up."""
    session.execute(
        sa.update(Video)
        .where(Video.id == video_id)
        .values(
            like_count=Video.like_count + likes,
            dislike_count=Video.dislike_count + dislikes,
            share_count=Video.share_count + shares,
            # Being liked is no edit.
            updated_at=Video.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


def dismiss(session: Session, user_id: UUID, video_id: UUID, at: datetime) -> None:
    """Record that the user is not interested, once."""
    insert_or_skip(
        session,
        Interaction,
        {
            "user_id": user_id,
            "video_id": video_id,
            "type": InteractionType.NOT_INTERESTED,
            "timestamp": at,
        },
        by=("user_id", "video_id"),
        where=Interaction.type == sa.literal_column("'NOT_INTERESTED'"),
    )


def undo_dismissal(session: Session, user_id: UUID, video_id: UUID) -> None:
    """Forget that the user is not interested."""
    session.execute(
        sa.delete(Interaction).where(
            Interaction.user_id == user_id,
            Interaction.video_id == video_id,
            Interaction.type == InteractionType.NOT_INTERESTED,
        )
    )


def liked(
    session: Session, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[tuple[Interaction, Video, Channel]], str | None]:
    """A page of the videos that the user likes and may see, the latest like first."""
    query = _with_video(Interaction, user_id).where(
        # Literally, because the partial index serves no parameter.
        Interaction.type == sa.literal_column("'LIKE'")
    )
    order = Order(Interaction.timestamp, Interaction.id, descending=True)
    rows = session.execute(order.apply(query, cursor).limit(limit)).all()
    found = [(row[0], row[1], row[2]) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].timestamp, row[0].id))


def history(
    session: Session, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[tuple[UserWatchHistory, Video, Channel]], str | None]:
    """A page of what the user has watched and may see, the latest first."""
    query = _with_video(UserWatchHistory, user_id)
    order = Order(UserWatchHistory.watched_at, UserWatchHistory.id, descending=True)
    rows = session.execute(order.apply(query, cursor).limit(limit)).all()
    found = [(row[0], row[1], row[2]) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].watched_at, row[0].id))


def progress_of(
    session: Session, user_id: UUID, video_id: UUID, *, lock: bool = False
) -> UserWatchHistory | None:
    """Where the user stands with the video; locked, so that two devices take turns."""
    query = sa.select(UserWatchHistory).where(
        UserWatchHistory.user_id == user_id, UserWatchHistory.video_id == video_id
    )
    if lock:
        query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return session.scalar(query)


def forget_history(session: Session, user_id: UUID, video_id: UUID | None = None) -> None:
    """Remove one video, or everything, from the user's history."""
    query = sa.delete(UserWatchHistory).where(UserWatchHistory.user_id == user_id)
    if video_id is not None:
        query = query.where(UserWatchHistory.video_id == video_id)
    session.execute(query)


def _with_video(model: type[Done], user_id: UUID) -> sa.Select[Done, Video, Channel]:
    return (
        sa.select(model, Video, Channel)
        .join(Video, Video.id == model.video_id)
        .join(Channel, Channel.id == Video.channel_id)
        .where(model.user_id == user_id, visible_to(user_id))
    )

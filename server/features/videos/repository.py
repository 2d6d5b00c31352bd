"""Queries over videos."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVarTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from server.contract.media import Resolution, TranscodingStatus
from server.contract.videos import VideoStatus, Visibility
from server.features.channels.models import Channel
from server.features.channels.repository import SHOWN
from server.features.videos.filters import NOTHING, Filters, conditions
from server.features.videos.models import (
    Video,
    VideoAsset,
    VideoTag,
    VideoTagRelation,
    VideoVersion,
)
from server.features.videos.policy import KNOWN, ON_AIR
from server.kit.db.lock import locked
from server.kit.db.opaque import opaque
from server.kit.errors import NotFoundError
from server.kit.paging import Order, next_cursor

Columns = TypeVarTuple("Columns")
ORDERS = {
    "newest": Order(Video.id, Video.id, descending=True),
    "oldest": Order(Video.id, Video.id, descending=False),
    "views": Order(Video.view_count, Video.id, descending=True),
    "title": Order(Video.title, Video.id, descending=False),
    "fewest_views": Order(Video.view_count, Video.id, descending=False),
    "title_down": Order(Video.title, Video.id, descending=True),
    "comments": Order(Video.comment_count, Video.id, descending=True),
    "fewest_comments": Order(Video.comment_count, Video.id, descending=False),
}
TABS: dict[str, tuple[VideoStatus, ...]] = {
    "all": (),
    "published": ON_AIR,
    "drafts": (VideoStatus.DRAFT,),
    "processing": (VideoStatus.PROCESSING,),
    "failed": (VideoStatus.FAILED,),
    "planned": (VideoStatus.SCHEDULED,),
}
NO_VIDEO = "There is no such video, or it is not yours to see."


def version_by_id(session: Session, version_id: UUID) -> VideoVersion | None:
    """The version, also of a video in the bin."""
    return session.get(VideoVersion, version_id)


def version_of_upload(session: Session, upload_id: UUID) -> VideoVersion | None:
    """What was made of an upload, or is being made of it."""
    return session.scalar(sa.select(VideoVersion).where(VideoVersion.upload_id == upload_id))


def video_by_id(session: Session, video_id: UUID) -> Video | None:
    """The video, unless it is in the bin."""
    return session.scalar(sa.select(Video).where(Video.id == video_id, Video.deleted_at.is_(None)))


def lock_video_of(session: Session, version_id: UUID) -> Video | None:
    """The version's video, locked, unless it is in the bin."""
    video_id = session.scalar(sa.select(VideoVersion.video_id).where(VideoVersion.id == version_id))
    video = locked(session, Video, video_id) if video_id else None
    return video if video is not None and video.deleted_at is None else None


def own_video(session: Session, video_id: UUID, user_id: UUID) -> Video:
    """The user's video.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    video = session.scalar(
        sa.select(Video)
        .join(Channel, Channel.id == Video.channel_id)
        .where(Video.id == video_id, Video.deleted_at.is_(None), Channel.user_id == user_id)
    )
    if video is None:
        raise NotFoundError(NO_VIDEO)
    return video


def owner_of(session: Session, video: Video) -> UUID:
    """Id of the user whose channel the video is on."""
    return session.scalars(sa.select(Channel.user_id).where(Channel.id == video.channel_id)).one()


def list_own(
    session: Session,
    channel_id: UUID,
    *,
    tab: str,
    text: str,
    sort: str,
    cursor: str | None,
    limit: int,
    filters: Filters = NOTHING,
) -> tuple[list[Video], str | None]:
    """A page of a channel's videos, and the cursor of the next."""
    query = _own(sa.select(Video), channel_id, tab=tab, text=text, filters=filters)
    return _page(session, query, ORDERS[sort], cursor, limit)


def count_own(
    session: Session, channel_id: UUID, *, tab: str, text: str, filters: Filters = NOTHING
) -> int:
    """How many videos all pages of :func:`list_own` hold."""
    query = sa.select(sa.func.count(Video.id))
    query = _own(query, channel_id, tab=tab, text=text, filters=filters)
    return session.scalars(query).one()


def count_by_status(session: Session, channel_id: UUID) -> dict[VideoStatus, int]:
    """How many of a channel's videos have each status."""
    rows = session.execute(
        sa.select(Video.status, sa.func.count())
        .where(Video.channel_id == channel_id, Video.deleted_at.is_(None))
        .group_by(Video.status)
    )
    return {status: count for status, count in rows}  # noqa: C416 - rows are not tuples to mypy


def public_video(session: Session, video_id: UUID) -> tuple[Video, Channel] | None:
    """A video that anyone with its address may know of, and its channel."""
    found = session.execute(
        _shown(sa.select(Video, Channel)).where(
            Video.id == video_id, Video.status.in_(ON_AIR), Video.visibility.in_(KNOWN)
        )
    ).first()
    return None if found is None else (found[0], found[1])


def list_public(
    session: Session, *, channel_id: UUID | None = None, cursor: str | None = None, limit: int
) -> tuple[list[tuple[Video, Channel]], str | None]:
    """The newest public videos, of one channel or of all."""
    query = _shown(sa.select(Video, Channel)).where(
        Video.status == VideoStatus.PUBLISHED, Video.visibility == Visibility.PUBLIC
    )
    if channel_id is not None:
        query = query.where(Video.channel_id == channel_id)
    order = Order(Video.published_at, Video.id, descending=True)
    rows = session.execute(order.apply(query, cursor).limit(limit)).all()
    found = [(row[0], row[1]) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].published_at, row[0].id))


def tag_names_of(session: Session, video_ids: list[UUID]) -> dict[UUID, list[str]]:
    """The names of each video's tags, in their order, by the video's id."""
    rows = session.execute(
        sa.select(VideoTagRelation.video_id, VideoTag.name)
        .join(VideoTag, VideoTag.id == VideoTagRelation.tag_id)
        .where(VideoTagRelation.video_id.in_(video_ids))
        .order_by(VideoTag.name)
    )
    found: dict[UUID, list[str]] = {}
    for video_id, name in rows:
        found.setdefault(video_id, []).append(name)
    return found


def versions_of(session: Session, videos: list[Video]) -> dict[UUID, VideoVersion]:
    """The newest version of each video, by the video's id."""
    rows = session.scalars(
        sa.select(VideoVersion)
        .where(VideoVersion.video_id.in_([video.id for video in videos]))
        .order_by(VideoVersion.version_number)
    )
    return {row.video_id: row for row in rows}


def all_versions_of(session: Session, video_id: UUID) -> list[VideoVersion]:
    """The versions of one video, newest first."""
    query = sa.select(VideoVersion).where(VideoVersion.video_id == video_id)
    return list(session.scalars(query.order_by(VideoVersion.version_number.desc())))


def assets_of(session: Session, version_ids: list[UUID]) -> dict[UUID, list[VideoAsset]]:
    """The rungs of each version, lowest first, by the version's id."""
    found: dict[UUID, list[VideoAsset]] = {identifier: [] for identifier in version_ids}
    for row in session.scalars(
        sa.select(VideoAsset).where(VideoAsset.video_version_id.in_(version_ids))
    ):
        found[row.video_version_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.resolution.short_side)
    return found


def waiting_before(session: Session, versions: Sequence[VideoVersion]) -> dict[UUID, int]:
    """How many videos an encoder takes up before each of these, for those that wait."""
    waiting = [version.id for version in versions if version.status is TranscodingStatus.PENDING]
    if not waiting:
        return {}
    before = aliased(VideoVersion)
    count = (
        sa.select(sa.func.count())
        .select_from(before)
        .join(Video, Video.id == before.video_id)
        .where(
            before.status == TranscodingStatus.PENDING,
            # The queue takes the elder of two whose turn is the same.
            sa.tuple_(before.queue_turn, before.id)
            < sa.tuple_(VideoVersion.queue_turn, VideoVersion.id),
            Video.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    query = sa.select(VideoVersion.id, count).where(
        VideoVersion.id.in_(waiting), VideoVersion.queue_turn.is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def next_waiting(session: Session, limit: int) -> list[Video]:
    """The videos that an encoder takes up next, the first one first."""
    query = (
        sa.select(Video)
        .join(VideoVersion, VideoVersion.video_id == Video.id)
        .where(
            VideoVersion.status == TranscodingStatus.PENDING,
            VideoVersion.queue_turn.is_not(None),
            Video.deleted_at.is_(None),
        )
        .order_by(VideoVersion.queue_turn)
        .limit(limit)
    )
    return list(session.scalars(query))


def asset(session: Session, version_id: UUID, resolution: Resolution) -> VideoAsset | None:
    """One rung of a version."""
    return session.scalar(
        sa.select(VideoAsset).where(
            VideoAsset.video_version_id == version_id, VideoAsset.resolution == resolution
        )
    )


def add_view(session: Session, video_id: UUID, at: datetime) -> None:
    """Count one view, by SQL, so that concurrent ones add up."""
    session.execute(
        sa.update(Video)
        .where(Video.id == video_id)
        .values(
            view_count=Video.view_count + 1,
            last_activity_at=at,
            # Being watched is no edit.
            updated_at=Video.updated_at,
        )
        .execution_options(synchronize_session=False)
    )


def _own(
    query: sa.Select[*Columns], channel_id: UUID, *, tab: str, text: str, filters: Filters
) -> sa.Select[*Columns]:
    """A channel's videos under a tab, with a text in their title, narrowed."""
    query = query.where(Video.channel_id == channel_id, Video.deleted_at.is_(None))
    statuses = TABS[tab]
    if len(statuses) == 1:
        query = query.where(Video.status == statuses[0])
    elif statuses:
        # No index has several statuses in the list's order. Most videos of a channel are on air,
        # so the list is walked in its order, and the few others are left out.
        query = query.where(opaque(Video.status.in_(statuses)))
    if text:
        query = query.where(Video.title.icontains(text, autoescape=True))
    # No index for each of them in each order either: the list is walked, which a hundred
    # thousand videos bear.
    return query.where(*(opaque(each) for each in conditions(filters)))


def _shown(query: sa.Select[Video, Channel]) -> sa.Select[Video, Channel]:
    """Videos with their channels, without those that nobody may see.

    The join is an outer one and the condition opaque so that SQLite begins with the videos.
    """
    return query.join(Channel, Channel.id == Video.channel_id, isouter=True).where(
        opaque(SHOWN), Video.deleted_at.is_(None), Video.active_version_id.is_not(None)
    )


def _page(
    session: Session, query: sa.Select[Video], order: Order, cursor: str | None, limit: int
) -> tuple[list[Video], str | None]:
    rows = list(session.scalars(order.apply(query, cursor).limit(limit)))
    name = order.column.key
    return rows, next_cursor(rows, limit, lambda row: (getattr(row, name), row.id))

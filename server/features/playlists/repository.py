"""Queries over playlists."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.channels.models import Channel
from server.features.identity.models import User
from server.features.identity.standing import IN_GOOD_STANDING
from server.features.playlists.models import Playlist, PlaylistItem
from server.features.playlists.policy import may_see
from server.features.videos.models import Video
from server.features.videos.visible import visible_to
from server.kit.db.lock import locked
from server.kit.errors import NotFoundError
from server.kit.paging import Order, next_cursor

NO_PLAYLIST = "There is no such playlist, or it is not yours to see."
NEWEST = Order(Playlist.id, Playlist.id, descending=True)
IN_ORDER = Order(PlaylistItem.position, PlaylistItem.id, descending=False)

Listed = tuple[Playlist, str, int]
"""A playlist, its owner's user name and how many items it has."""
Placed = tuple[PlaylistItem, Video, Channel, bool]
"""An item, its video with its channel, and whether the viewer may see that."""


def own_playlist(session: Session, playlist_id: UUID, user_id: UUID) -> Playlist:
    """The user's playlist, locked, so that whoever changes it takes turns.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    playlist = locked(session, Playlist, playlist_id)
    if playlist is None or playlist.user_id != user_id:
        raise NotFoundError(NO_PLAYLIST)
    return playlist


def visible_playlist(session: Session, playlist_id: UUID, viewer_id: UUID | None) -> Listed:
    """A playlist that the viewer may see.

    Raises:
        NotFoundError: there is none, or it is not theirs to know of.
    """
    row = session.execute(
        _listed().add_columns(IN_GOOD_STANDING).where(Playlist.id == playlist_id)
    ).first()
    if row is None or not may_see(
        owner_id=row[0].user_id,
        is_public=row[0].is_public,
        is_hidden=row[0].hidden_at is not None,
        owner_in_good_standing=row[3],
        viewer_id=viewer_id,
    ):
        raise NotFoundError(NO_PLAYLIST)
    return row[0], row[1], row[2]


def list_own(
    session: Session, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[Listed], str | None]:
    """A page of the user's playlists, the newest first."""
    return _page(session, _listed().where(Playlist.user_id == user_id), cursor, limit)


def list_public(
    session: Session, user_id: UUID, *, cursor: str | None, limit: int
) -> tuple[list[Listed], str | None]:
    """A page of the playlists that the user shows to others, the newest first."""
    query = _listed().where(
        Playlist.user_id == user_id,
        Playlist.is_public == sa.true(),
        Playlist.hidden_at.is_(None),
        IN_GOOD_STANDING,
    )
    return _page(session, query, cursor, limit)


def items(
    session: Session, playlist: Playlist, viewer_id: UUID | None, *, cursor: str | None, limit: int
) -> tuple[list[Placed], str | None]:
    """A page of a playlist's items in their order.

    Its owner also finds those whose videos they may not see, so as to take them out.
    """
    seen = visible_to(viewer_id)
    query = (
        sa.select(PlaylistItem, Video, Channel, seen)
        .join(Video, Video.id == PlaylistItem.video_id)
        .join(Channel, Channel.id == Video.channel_id)
        .where(PlaylistItem.playlist_id == playlist.id)
    )
    if viewer_id != playlist.user_id:
        query = query.where(seen)
    # A position is unique within its playlist, so the id need not break ties.
    query = IN_ORDER.apply(query, cursor).order_by(None).order_by(PlaylistItem.position)
    rows = session.execute(query.limit(limit)).all()
    found: list[Placed] = [(row[0], row[1], row[2], bool(row[3])) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].position, row[0].id))


def item_by_id(session: Session, playlist_id: UUID, item_id: UUID) -> PlaylistItem:
    """An item of the playlist, as it is now.

    Raises:
        NotFoundError: it is not in there.
    """
    item = session.scalar(
        sa.select(PlaylistItem)
        .where(PlaylistItem.id == item_id, PlaylistItem.playlist_id == playlist_id)
        .execution_options(populate_existing=True)
    )
    if item is None:
        raise NotFoundError("This video is no longer in the playlist.")
    return item


def holds(session: Session, playlist_id: UUID, video_id: UUID) -> bool:
    """True when the video is in the playlist."""
    query = sa.select(PlaylistItem.id).where(
        PlaylistItem.playlist_id == playlist_id, PlaylistItem.video_id == video_id
    )
    return session.scalar(query) is not None


def placed(session: Session, item_id: UUID, viewer_id: UUID) -> Placed:
    """One item with its video."""
    row = session.execute(
        sa.select(PlaylistItem, Video, Channel, visible_to(viewer_id))
        .join(Video, Video.id == PlaylistItem.video_id)
        .join(Channel, Channel.id == Video.channel_id)
        .where(PlaylistItem.id == item_id)
        .execution_options(populate_existing=True)
    ).one()
    return row[0], row[1], row[2], bool(row[3])


def _listed() -> sa.Select[Playlist, str, int]:
    count = (
        sa.select(sa.func.count())
        .where(PlaylistItem.playlist_id == Playlist.id)
        .correlate(Playlist)
        .scalar_subquery()
    )
    return sa.select(Playlist, User.username, count).join(User, User.id == Playlist.user_id)


def _page(
    session: Session, query: sa.Select[Playlist, str, int], cursor: str | None, limit: int
) -> tuple[list[Listed], str | None]:
    rows = session.execute(NEWEST.apply(query, cursor).limit(limit)).all()
    found: list[Listed] = [(row[0], row[1], row[2]) for row in rows]
    return found, next_cursor(found, limit, lambda row: (row[0].id, row[0].id))

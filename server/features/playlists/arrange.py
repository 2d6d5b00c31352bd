"""Add videos to a playlist, take them out and move them. Each locks the playlist first."""

from uuid import UUID

from server.contract.playlists import ITEMS_MAX, PlaylistItemIn
from server.features.identity.tokens import Actor
from server.features.playlists import ordering, repository
from server.features.playlists.models import Playlist, PlaylistItem
from server.features.videos.visible import visible_video
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError

FULL = f"A playlist holds {ITEMS_MAX:,} videos at most. Take some out, or begin another one."
TWICE = "This video is in the playlist already."


def add_video(unit: Unit, playlist_id: UUID, actor: Actor, asked: PlaylistItemIn) -> PlaylistItem:
    """Put a video into the playlist, at its end or before what is at the position.

    Raises:
        NotFoundError: the playlist is not the actor's, or they may not see the video.
        ConflictError: the video is in there already, or the playlist is full.
    """
    playlist = repository.own_playlist(unit.session, playlist_id, actor.user_id)
    visible_video(unit.session, asked.video_id, actor.user_id)
    if repository.holds(unit.session, playlist_id, asked.video_id):
        raise ConflictError(TWICE, fields={"video_id": TWICE})
    count = ordering.count_items(unit.session, playlist_id)
    if count >= ITEMS_MAX:
        raise ConflictError(FULL)
    position = min(asked.position or count + 1, count + 1)
    if position <= count:
        ordering.shift(unit.session, playlist_id, position, count, 1)
    item = PlaylistItem(
        playlist_id=playlist_id,
        video_id=asked.video_id,
        position=position,
        added_at=unit.clock(),
    )
    unit.session.add(item)
    _touch(unit, playlist)
    return item


def remove_video(unit: Unit, playlist_id: UUID, item_id: UUID, actor: Actor) -> None:
    """Take a video out; those behind it close up.

    Raises:
        NotFoundError: the playlist is not the actor's, or the item is not in it.
    """
    playlist = repository.own_playlist(unit.session, playlist_id, actor.user_id)
    count = ordering.count_items(unit.session, playlist_id)
    item = repository.item_by_id(unit.session, playlist_id, item_id)
    position = item.position
    unit.session.delete(item)
    _touch(unit, playlist)
    ordering.shift(unit.session, playlist_id, position + 1, count, -1)


def move_video(
    unit: Unit, playlist_id: UUID, item_id: UUID, actor: Actor, position: int
) -> PlaylistItem:
    """Put an item at another position, or at the end when the playlist is shorter.

    Raises:
        NotFoundError: the playlist is not the actor's, or the item is not in it.
    """
    playlist = repository.own_playlist(unit.session, playlist_id, actor.user_id)
    count = ordering.count_items(unit.session, playlist_id)
    item = repository.item_by_id(unit.session, playlist_id, item_id)
    ordering.move(unit.session, item, min(position, count))
    _touch(unit, playlist)
    return item


def _touch(unit: Unit, playlist: Playlist) -> None:
    playlist.updated_at = unit.clock()
    unit.session.flush()

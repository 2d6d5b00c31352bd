"""Make a playlist, rename it, show or hide it, and delete it."""

from uuid import UUID

from server.contract.playlists import PlaylistIn, PlaylistPatch
from server.features.identity.tokens import Actor
from server.features.playlists import repository
from server.features.playlists.models import Playlist
from server.kit.db.unit import Unit


def make_playlist(unit: Unit, actor: Actor, asked: PlaylistIn) -> Playlist:
    """An empty playlist of the actor's."""
    playlist = Playlist(
        user_id=actor.user_id,
        title=asked.title,
        description=asked.description,
        is_public=asked.is_public,
    )
    unit.session.add(playlist)
    unit.session.flush()
    return playlist


def edit_playlist(unit: Unit, playlist_id: UUID, actor: Actor, asked: PlaylistPatch) -> Playlist:
    """Apply what was asked; absent fields stay.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    playlist = repository.own_playlist(unit.session, playlist_id, actor.user_id)
    if asked.title is not None:
        playlist.title = asked.title
    if asked.description is not None:
        playlist.description = asked.description
    if asked.is_public is not None:
        playlist.is_public = asked.is_public
    unit.session.flush()
    return playlist


def delete_playlist(unit: Unit, playlist_id: UUID, actor: Actor) -> None:
    """The playlist is gone at once; the videos are not touched.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    unit.session.delete(repository.own_playlist(unit.session, playlist_id, actor.user_id))
    unit.session.flush()

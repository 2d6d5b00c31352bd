"""Hide a playlist from all but its owner, and show it again. Who may is decided by moderation."""

from uuid import UUID

from server.features.playlists.models import Playlist
from server.features.playlists.repository import NO_PLAYLIST
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def hide_playlist(unit: Unit, playlist_id: UUID) -> None:
    """Hide it; what its owner says about who may see it stays, and counts once it is shown again.

    Hiding twice keeps the first time.

    Raises:
        NotFoundError: there is no such playlist.
    """
    playlist = _load(unit, playlist_id)
    playlist.hidden_at = playlist.hidden_at or unit.clock()
    unit.session.flush()


def show_playlist(unit: Unit, playlist_id: UUID) -> None:
    """Undo :func:`hide_playlist`; one that was not hidden stays as it is.

    Raises:
        NotFoundError: there is no such playlist.
    """
    _load(unit, playlist_id).hidden_at = None
    unit.session.flush()


def _load(unit: Unit, playlist_id: UUID) -> Playlist:
    playlist = locked(unit.session, Playlist, playlist_id)
    if playlist is None:
        raise NotFoundError(NO_PLAYLIST)
    return playlist

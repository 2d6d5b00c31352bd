import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.features.playlists.models import Playlist, PlaylistItem
from server.kit.db.unit import Units
from tests.server.features.playlists.making import videos_on_air
from tests.server.people import Person


def test_the_database_refuses_doubles_and_impossible_positions(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    first, second = videos_on_air(client, units, tahmina, 2)
    with units.write() as unit:
        playlist = Playlist(user_id=tahmina.id, title="Boats")
        unit.session.add(playlist)
        unit.session.flush()
        unit.session.add(PlaylistItem(playlist_id=playlist.id, video_id=first, position=1))
    assert (playlist.is_public, playlist.description) == (False, "")
    for video, position in ((first, 2), (second, 1), (second, 0), (second, -1)):
        with pytest.raises(IntegrityError), units.write() as unit:
            row = PlaylistItem(playlist_id=playlist.id, video_id=video, position=position)
            unit.session.add(row)

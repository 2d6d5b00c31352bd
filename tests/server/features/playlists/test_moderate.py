from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.features.playlists.models import Playlist
from server.features.playlists.moderate import hide_playlist, show_playlist
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.ids import new_id
from tests.server.features.playlists.making import PLAYLISTS, make
from tests.server.people import Person

PUBLIC = "/api/v1/channels/tahmina/playlists"


def test_a_hidden_playlist_stays_hidden_whatever_its_owner_does(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    url = make(client, tahmina, is_public=True)
    playlist_id = UUID(url.rpartition("/")[2])

    def seen(person: Person | None) -> list[bool]:
        headers = person.auth if person else {}
        found = [client.get(path, headers=headers).status_code for path in (url, f"{url}/items")]
        return [status == 200 for status in found] + [bool(client.get(PUBLIC).json()["items"])]

    assert seen(None) == seen(rafi) == [True, True, True]
    with units.write() as unit:
        hide_playlist(unit, playlist_id)
    for asked in ({"is_public": True}, {"is_public": False}, {"is_public": True}):
        answer = client.patch(url, json=asked, headers=tahmina.auth)
        assert (answer.status_code, answer.json()["hidden_at"] is not None) == (200, True)
        assert seen(None) == seen(rafi) == [False, False, False]
    [own] = client.get(PLAYLISTS, headers=tahmina.auth).json()["items"]
    assert own["hidden_at"] == client.get(url, headers=tahmina.auth).json()["hidden_at"]
    with units.write() as unit:
        show_playlist(unit, playlist_id)
    assert seen(None) == seen(rafi) == [True, True, True]
    assert client.get(url).json()["hidden_at"] is None


def test_hiding_twice_keeps_the_first_time(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    playlist_id = UUID(make(client, tahmina).rpartition("/")[2])
    times = []
    for _ in range(2):
        with units.write() as unit:
            hide_playlist(unit, playlist_id)
            times.append(unit.session.get_one(Playlist, playlist_id).hidden_at)
    assert times[0] == times[1] is not None


def test_a_playlist_that_is_not_there(units: Units) -> None:
    for change in (hide_playlist, show_playlist):
        with units.write() as unit, pytest.raises(NotFoundError):
            change(unit, new_id())

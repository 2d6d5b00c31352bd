from fastapi.testclient import TestClient

from server.kit.ids import new_id
from tests.server.features.playlists.making import PLAYLISTS, make
from tests.server.people import Person


def test_what_is_not_there(client: TestClient, tahmina: Person) -> None:
    nowhere = f"{PLAYLISTS}/{new_id()}"
    for path in (nowhere, f"{nowhere}/items", "/api/v1/channels/nobody/playlists"):
        assert client.get(path, headers=tahmina.auth).status_code == 404
    item = f"{make(client, tahmina)}/items/{new_id()}"
    assert client.delete(item, headers=tahmina.auth).status_code == 404
    body = {"position": 1}
    assert client.patch(item, json=body, headers=tahmina.auth).status_code == 404


def test_a_guest_has_no_playlists(client: TestClient) -> None:
    assert client.get(PLAYLISTS).status_code == 401
    assert client.post(PLAYLISTS, json={"title": "Mine"}).status_code == 401

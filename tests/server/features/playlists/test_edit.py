import pytest
from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from tests.server.features.playlists.making import PLAYLISTS, add, make, videos_on_air
from tests.server.people import Person


def test_a_playlist_is_made_renamed_shown_and_deleted(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    [video] = videos_on_air(client, units, tahmina, 1)
    url = make(client, rafi, title="  নৌকা  ", description="Rivers")
    add(client, rafi, url, video)
    found = client.get(url, headers=rafi.auth).json()
    assert (found["title"], found["description"], found["item_count"]) == ("নৌকা", "Rivers", 1)
    assert (found["is_public"], found["username"]) == (False, "rafi")
    patched = client.patch(url, json={"title": "Boats", "is_public": True}, headers=rafi.auth)
    assert patched.json()["description"] == "Rivers"
    assert client.get(url).json()["title"] == "Boats"
    assert client.delete(url, headers=rafi.auth).status_code == 204
    assert client.get(url, headers=rafi.auth).status_code == 404
    assert client.get(f"/api/v1/videos/{video}", headers=tahmina.auth).status_code == 200


def test_nobody_else_touches_a_playlist(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    [video] = videos_on_air(client, units, tahmina, 1)
    url = make(client, rafi, is_public=True)
    item = add(client, rafi, url, video)
    for answer in (
        client.patch(url, json={"title": "Mine"}, headers=tahmina.auth),
        client.delete(url, headers=tahmina.auth),
        client.post(f"{url}/items", json={"video_id": str(video)}, headers=tahmina.auth),
        client.patch(item, json={"position": 1}, headers=tahmina.auth),
        client.delete(item, headers=tahmina.auth),
    ):
        assert answer.status_code == 404
    assert client.delete(url).status_code == 401
    client.patch(url, json={"is_public": False}, headers=rafi.auth)
    for path in (url, f"{url}/items"):
        assert client.get(path).status_code == 404
        assert client.get(path, headers=tahmina.auth).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": " "}, "title"),
        ({"title": "x" * 151}, "title"),
        ({"title": "a\0"}, "title"),
        ({"title": "x", "description": "x" * 5001}, "description"),
        ({"title": "x", "owner": "me"}, "owner"),
    ],
)
def test_a_bad_field_is_named(
    client: TestClient, tahmina: Person, body: dict[str, object], field: str
) -> None:
    answer = client.post(PLAYLISTS, json=body, headers=tahmina.auth)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})

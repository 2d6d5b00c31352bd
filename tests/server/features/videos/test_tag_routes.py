from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_an_owner_tags_and_everybody_finds(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    url = f"/api/v1/videos/{on_air(client, units, tahmina).id}/tags"
    put = client.put(url, json={"names": ["River Boats", "c++"]}, headers=tahmina.auth)
    assert put.status_code == 200, put.text
    assert [tag["name"] for tag in put.json()] == ["c++", "river boats"]
    assert put.json()[1] == {"name": "river boats", "slug": "river-boats", "usage_count": 1}
    assert client.get(url).json() == put.json()
    found = client.get("/api/v1/tags", params={"prefix": " RIVER"}).json()["items"]
    assert [tag["name"] for tag in found] == ["river boats"]
    assert client.put(url, json={"names": []}, headers=rafi.auth).status_code == 404


def test_tags_of_a_hidden_video_are_its_owner_s(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    url = f"/api/v1/videos/{arrive(client, tahmina).id}/tags"
    assert client.get(url, headers=tahmina.auth).json() == []
    assert client.get(url, headers=rafi.auth).status_code == 404
    many = client.put(url, json={"names": ["x"] * 101}, headers=tahmina.auth)
    assert (many.status_code, set(many.json()["fields"])) == (422, {"names"})

from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_history_and_likes_show_what_can_be_watched(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}"
    client.put(f"{url}/reaction", json={"reaction": "LIKE"}, headers=rafi.auth)
    client.put(f"{url}/progress", json={"position_seconds": 3}, headers=rafi.auth)

    def titles(path: str) -> list[str]:
        items = client.get(f"/api/v1/{path}", headers=rafi.auth).json()["items"]
        return [item["video"]["title"] for item in items]

    card = client.get("/api/v1/liked-videos", headers=rafi.auth).json()["items"][0]["video"]
    assert (card["channel_handle"], card["duration_seconds"]) == ("tahmina", 12.5)
    assert card["thumbnail_path"] is not None
    for status, shown in ((UserStatus.SUSPENDED, []), (UserStatus.ACTIVE, ["Boats"])):
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).status = status
        assert titles("liked-videos") == titles("history") == shown
    client.post(f"{url}/unpublish", headers=tahmina.auth)
    assert titles("liked-videos") == titles("history") == []


def test_the_history_can_be_forgotten(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    first, second = (on_air(client, units, tahmina, title) for title in ("One", "Two"))
    for video in (first, second):
        for person in (tahmina, rafi):
            url = f"/api/v1/videos/{video.id}/progress"
            client.put(url, json={"position_seconds": 1}, headers=person.auth)

    def left(person: Person) -> list[str]:
        items = client.get("/api/v1/history", headers=person.auth).json()["items"]
        return [item["video"]["title"] for item in items]

    assert left(rafi) == ["Two", "One"]
    url = f"/api/v1/history/{second.id}"
    assert client.delete(url, headers=rafi.auth).status_code == 204
    assert left(rafi) == ["One"]
    assert client.delete("/api/v1/history", headers=rafi.auth).status_code == 204
    assert (left(rafi), left(tahmina)) == ([], ["Two", "One"])

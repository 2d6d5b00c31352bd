from fastapi.testclient import TestClient

from server.contract.identity import UserStatus
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.playlists.making import add, items, make, videos_on_air
from tests.server.people import Person


def test_a_video_that_is_hidden_is_a_blank_to_the_owner_and_nothing_to_others(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    shown, hidden = videos_on_air(client, units, tahmina, 2)
    url = make(client, rafi, is_public=True)
    for video in (hidden, shown):
        add(client, rafi, url, video)

    def titles(person: Person | None) -> list[str | None]:
        found = items(client, url, person)
        return [item["video"]["title"] if item["video"] else None for item in found]

    assert titles(None) == titles(rafi) == ["Video 2", "Video 1"]
    client.post(f"/api/v1/videos/{hidden}/unpublish", headers=tahmina.auth)
    assert (titles(None), titles(rafi)) == (["Video 1"], [None, "Video 1"])
    assert titles(tahmina) == ["Video 2", "Video 1"]


def test_the_lists_of_an_owner_who_is_shut_out_are_hidden_and_come_back(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    url = make(client, rafi, is_public=True)
    make(client, rafi, title="Secret")

    def seen() -> list[int]:
        page = client.get("/api/v1/channels/rafi/playlists")
        found = len(page.json()["items"]) if page.status_code == 200 else 0
        return [client.get(url, headers=tahmina.auth).status_code, found]

    assert seen() == [200, 1]
    for status, after in ((UserStatus.BANNED, [404, 0]), (UserStatus.ACTIVE, [200, 1])):
        with units.write() as unit:
            unit.session.get_one(User, rafi.id).status = status
        assert seen() == after

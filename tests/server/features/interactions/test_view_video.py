from datetime import timedelta

from fastapi.testclient import TestClient

from server.features.interactions.models import Interaction
from server.features.interactions.once import ONCE_IN
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, get, on_air
from tests.server.people import Person


def test_one_viewer_counts_once_in_six_hours(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/views"

    def view(browser: str) -> int:
        assert client.post(url, headers={"User-Agent": browser}).status_code == 204
        return get(client, tahmina, video).view_count

    assert [view("one"), view("one"), view("two")] == [1, 1, 2]
    with units.write() as unit:
        for row in unit.session.query(Interaction):
            row.timestamp -= ONCE_IN + timedelta(seconds=1)
    assert view("one") == 3
    assert client.get("/api/v1/channel", headers=tahmina.auth).json()["total_views"] == 3


def test_owners_do_not_count_and_signed_in_viewers_do(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/views"
    client.post(url, headers=tahmina.auth)
    assert get(client, tahmina, video).view_count == 0
    client.post(url, headers=rafi.auth)
    assert get(client, tahmina, video).view_count == 1
    with units.read() as unit:
        assert unit.session.query(Interaction).one().user_id == rafi.id


def test_what_is_not_on_air_has_no_views(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    assert client.post(f"/api/v1/videos/{video.id}/views").status_code == 404

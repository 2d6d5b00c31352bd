from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import get, on_air
from tests.server.people import Person


def test_a_guest_s_view_is_counted(client: TestClient, units: Units, tahmina: Person) -> None:
    video = on_air(client, units, tahmina)
    assert client.post(f"/api/v1/videos/{video.id}/views").status_code == 204
    assert get(client, tahmina, video).view_count == 1


def test_a_video_that_is_not_there(client: TestClient) -> None:
    assert client.post(f"/api/v1/videos/{new_id()}/views").status_code == 404

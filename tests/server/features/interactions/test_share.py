from fastapi.testclient import TestClient

from server.features.videos.models import Video
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_a_share_counts_once_a_viewer_and_never_for_the_owner(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/shares"
    for headers in (tahmina.auth, {"User-Agent": "one"}, {"User-Agent": "one"}, rafi.auth):
        assert client.post(url, headers=headers).status_code == 204
    with units.read() as unit:
        assert unit.session.get_one(Video, video.id).share_count == 2


def test_what_is_not_on_air_cannot_be_shared(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    url = f"/api/v1/videos/{video.id}/shares"
    assert client.post(url, headers=tahmina.auth).status_code == 404

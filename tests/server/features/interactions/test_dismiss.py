from fastapi.testclient import TestClient

from server.features.interactions.models import Interaction
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_saying_it_twice_is_saying_it_once_and_it_can_be_undone(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    url = f"/api/v1/videos/{on_air(client, units, tahmina).id}/not-interested"

    def stored() -> int:
        with units.read() as unit:
            return unit.session.query(Interaction).count()

    for _ in range(2):
        assert client.put(url, headers=rafi.auth).status_code == 204
        assert stored() == 1
    for _ in range(2):
        assert client.delete(url, headers=rafi.auth).status_code == 204
        assert stored() == 0


def test_nobody_hears_of_a_hidden_video(client: TestClient, tahmina: Person, rafi: Person) -> None:
    url = f"/api/v1/videos/{arrive(client, tahmina).id}/not-interested"
    assert client.put(url, headers=rafi.auth).status_code == 404

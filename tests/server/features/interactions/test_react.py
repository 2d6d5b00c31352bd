import pytest
from fastapi.testclient import TestClient

from server.contract.interactions import InteractionType
from server.features.interactions.models import Interaction
from server.features.videos.models import Video
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_a_reaction_changes_replaces_and_is_taken_back(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}/reaction"

    def say(person: Person, reaction: str | None) -> tuple[object, ...]:
        if reaction is None:
            answer = client.delete(url, headers=person.auth)
        else:
            answer = client.put(url, json={"reaction": reaction}, headers=person.auth)
        assert answer.status_code == 200, answer.text
        assert client.get(url, headers=person.auth).json() == answer.json()
        with units.read() as unit:
            stored = unit.session.get_one(Video, video.id)
            kinds = [row.type for row in unit.session.query(Interaction)]
        assert stored.like_count == kinds.count(InteractionType.LIKE)
        assert stored.dislike_count == kinds.count(InteractionType.DISLIKE)
        return tuple(answer.json().values())

    assert say(rafi, None) == (None, 0, 0)
    assert say(rafi, "LIKE") == ("LIKE", 1, 0)
    assert say(rafi, "LIKE") == ("LIKE", 1, 0)
    assert say(tahmina, "LIKE") == ("LIKE", 2, 0)
    assert say(rafi, "DISLIKE") == ("DISLIKE", 1, 1)
    assert say(rafi, None) == (None, 1, 0)
    assert say(rafi, None) == (None, 1, 0)


def test_liking_is_no_edit(client: TestClient, units: Units, tahmina: Person, rafi: Person) -> None:
    video = on_air(client, units, tahmina)
    url = f"/api/v1/videos/{video.id}"
    client.put(f"{url}/reaction", json={"reaction": "LIKE"}, headers=rafi.auth)
    after = client.get(url, headers=tahmina.auth).json()
    assert after["like_count"] == 1
    assert after["updated_at"] == video.model_dump(mode="json")["updated_at"]


@pytest.mark.parametrize("body", [{}, {"reaction": "MEH"}, {"reaction": None}])
def test_a_reaction_that_is_none_is_named(
    client: TestClient, units: Units, tahmina: Person, body: dict[str, object]
) -> None:
    video = on_air(client, units, tahmina)
    answer = client.put(f"/api/v1/videos/{video.id}/reaction", json=body, headers=tahmina.auth)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"reaction"}


def test_only_what_one_may_see_can_be_liked(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    url = f"/api/v1/videos/{arrive(client, tahmina).id}/reaction"
    like = {"reaction": "LIKE"}
    assert client.put(url, json=like, headers=rafi.auth).status_code == 404
    assert client.put(url, json=like, headers=tahmina.auth).status_code == 200
    assert client.put(url, json=like).status_code == 401

import pytest
from fastapi.testclient import TestClient

from server.contract.interactions import Reaction
from server.features.comments.react import reaction_from
from server.kit.db.unit import Units
from tests.server.features.comments.talking import check_counters, listed, say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.mark.parametrize(("is_like", "word"), [(True, Reaction.LIKE), (False, Reaction.DISLIKE)])
def test_rows_and_words(is_like: bool, word: Reaction) -> None:
    assert reaction_from(is_like=is_like) is word


def test_a_reaction_changes_replaces_and_is_taken_back(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    comment = say(client, rafi, video.id, "Boat")
    url = f"/api/v1/comments/{comment}/reaction"

    def react(person: Person, reaction: str | None) -> tuple[object, ...]:
        if reaction is None:
            answer = client.delete(url, headers=person.auth)
        else:
            answer = client.put(url, json={"reaction": reaction}, headers=person.auth)
        assert answer.status_code == 200, answer.text
        check_counters(units)
        [seen] = listed(client, f"videos/{video.id}/comments", person)
        assert seen["reaction"] == answer.json()["reaction"]
        return tuple(answer.json().values())

    assert react(rafi, None) == (None, 0, 0)
    assert react(rafi, "DISLIKE") == ("DISLIKE", 0, 1)
    assert react(rafi, "DISLIKE") == ("DISLIKE", 0, 1)
    assert react(tahmina, "LIKE") == ("LIKE", 1, 1)
    assert react(rafi, "LIKE") == ("LIKE", 2, 0)
    assert react(rafi, None) == (None, 1, 0)
    assert listed(client, f"videos/{video.id}/comments")[0]["reaction"] is None


def test_a_deleted_comment_is_not_liked(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    comment = say(client, rafi, video.id, "Boat")
    say(client, rafi, video.id, "Reply", comment)
    client.delete(f"/api/v1/comments/{comment}", headers=rafi.auth)
    url = f"/api/v1/comments/{comment}/reaction"
    assert client.put(url, json={"reaction": "LIKE"}, headers=rafi.auth).status_code == 404
    assert client.put(url, json={"reaction": "WOW"}, headers=rafi.auth).status_code == 422
    assert client.put(url, json={"reaction": "LIKE"}).status_code == 401

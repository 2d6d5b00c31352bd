import pytest
from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.comments.talking import listed, say
from tests.server.features.videos.making import on_air
from tests.server.people import Person


def test_top_is_the_order_unless_newest_is_asked_for(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    liked = say(client, tahmina, video.id, "Liked")
    say(client, tahmina, video.id, "Newest")
    url = f"/api/v1/comments/{liked}/reaction"
    client.put(url, json={"reaction": "LIKE"}, headers=tahmina.auth)

    def texts(query: str = "") -> list[str]:
        return [item["text"] for item in listed(client, f"videos/{video.id}/comments{query}")]

    assert texts() == ["Liked", "Newest"]
    assert texts("?sort=newest") == ["Newest", "Liked"]


@pytest.mark.parametrize(
    ("query", "field"),
    [({"sort": "best"}, "sort"), ({"limit": "0"}, "limit"), ({"cursor": "zzz"}, "cursor")],
)
def test_a_bad_listing_is_named(
    client: TestClient, units: Units, tahmina: Person, query: dict[str, str], field: str
) -> None:
    video = on_air(client, units, tahmina)
    answer = client.get(f"/api/v1/videos/{video.id}/comments", params=query)
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {field})


def test_what_is_not_there(client: TestClient, tahmina: Person) -> None:
    nowhere = new_id()
    for path in (
        f"videos/{nowhere}/comments",
        f"comments/{nowhere}",
        f"comments/{nowhere}/replies",
    ):
        assert client.get(f"/api/v1/{path}").status_code == 404
    gone = client.delete(f"/api/v1/comments/{nowhere}", headers=tahmina.auth)
    assert gone.status_code == 404
    assert client.get("/api/v1/comments/zzz").status_code == 422

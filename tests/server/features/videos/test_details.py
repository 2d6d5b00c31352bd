from fastapi.testclient import TestClient

from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, get, on_air
from tests.server.people import Person


def test_a_change_of_what_somebody_else_changed_is_refused_whole(
    client: TestClient, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    where = f"/api/v1/videos/{video.id}"
    seen = tahmina.auth | {"If-Match": video.etag}
    first = client.patch(where, json={"title": "First"}, headers=seen).json()
    late = client.patch(where, json={"description": "Late", "tags": ["late"]}, headers=seen)
    assert (late.status_code, late.json()["code"]) == (412, "videos.changed")
    after = get(client, tahmina, video)
    assert (after.title, after.description, after.tags, after.etag) == (
        "First",
        video.description,
        [],
        first["etag"],
    )
    again = tahmina.auth | {"If-Match": f'"other", {after.etag}'}
    assert client.patch(where, json={"description": "Again"}, headers=again).status_code == 200


def test_the_etag_stands_for_details_and_for_nothing_else(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    where = f"/api/v1/videos/{video.id}"
    met = {video.etag}
    for change in (
        {"title": "Other"},
        {"description": "Words"},
        {"language": "bn"},
        {"tags": ["river"]},
        {"visibility": "UNLISTED"},
        {"age_restricted": True},
        {"geo_restrictions": ["NO"]},
    ):
        now = client.patch(where, json=change, headers=tahmina.auth).json()["etag"]
        assert now not in met
        met.add(now)
        same = client.patch(where, json=change, headers=tahmina.auth).json()["etag"]
        assert same == now
    client.post(f"{where}/shares", json={"channel": "COPY_LINK"}, headers=tahmina.auth)
    assert get(client, tahmina, video).etag in met


def test_tags_and_language_go_with_the_rest(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    where = f"/api/v1/videos/{video.id}"
    asked = {"title": "New", "tags": ["River", "নৌকা", "river"], "language": "bn"}
    told = client.patch(where, json=asked, headers=tahmina.auth).json()
    assert (told["title"], told["tags"], told["language"]) == ("New", ["river", "নৌকা"], "bn")
    told = client.patch(where, json={"title": "Newer"}, headers=tahmina.auth).json()
    assert (told["tags"], told["language"]) == (["river", "নৌকা"], "bn")
    told = client.patch(where, json={"tags": [], "language": None}, headers=tahmina.auth).json()
    assert (told["tags"], told["language"]) == ([], None)
    for wrong in ({"language": "no such thing"}, {"tags": ["\u200d"]}, {"tags": ["x"] * 101}):
        assert client.patch(where, json=wrong, headers=tahmina.auth).status_code == 422
    listed = client.get("/api/v1/videos", headers=tahmina.auth).json()["items"]
    assert listed[0]["etag"] == get(client, tahmina, video).etag

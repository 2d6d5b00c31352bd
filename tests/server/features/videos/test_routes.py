import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, get, make_playable, on_air
from tests.server.people import Person

VIDEOS = "/api/v1/videos"


def test_an_upload_becomes_a_video_named_after_its_file(
    client: TestClient, tahmina: Person
) -> None:
    video = arrive(client, tahmina, title="")
    assert (video.title, video.source_filename) == ("a", "a.mp4")
    assert (video.status, video.playable) == (VideoStatus.PROCESSING, False)
    upload = client.get(f"/api/v1/uploads/{video.upload_id}", headers=tahmina.auth).json()
    assert upload["video_id"] == str(video.id)


def test_a_video_is_published_once_it_plays_and_not_before(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    url = f"{VIDEOS}/{video.id}/publish"
    early = client.post(url, json={}, headers=tahmina.auth)
    assert (early.status_code, early.json()["code"]) == (409, ErrorCode.NOT_READY)
    make_playable(units, video)
    assert get(client, tahmina, video).status is VideoStatus.DRAFT
    published = client.post(url, json={"visibility": "UNLISTED"}, headers=tahmina.auth).json()
    assert (published["status"], published["visibility"]) == ("PUBLISHED", "UNLISTED")
    first = published["published_at"]
    again = client.post(url, json={}, headers=tahmina.auth).json()
    assert (again["visibility"], again["published_at"]) == ("PUBLIC", first)


def test_unpublishing_makes_a_private_draft(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    client.post(f"{VIDEOS}/{video.id}/unpublish", headers=tahmina.auth)
    after = get(client, tahmina, video)
    assert (after.status, after.visibility) == (VideoStatus.DRAFT, Visibility.PRIVATE)


def test_details_are_edited_and_absent_ones_stay(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    url = f"{VIDEOS}/{video.id}"
    client.patch(url, json={"description": "Rivers"}, headers=tahmina.auth)
    after = client.patch(url, json={"title": "  নৌকা  "}, headers=tahmina.auth).json()
    assert (after["title"], after["description"]) == ("নৌকা", "Rivers")


@pytest.mark.parametrize(
    "body", [{"title": ""}, {"title": "x" * 101}, {"visibility": "SOME"}, {"views": 9}]
)
def test_a_bad_field_is_named(client: TestClient, tahmina: Person, body: dict[str, object]) -> None:
    video = arrive(client, tahmina)
    answer = client.patch(f"{VIDEOS}/{video.id}", json=body, headers=tahmina.auth)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == set(body)


def test_nobody_else_sees_or_touches_a_video(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = f"{VIDEOS}/{video.id}"
    answers = [
        client.get(url, headers=rafi.auth),
        client.patch(url, json={"title": "Mine"}, headers=rafi.auth),
        client.delete(url, headers=rafi.auth),
        client.post(f"{url}/publish", json={}, headers=rafi.auth),
        client.post(f"{url}/unpublish", headers=rafi.auth),
        client.post(f"{url}/retry", headers=rafi.auth),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert client.get(VIDEOS, headers=rafi.auth).json()["items"] == []


def test_a_deleted_video_is_gone_from_every_listing(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert client.delete(f"{VIDEOS}/{video.id}", headers=tahmina.auth).status_code == 204
    assert client.get(f"{VIDEOS}/{video.id}", headers=tahmina.auth).status_code == 404
    assert client.get(VIDEOS, headers=tahmina.auth).json()["items"] == []
    assert client.get("/api/v1/channel", headers=tahmina.auth).json()["total_videos"] == 0


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("newest", ["c", "a", "b"]),
        ("oldest", ["b", "a", "c"]),
        ("title", ["a", "b", "c"]),
        ("views", ["c", "a", "b"]),
    ],
)
def test_pages_follow_each_other_in_every_order(
    client: TestClient, tahmina: Person, sort: str, titles: list[str]
) -> None:
    for title in "bac":
        arrive(client, tahmina, title)
    found, cursor = list[str](), None
    while True:
        asked: dict[str, str | int] = {"sort": sort, "limit": 2}
        asked |= {} if cursor is None else {"cursor": cursor}
        page = client.get(VIDEOS, params=asked, headers=tahmina.auth).json()
        found += [item["title"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == titles


def test_tabs_and_filter_narrow_the_list(client: TestClient, units: Units, tahmina: Person) -> None:
    on_air(client, units, tahmina, "Padma")
    make_playable(units, arrive(client, tahmina, "Meghna 100%"))
    arrive(client, tahmina, "Jamuna")

    def titles(**asked: str) -> list[str]:
        page = client.get(VIDEOS, params=asked, headers=tahmina.auth).json()
        return [item["title"] for item in page["items"]]

    assert titles(tab="published") == ["Padma"]
    assert titles(tab="drafts") == ["Meghna 100%"]
    assert titles(tab="processing") == ["Jamuna"]
    assert titles(q="MEGH") == ["Meghna 100%"]
    assert titles(q="0%") == ["Meghna 100%"]
    assert titles(q="%") == ["Meghna 100%"]
    counts = client.get(f"{VIDEOS}/counts", headers=tahmina.auth).json()
    assert counts == {
        "all": 3,
        "published": 1,
        "planned": 0,
        "drafts": 1,
        "processing": 1,
        "failed": 0,
        "matching": 3,
    }

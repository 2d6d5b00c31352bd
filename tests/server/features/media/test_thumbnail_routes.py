from pathlib import Path

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.kit.db.unit import Units
from tests.server.features.media.test_thumbnails import bring_pictures
from tests.server.features.videos.making import arrive, make_playable
from tests.server.people import Person


def test_a_creator_sees_the_pictures_and_chooses_one(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video, _ = bring_pictures(parts, client, tahmina, tmp_path)
    path = f"/api/v1/videos/{video.id}"
    listed = client.get(f"{path}/thumbnails", headers=tahmina.auth).json()
    assert [each["candidate"] for each in listed] == [1, 2]
    seen = [client.get(each["path"]) for each in listed]
    assert [each.content for each in seen] == [b"thumbnail-1", b"thumbnail-2"]
    assert {each.headers["content-type"] for each in seen} == {"image/jpeg"}

    chosen = client.post(f"{path}/thumbnail", json={"candidate": 2}, headers=tahmina.auth)
    assert chosen.status_code == 200
    before = client.get(path, headers=tahmina.auth).json()["thumbnail_path"]
    again = client.post(f"{path}/thumbnail", json={"candidate": 2}, headers=tahmina.auth)
    assert again.json()["thumbnail_path"] != before
    poster = client.get(chosen.json()["thumbnail_path"], headers=tahmina.auth)
    assert poster.content == b"thumbnail-2"
    for number, status in ((3, 404), (0, 422), (99, 422)):
        asked = {"candidate": number}
        answer = client.post(f"{path}/thumbnail", json=asked, headers=tahmina.auth)
        assert answer.status_code == status


def test_before_they_are_made_there_are_none(
    parts: Parts, client: TestClient, tahmina: Person, rafi: Person
) -> None:
    video = arrive(client, tahmina)
    path = f"/api/v1/videos/{video.id}"
    assert client.get(f"{path}/thumbnails", headers=tahmina.auth).json() == []
    make_playable(parts.providers.get(Units), video)
    assert client.get(f"{path}/thumbnails", headers=tahmina.auth).json() == []
    assert client.get(f"{path}/thumbnails", headers=rafi.auth).status_code == 404
    asked = {"candidate": 1}
    for person in (tahmina, rafi):
        answer = client.post(f"{path}/thumbnail", json=asked, headers=person.auth)
        assert answer.status_code == 404

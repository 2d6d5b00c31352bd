from io import BytesIO
from pathlib import Path

from fastapi.testclient import TestClient
from PIL import Image

from server.app.wiring import Parts
from server.contract.thumbnails import PICTURE_BYTES_MAX
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


def _picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "red").save(made, "PNG")
    return made.getvalue()


def test_a_creator_brings_a_picture_which_is_written_anew(
    parts: Parts, client: TestClient, tahmina: Person, rafi: Person, tmp_path: Path
) -> None:
    video, _ = bring_pictures(parts, client, tahmina, tmp_path)
    path = f"/api/v1/videos/{video.id}/thumbnail"
    png = {"Content-Type": "image/png"}
    sent = client.put(path, content=_picture(3840, 2160), headers=tahmina.auth | png)
    assert sent.status_code == 200
    poster = client.get(sent.json()["thumbnail_path"], headers=tahmina.auth)
    with Image.open(BytesIO(poster.content)) as seen:
        assert (seen.format, seen.size) == ("JPEG", (1280, 720))
    refused = client.put(path, content=b"<svg/>", headers=tahmina.auth | png)
    assert (refused.status_code, refused.json()["code"]) == (422, "identity.not_a_picture")
    kind = {"Content-Type": "image/svg+xml"}
    assert client.put(path, content=b"<svg/>", headers=tahmina.auth | kind).status_code == 422
    large = client.put(path, content=b"x" * (PICTURE_BYTES_MAX + 1), headers=tahmina.auth | png)
    assert large.status_code == 413
    other = client.put(path, content=_picture(32, 18), headers=rafi.auth | png)
    assert other.status_code == 404
    after = client.get(sent.json()["thumbnail_path"], headers=tahmina.auth)
    assert after.content == poster.content


def test_a_picture_is_not_taken_before_the_video_has_any(
    client: TestClient, tahmina: Person
) -> None:
    path = f"/api/v1/videos/{arrive(client, tahmina).id}/thumbnail"
    headers = tahmina.auth | {"Content-Type": "image/png"}
    answer = client.put(path, content=_picture(32, 18), headers=headers)
    assert answer.status_code == 404
    assert "still being processed" in answer.json()["message"]

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.identity import Role
from server.contract.subtitles import SUBTITLE_BYTES_MAX, SubtitleOut, SubtitleStored
from server.contract.videos import VideoOut
from server.features.identity.models import User
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.subtitles.tracks import (
    SRT,
    VTT,
    playable,
    track_row,
    version_of,
)
from tests.server.features.videos.making import arrive
from tests.server.people import PASSWORD, Person, sign_up


@pytest.fixture
def video(parts: Parts, client: TestClient, tahmina: Person) -> VideoOut:
    return playable(parts, client, tahmina)


@pytest.fixture
def base(video: VideoOut) -> str:
    return f"/api/v1/videos/{video.id}/versions/1/subtitles"


def put(client: TestClient, path: str, person: Person, body: bytes | str, **rest: str) -> str:
    """Send a file that is taken; the track's ETag."""
    answer = client.put(path, content=body, headers={**person.auth, **rest})
    assert answer.status_code == 200, answer.text
    return SubtitleStored.model_validate(answer.json()).subtitle.etag


def test_a_file_becomes_a_draft_as_clean_webvtt(
    client: TestClient, base: str, tahmina: Person
) -> None:
    body = "1\n00:00:01,000 --> 00:00:02,000\n<font color=red>আমার</font> <b>বাংলা</b>\n"
    answer = client.put(f"{base}/BN", content=body.encode("utf-16"), headers=tahmina.auth).json()
    stored = SubtitleStored.model_validate(answer)
    assert (stored.format, stored.cues, stored.left_out) == ("SRT", 1, 0)
    [track] = client.get(base, headers=tahmina.auth).json()
    assert SubtitleOut.model_validate(track) == stored.subtitle
    assert (track["language_code"], track["language_name"]) == ("bn", "বাংলা")
    assert (track["is_published"], track["is_auto_generated"]) == (False, False)
    text = client.get(f"{base}/bn", headers=tahmina.auth)
    assert text.text == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nআমার <b>বাংলা</b>\n"
    assert text.headers["content-type"] == "text/vtt; charset=utf-8"
    assert text.headers["x-content-type-options"] == "nosniff"
    again = {**tahmina.auth, "If-None-Match": text.headers["etag"]}
    assert client.get(f"{base}/bn", headers=again).status_code == 304


def test_of_two_who_edit_the_second_is_told(
    client: TestClient, base: str, tahmina: Person, parts: Parts, video: VideoOut
) -> None:
    first = put(client, f"{base}/en", tahmina, SRT)
    second = put(client, f"{base}/en", tahmina, VTT, **{"If-Match": first})
    assert second != first
    for late in ({"If-Match": first}, {}):
        answer = client.put(f"{base}/en", content=VTT, headers={**tahmina.auth, **late})
        assert (answer.status_code, answer.json()["code"]) == (412, "subtitles.changed")
    for method in ("PATCH", "DELETE"):
        body = {"is_published": True} if method == "PATCH" else None
        late = {**tahmina.auth, "If-Match": first}
        assert client.request(method, f"{base}/en", headers=late, json=body).status_code == 412
    row = track_row(parts, version_of(video), "en")
    assert row is not None
    assert not row.is_published
    gone = {**tahmina.auth, "If-Match": first}
    assert client.put(f"{base}/de", content=VTT, headers=gone).status_code == 412
    put(client, f"{base}/en", tahmina, VTT, **{"If-Match": "*"})


def test_a_track_is_published_taken_back_and_deleted(
    client: TestClient, base: str, tahmina: Person, parts: Parts, video: VideoOut
) -> None:
    tag = put(client, f"{base}/en", tahmina, VTT)
    for state in (True, False, True):
        answer = client.patch(f"{base}/en", json={"is_published": state}, headers=tahmina.auth)
        assert answer.json()["is_published"] is state
        assert answer.json()["etag"] == tag
    # Another text stays as public as the one before.
    put(client, f"{base}/en", tahmina, SRT, **{"If-Match": tag})
    row = track_row(parts, version_of(video), "en")
    assert row is not None
    assert row.is_published
    assert client.delete(f"{base}/en", headers=tahmina.auth).status_code == 204
    assert client.get(base, headers=tahmina.auth).json() == []
    assert client.get(f"{base}/en", headers=tahmina.auth).status_code == 404
    assert client.delete(f"{base}/en", headers=tahmina.auth).status_code == 404


def test_what_cannot_be_read_is_refused_and_nothing_is_kept(
    client: TestClient, base: str, tahmina: Person
) -> None:
    answer = client.put(f"{base}/en", content="1\n00:00:x --> y\nA", headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (422, "subtitles.unreadable")
    assert answer.json()["message"].startswith("Line 2 of the file has times")
    for language in ("xx", "..%2fen", "en%00", "a" * 36):
        refused = client.put(f"{base}/{language}", content=VTT, headers=tahmina.auth)
        assert refused.status_code in {404, 422}, language
    frames = client.put(f"{base}/en", content="{24}{48}A", headers=tahmina.auth)
    assert "frame_rate" in frames.json()["fields"]
    assert client.get(base, headers=tahmina.auth).json() == []


def test_what_is_said_of_the_file_counts(client: TestClient, base: str, tahmina: Person) -> None:
    rate = {"frame_rate": "24"}
    answer = client.put(f"{base}/en", params=rate, content="{24}{48}A", headers=tahmina.auth)
    assert answer.json()["format"] == "MICRODVD"
    body = VTT.replace("Hello", "\u0413\u043e\u0434").encode("koi8-r")
    said = {"encoding": "koi8-r"}
    client.put(f"{base}/ru", params=said, content=body, headers=tahmina.auth)
    assert "\u0413\u043e\u0434" in client.get(f"{base}/ru", headers=tahmina.auth).text
    wrong = client.put(
        f"{base}/en", params={"encoding": "rot13"}, content=VTT, headers=tahmina.auth
    )
    assert wrong.status_code == 422


def test_a_file_may_be_four_mebibytes(client: TestClient, base: str, tahmina: Person) -> None:
    padding = "NOTE\n" + "x" * (SUBTITLE_BYTES_MAX - len(VTT) - 10) + "\n\n"
    body = VTT.replace("WEBVTT\n\n", f"WEBVTT\n\n{padding}")
    put(client, f"{base}/en", tahmina, body)
    answer = client.put(f"{base}/de", content=body + "x" * 100, headers=tahmina.auth)
    assert answer.status_code == 413


def test_a_strangers_video_is_not_there_but_for_staff_to_look_at(
    parts: Parts, client: TestClient, base: str, tahmina: Person, rafi: Person
) -> None:
    put(client, f"{base}/en", tahmina, VTT)
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(User, rafi.id).role = Role.MODERATOR
    stranger = sign_up(client, "stranger")
    assert client.get(base, headers=stranger.auth).status_code == 404
    assert client.put(f"{base}/de", content=VTT, headers=stranger.auth).status_code == 404
    assert client.get(base).status_code == 401
    asked = {"email": rafi.session.user.email, "password": PASSWORD}
    token = client.post("/api/v1/sign-in", json=asked).json()["access_token"]
    staff = {"Authorization": f"Bearer {token}"}
    assert len(client.get(base, headers=staff).json()) == 1
    assert client.get(f"{base}/en", headers=staff).text == VTT
    assert client.put(f"{base}/de", content=VTT, headers=staff).status_code == 404
    assert client.delete(f"{base}/en", headers=staff).status_code == 404


def test_another_version_or_a_deleted_video_has_none(
    client: TestClient, base: str, tahmina: Person, video: VideoOut
) -> None:
    second = base.replace("versions/1/", "versions/2/")
    assert client.put(f"{second}/en", content=VTT, headers=tahmina.auth).status_code == 404
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    assert client.get(base, headers=tahmina.auth).status_code == 404
    assert client.put(f"{base}/en", content=VTT, headers=tahmina.auth).status_code == 404


def test_subtitles_do_not_wait_for_the_video(client: TestClient, tahmina: Person) -> None:
    waiting = arrive(client, tahmina)
    put(client, f"/api/v1/videos/{waiting.id}/versions/1/subtitles/bn", tahmina, VTT)


def test_a_full_store_is_told_and_the_old_text_stays(
    parts: Parts,
    client: TestClient,
    base: str,
    tahmina: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tag = put(client, f"{base}/en", tahmina, VTT)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]

    def full(key: str, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(storage), "put", staticmethod(full))
    headers = {**tahmina.auth, "If-Match": tag}
    assert client.put(f"{base}/en", content=SRT, headers=headers).status_code == 507
    assert client.get(f"{base}/en", headers=tahmina.auth).text == VTT

from uuid import UUID

from fastapi.testclient import TestClient

from server.contract.videos import VideoOut
from server.features.videos import progress
from server.features.videos.delete import delete_video
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.uploads.tus import begin, join, metadata, part
from tests.server.features.videos.making import FACTS, RESULT, RUNGS, get, on_air
from tests.server.people import Person

VIDEOS = "/api/v1/videos"


def send_anew(client: TestClient, person: Person, video: VideoOut) -> VideoOut:
    """A further version of the video, whose (empty) source has just arrived."""
    begin(client, person, 0, **{"Upload-Metadata": metadata(filename="b.mp4", video=str(video.id))})
    return get(client, person, video)


def make(units: Units, version_id: UUID, *, whole: bool) -> None:
    """What the encoder reports until the lowest rung, or all of them, are in the store."""
    with units.write() as unit:
        progress.begin(unit, version_id)
        progress.plan(unit, version_id, FACTS, RUNGS)
        for rung in RUNGS if whole else RUNGS[:1]:
            progress.rendition_ready(unit, version_id, rung.resolution, RESULT)
        progress.playable(unit, version_id)
        if whole:
            progress.complete(unit, version_id)


def versions(client: TestClient, person: Person, video: VideoOut) -> list[tuple[int, bool, bool]]:
    told = client.get(f"{VIDEOS}/{video.id}/versions", headers=person.auth).json()
    return [(each["number"], each["playable"], each["is_active"]) for each in told]


def test_the_old_version_stays_on_air_until_all_of_the_new_one_is_there(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    after = send_anew(client, tahmina, video)
    assert after.processing is not None
    assert after.processing.version_number == 2
    make(units, after.processing.version_id, whole=False)
    assert versions(client, tahmina, video) == [(2, True, False), (1, True, True)]
    make(units, after.processing.version_id, whole=True)
    assert versions(client, tahmina, video) == [(2, True, True), (1, True, False)]
    assert get(client, tahmina, video).status is video.status


def test_viewers_can_be_given_the_old_one_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    after = send_anew(client, tahmina, video)
    assert after.processing is not None
    make(units, after.processing.version_id, whole=True)
    where = f"{VIDEOS}/{video.id}/versions"
    assert client.post(f"{where}/1/activate", headers=tahmina.auth).status_code == 200
    assert versions(client, tahmina, video) == [(2, True, False), (1, True, True)]
    assert client.post(f"{where}/3/activate", headers=tahmina.auth).status_code == 404


def test_one_that_cannot_be_played_is_not_put_on_air(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    send_anew(client, tahmina, video)
    answer = client.post(f"{VIDEOS}/{video.id}/versions/2/activate", headers=tahmina.auth)
    assert answer.status_code == 409
    assert versions(client, tahmina, video)[1] == (1, True, True)


def test_nobody_sends_a_version_of_anothers_video(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    for named, code in ((str(video.id), 404), (str(new_id()), 404), ("../x", 422)):
        answer = client.post(
            "/api/v1/uploads",
            headers={
                **rafi.auth,
                "Tus-Resumable": "1.0.0",
                "Upload-Length": "0",
                "Upload-Metadata": metadata(filename="b.mp4", video=named),
            },
        )
        assert answer.status_code == code
    assert len(versions(client, tahmina, video)) == 1


def test_nobody_joins_parts_to_a_version_of_anothers_video(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina)
    url = part(client, rafi, b"abc")
    told = {"Upload-Metadata": metadata(filename="b.mp4", video=str(video.id))}
    assert join(client, rafi, url, **told).status_code == 404
    assert client.get(VIDEOS, headers=rafi.auth).json()["items"] == []


def test_what_was_sent_for_a_video_that_is_gone_becomes_one_of_its_own(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    told = metadata(filename="b.mp4", video=str(video.id))
    where = begin(client, tahmina, 3, **{"Upload-Metadata": told})
    with units.write() as unit:
        delete_video(unit, unit.session.get_one(Video, video.id))
    sent = {
        **tahmina.auth,
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
    }
    assert client.patch(where, content=b"abc", headers=sent).status_code == 204
    (only,) = client.get(VIDEOS, headers=tahmina.auth).json()["items"]
    assert (only["title"], only["processing"]["version_number"]) == ("b", 1)

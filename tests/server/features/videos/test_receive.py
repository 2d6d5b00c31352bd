import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.features.uploads.commit import commit_offset
from server.features.videos.models import VideoVersion
from server.features.videos.progress import fail, sizes_taken
from server.kit.db.unit import Units
from tests.server.features.uploads.tus import TUS, begin, create, metadata, patch
from tests.server.people import Person
from tests.server.races import overlap


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ({"filename": "Padma river.final.mp4"}, "Padma river.final"),
        ({"filename": "a.mp4", "title": "  Boats   at dusk "}, "Boats at dusk"),
        ({}, "Untitled"),
        ({"title": "x" * 200}, "x" * 100),
        ({"filename": "../../up.mp4"}, "up"),
    ],
)
def test_a_title_is_found(
    client: TestClient, tahmina: Person, named: dict[str, str], title: str
) -> None:
    begin(client, tahmina, 0, **{"Upload-Metadata": metadata(**named)})
    [video] = client.get("/api/v1/videos", headers=tahmina.auth).json()["items"]
    assert video["title"] == title
    assert client.get("/api/v1/channel", headers=tahmina.auth).json()["total_videos"] == 0


def test_a_ladder_is_one_video_from_its_first_size_on(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    told = metadata(filename="film.mp4", ladder="4 7 10")
    url = begin(client, tahmina, 10, **{"Upload-Metadata": told})
    assert patch(client, tahmina, url, 0, b"abc").status_code == 204
    assert client.get("/api/v1/videos", headers=tahmina.auth).json()["items"] == []
    queued = []
    for at, sent in ((3, b"de"), (5, b"fgh"), (8, b"ij")):
        assert patch(client, tahmina, url, at, sent).status_code == 204
        with units.read() as unit:
            version = unit.session.query(VideoVersion).one()
        queued.append((version.sizes_queued, version.sizes_taken, version.job_id))
    # Whoever takes the first looks for more afterwards.
    assert queued == [(1, 0, f"ladder-{version.id}-1-1")] * 3
    with units.write() as unit:
        assert sizes_taken(unit, version.id, 1)
    with units.write() as unit:
        assert not sizes_taken(unit, version.id, 3)
        version = unit.session.get_one(VideoVersion, version.id)
    assert (version.sizes_queued, version.sizes_taken) == (3, 3)
    assert version.job_id == f"ladder-{version.id}-3-1"


def test_what_comes_while_the_taking_of_the_rest_ends_is_queued(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder="4 10")})
    patch(client, tahmina, url, 0, b"abcde")
    with units.read() as unit:
        version = unit.session.query(VideoVersion).one()
    upload_id = version.upload_id
    assert upload_id
    raised = overlap(
        units,
        lambda unit: sizes_taken(unit, version.id, 1),
        lambda unit: commit_offset(unit, upload_id, 10),
    )
    assert raised == []
    with units.read() as unit:
        assert unit.session.get_one(VideoVersion, version.id).sizes_queued == 2


def test_a_ladder_that_is_given_up_says_so(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder="4 10")})
    patch(client, tahmina, url, 0, b"abcde")
    assert client.delete(url, headers={**TUS, **tahmina.auth}).status_code == 204
    with units.read() as unit:
        version = unit.session.query(VideoVersion).one()
    assert version.error_code == ErrorCode.UPLOAD_GONE
    # One that had no size yet is no video.
    url = begin(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder="4 10")})
    assert client.delete(url, headers={**TUS, **tahmina.auth}).status_code == 204


def test_the_rest_of_a_deleted_video_makes_no_other(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder="4 10")})
    patch(client, tahmina, url, 0, b"abcde")
    [video] = client.get("/api/v1/videos", headers=tahmina.auth).json()["items"]
    assert client.delete(f"/api/v1/videos/{video['id']}", headers=tahmina.auth).is_success
    patch(client, tahmina, url, 5, b"fghij")
    with units.read() as unit:
        assert unit.session.query(VideoVersion).one().sizes_queued == 1


@pytest.mark.parametrize(
    "ladder", ["", "0 10", "4 4 10", "7 4 10", "4 9", "x 10", "1 2 3 4 5 6 10", "-1 10", "4  11"]
)
def test_ends_that_cannot_be_are_refused(client: TestClient, tahmina: Person, ladder: str) -> None:
    answer = create(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder=ladder)})
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)


def test_a_refused_ladder_takes_no_more_bytes(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10, **{"Upload-Metadata": metadata(ladder="4 10")})
    patch(client, tahmina, url, 0, b"abcde")
    with units.write() as unit:
        version = unit.session.query(VideoVersion).one()
        fail(unit, version.id, ErrorCode.LADDER_REFUSED, "Upside down.", refused=True)
    answer = patch(client, tahmina, url, 5, b"f")
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.LADDER_REFUSED)
    assert client.get("/api/v1/channel/quota", headers=tahmina.auth).json()["videos_this_week"] == 0

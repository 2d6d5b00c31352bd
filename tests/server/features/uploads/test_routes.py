"""Every MUST and SHOULD of tus 1.0.0 that this server speaks."""

import base64
import hashlib
from email.utils import parsedate_to_datetime

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.uploads import UPLOADS_PATH, UploadOut, UploadState
from server.features.channels.models import Channel
from server.features.uploads.folder import UploadFolder
from server.features.uploads.protocol import OFFSET_TYPE
from server.features.uploads.quota import GB
from server.kit.clock import now
from server.kit.db.unit import Units
from tests.server.features.uploads.tus import TUS, begin, create, head, metadata, patch
from tests.server.people import Person


def test_options_tells_what_the_server_can_do_whatever_the_client_speaks(
    client: TestClient,
) -> None:
    answer = client.options(UPLOADS_PATH, headers={"Tus-Resumable": "0.1"})
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert int(answer.headers["Tus-Max-Size"]) == 50 * GB
    assert set(answer.headers["Tus-Extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "creation-defer-length",
        "expiration",
        "termination",
        "checksum",
        "concatenation",
    }
    assert set(answer.headers["Tus-Checksum-Algorithm"].split(",")) == {"sha1", "sha256", "crc32c"}


@pytest.mark.parametrize("version", [None, "0.2.2", "2.0.0"])
def test_another_version_is_not_processed(
    client: TestClient, tahmina: Person, version: str | None
) -> None:
    headers = {**tahmina.auth, "Upload-Length": "1"}
    if version is not None:
        headers["Tus-Resumable"] = version
    answer = client.post(UPLOADS_PATH, headers=headers)
    assert (answer.status_code, answer.headers["Tus-Version"]) == (412, "1.0.0")
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 0


def test_every_answer_says_its_version(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina)
    for answer in (
        client.options(url),
        head(client, tahmina, url),
        patch(client, tahmina, url, 0, b"x"),
        client.patch(url),
        client.head(f"{UPLOADS_PATH}/unknown"),
    ):
        assert answer.headers["Tus-Resumable"] == "1.0.0"
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_new_upload_is_empty_and_remembers_its_metadata(
    client: TestClient, tahmina: Person
) -> None:
    named = metadata(filename="নদী.mp4", title="নদী")
    answer = create(client, tahmina, 10, **{"Upload-Metadata": named})
    assert answer.status_code == 201
    assert answer.headers["Upload-Offset"] == "0"
    assert parsedate_to_datetime(answer.headers["Upload-Expires"]) > now()
    seen = head(client, tahmina, answer.headers["Location"])
    assert seen.status_code == 200
    assert seen.headers["Upload-Offset"] == "0"
    assert seen.headers["Upload-Length"] == "10"
    assert seen.headers["Upload-Metadata"] == named


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Upload-Length": "-1"},
        {"Upload-Length": "1.5"},
        {"Upload-Length": "9" * 30},
        {"Upload-Length": "10", "Upload-Defer-Length": "1"},
        {"Upload-Defer-Length": "2"},
        {"Upload-Length": "10", "Upload-Metadata": "filename !!!"},
        {"Upload-Length": "10", "Upload-Metadata": "a YQ==,a YQ=="},
    ],
)
def test_a_header_that_cannot_be_read_is_refused(
    client: TestClient, tahmina: Person, headers: dict[str, str]
) -> None:
    answer = client.post(UPLOADS_PATH, headers={**TUS, **tahmina.auth, **headers})
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)


def test_bytes_are_stored_where_they_belong(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10)
    first = patch(client, tahmina, url, 0, b"01234")
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "5")
    assert "Upload-Expires" in first.headers
    assert head(client, tahmina, url).headers["Upload-Offset"] == "5"
    path = parts.providers.get(UploadFolder).path(_out(client, tahmina, url).id)
    assert path.read_bytes() == b"01234"
    last = patch(client, tahmina, url, 5, b"56789")
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, "10")
    assert path.read_bytes() == b"0123456789"
    assert "Upload-Expires" not in last.headers
    seen = head(client, tahmina, url)
    assert (seen.status_code, seen.headers["Upload-Offset"]) == (200, "10")


@pytest.mark.parametrize("offset", [0, 4, 6])
def test_a_wrong_offset_changes_nothing(client: TestClient, tahmina: Person, offset: int) -> None:
    url = begin(client, tahmina, 10)
    patch(client, tahmina, url, 0, b"01234")
    answer = patch(client, tahmina, url, offset, b"xxxx")
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.OFFSET_MISMATCH)
    assert head(client, tahmina, url).headers["Upload-Offset"] == "5"


@pytest.mark.parametrize("kind", ["", "text/plain", "application/octet-stream"])
def test_another_content_type_is_refused(client: TestClient, tahmina: Person, kind: str) -> None:
    url = begin(client, tahmina)
    answer = patch(client, tahmina, url, 0, b"x", **{"Content-Type": kind})
    assert answer.status_code == 415
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"


def test_too_many_bytes_are_refused_and_complete_nothing(
    client: TestClient, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10)
    answer = patch(client, tahmina, url, 0, b"0123456789ABC")
    assert answer.status_code == 400
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"


def test_a_length_can_come_late_once(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina, None)
    seen = head(client, tahmina, url)
    assert seen.headers["Upload-Defer-Length"] == "1"
    assert "Upload-Length" not in seen.headers
    assert patch(client, tahmina, url, 0, b"01234").status_code == 204
    late = patch(client, tahmina, url, 5, b"", **{"Upload-Length": "8"})
    assert late.status_code == 204
    assert head(client, tahmina, url).headers["Upload-Length"] == "8"
    other = patch(client, tahmina, url, 5, b"5", **{"Upload-Length": "9"})
    assert (other.status_code, other.json()["code"]) == (400, ErrorCode.TUS_HEADER)
    assert patch(client, tahmina, url, 5, b"567").headers["Upload-Offset"] == "8"


def test_bytes_may_come_with_the_creation(client: TestClient, tahmina: Person) -> None:
    answer = client.post(
        UPLOADS_PATH,
        content=b"01234",
        headers={
            **TUS,
            **tahmina.auth,
            "Upload-Length": "10",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "5")


def test_an_empty_upload_is_complete_at_once(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina, 0)
    assert _out(client, tahmina, url).state is UploadState.COMPLETED


def test_a_terminated_upload_is_gone_and_frees_its_place(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = begin(client, tahmina)
    patch(client, tahmina, url, 0, b"01234")
    identifier = _out(client, tahmina, url).id
    answer = client.delete(url, headers={**TUS, **tahmina.auth})
    assert answer.status_code == 204
    assert not parts.providers.get(UploadFolder).path(identifier).parent.exists()
    gone = head(client, tahmina, url)
    assert gone.status_code == 410
    assert "Upload-Offset" not in gone.headers
    assert patch(client, tahmina, url, 5, b"x").status_code == 410
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 0


def test_an_upload_whose_bytes_are_lost_is_begun_again_not_filled_with_zeros(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10)
    patch(client, tahmina, url, 0, b"01234")
    parts.providers.get(UploadFolder).remove(_out(client, tahmina, url).id)
    answer = patch(client, tahmina, url, 5, b"56789")
    assert (answer.status_code, answer.json()["code"]) == (410, ErrorCode.UPLOAD_GONE)
    assert head(client, tahmina, url).status_code == 410


def test_a_creation_whose_bytes_are_refused_holds_no_place(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    kind = {"Content-Type": "application/offset+octet-stream"}
    headers = {**TUS, **tahmina.auth, "Upload-Length": "3", **kind}
    assert client.post(UPLOADS_PATH, content=b"0123456789", headers=headers).status_code == 400
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 0
    assert list(parts.settings.uploads_dir.iterdir()) == []


def test_a_complete_upload_takes_nothing_and_leaves_no_folder(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = begin(client, tahmina, 0)
    assert patch(client, tahmina, url, 0, b"x").status_code == 409
    assert list(parts.settings.uploads_dir.iterdir()) == []


def test_a_complete_upload_is_not_terminated(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina, 0)
    assert client.delete(url, headers={**TUS, **tahmina.auth}).status_code == 409


def test_the_method_can_be_overridden(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina)
    answer = client.post(
        url,
        content=b"01234",
        headers={
            **TUS,
            **tahmina.auth,
            "X-HTTP-Method-Override": "PATCH",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    )
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "5")


def test_somebody_elses_upload_does_not_exist(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    url = begin(client, tahmina)
    assert head(client, rafi, url).status_code == 404
    assert patch(client, rafi, url, 0, b"x").status_code == 404
    assert client.get(url, headers=rafi.auth).status_code == 404
    assert client.delete(url, headers={**TUS, **rafi.auth}).status_code == 404
    assert client.post(UPLOADS_PATH, headers={**TUS, "Upload-Length": "1"}).status_code == 401


def test_a_file_over_the_limit_is_refused_before_its_first_byte(
    client: TestClient, tahmina: Person
) -> None:
    answer = create(client, tahmina, 2 * GB + 1)
    assert (answer.status_code, answer.json()["code"]) == (413, ErrorCode.QUOTA_FILE_SIZE)
    assert "2 GB" in answer.json()["message"]
    late = begin(client, tahmina, None)
    answer = patch(client, tahmina, late, 0, b"", **{"Upload-Length": str(2 * GB + 1)})
    assert answer.status_code == 413


def test_the_eleventh_upload_of_a_week_waits(client: TestClient, tahmina: Person) -> None:
    for _ in range(10):
        begin(client, tahmina)
    answer = create(client, tahmina, 10)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.QUOTA_VIDEOS_PER_WEEK)
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert (quota["videos_this_week"], quota["max_videos_per_week"]) == (10, 10)
    assert quota["next_slot_at"] is not None


def test_a_thousand_subscribers_lift_the_limits(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        channel = unit.session.query(Channel).filter_by(user_id=tahmina.id).one()
        channel.subscriber_count = 1000
        channel.update_quotas()
    for _ in range(11):
        begin(client, tahmina, 3 * GB)
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["max_videos_per_week"] is None
    assert quota["max_duration_seconds"] == 12 * 3600


def _out(client: TestClient, person: Person, url: str) -> UploadOut:
    return UploadOut.model_validate(client.get(url, headers=person.auth).json())


def _checksum(body: bytes) -> str:
    return f"sha256 {base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def test_a_chunk_that_was_changed_on_its_way_leaves_the_offset(
    client: TestClient, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10)
    right = _checksum(b"01234")
    answer = patch(client, tahmina, url, 0, b"01235", **{"Upload-Checksum": right})
    assert (answer.status_code, answer.json()["code"]) == (460, ErrorCode.CHECKSUM_MISMATCH)
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"
    unknown = patch(client, tahmina, url, 0, b"01234", **{"Upload-Checksum": "md5 AAAA"})
    assert unknown.status_code == 400
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"
    answer = patch(client, tahmina, url, 0, b"01234", **{"Upload-Checksum": right})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "5")


@pytest.mark.parametrize("sum_of", [b"other", None])
def test_a_creation_with_changed_bytes_holds_no_place(
    client: TestClient, tahmina: Person, sum_of: bytes | None
) -> None:
    sent = {
        **TUS,
        **tahmina.auth,
        "Upload-Length": "5",
        "Content-Type": OFFSET_TYPE,
        "Upload-Checksum": "none at all" if sum_of is None else _checksum(sum_of),
    }
    answer = client.post(UPLOADS_PATH, content=b"01234", headers=sent)
    assert answer.status_code == (400 if sum_of is None else 460)
    used = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert used["videos_this_week"] == 0

"""The whole file's sum, and when an upload that promises one is complete."""

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.uploads import UPLOADS_PATH, UploadState
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.protocol import OFFSET_TYPE
from server.features.uploads.settle import ContentDiffersError, settle_source
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.uploads.tus import (
    TUS,
    begin,
    create,
    head,
    join,
    metadata,
    part,
    patch,
    repr_digest,
)
from tests.server.people import Person

PROMISED = {"Upload-Metadata": metadata(digest="follows")}


def _state(client: TestClient, person: Person, url: str) -> str:
    return str(client.get(url, headers=person.auth).json()["state"])


def _settle(parts: Parts) -> None:
    get = parts.providers.get
    with get(Units).read() as unit:
        upload = unit.session.query(Upload).order_by(Upload.created_at.desc()).limit(1).one()
    storage = get(Storage)  # type: ignore[type-abstract]
    settle_source(get(Units), get(UploadFolder), storage, upload.id, "a/source")


def test_an_upload_that_promises_its_sum_waits_for_it(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina, 5, **PROMISED)
    sent = patch(client, tahmina, url, 0, b"01234")
    assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, "5")
    assert "Upload-Expires" in sent.headers
    assert _state(client, tahmina, url) == UploadState.RECEIVING
    assert patch(client, tahmina, url, 5, b"").status_code == 204
    assert _state(client, tahmina, url) == UploadState.RECEIVING
    told = patch(client, tahmina, url, 5, b"", **repr_digest(b"01234"))
    assert (told.status_code, told.headers["Upload-Offset"]) == (204, "5")
    assert "Upload-Expires" not in told.headers
    assert _state(client, tahmina, url) == UploadState.COMPLETED


def test_telling_the_sum_again_after_a_lost_answer_is_no_error(
    client: TestClient, tahmina: Person
) -> None:
    url = begin(client, tahmina, 5, **PROMISED)
    patch(client, tahmina, url, 0, b"01234")
    for _ in range(2):
        assert patch(client, tahmina, url, 5, b"", **repr_digest(b"01234")).status_code == 204
    assert patch(client, tahmina, url, 5, b"", **repr_digest(b"other")).status_code == 409
    assert patch(client, tahmina, url, 5, b"x", **repr_digest(b"01234")).status_code == 409


@pytest.mark.parametrize("promised", [PROMISED, {}])
def test_the_sum_may_come_with_any_bytes(
    client: TestClient, parts: Parts, tahmina: Person, promised: dict[str, str]
) -> None:
    url = begin(client, tahmina, 5, **promised)
    patch(client, tahmina, url, 0, b"01", **repr_digest(b"01234"))
    patch(client, tahmina, url, 2, b"234")
    assert _state(client, tahmina, url) == UploadState.COMPLETED
    _settle(parts)


def test_another_file_than_was_sent_goes_no_further(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    url = begin(client, tahmina, 5)
    patch(client, tahmina, url, 0, b"01234", **repr_digest(b"01235"))
    with pytest.raises(ContentDiffersError, match="Send it again"):
        _settle(parts)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert storage.size("a/source") is None
    with pytest.raises(ContentDiffersError):
        _settle(parts)


def test_the_sum_may_be_known_from_the_beginning(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    headers = {**TUS, **tahmina.auth, "Upload-Length": "5", "Content-Type": OFFSET_TYPE}
    sent = {**headers, **repr_digest(b"other")}
    assert client.post(UPLOADS_PATH, content=b"01234", headers=sent).status_code == 201
    with pytest.raises(ContentDiffersError):
        _settle(parts)


def test_a_joined_file_is_compared_as_a_whole(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    one, two = part(client, tahmina, b"012"), part(client, tahmina, b"34")
    join(client, tahmina, one, two, **repr_digest(b"34012"))
    with pytest.raises(ContentDiffersError):
        _settle(parts)
    join(client, tahmina, one, two, **{"Upload-Metadata": metadata(title="2")})
    _settle(parts)


def test_a_sum_that_cannot_be_read_is_refused_and_takes_no_bytes(
    client: TestClient, tahmina: Person
) -> None:
    url, wrong = begin(client, tahmina, 5), {"Repr-Digest": "sha-256=:AAAA:"}
    answer = patch(client, tahmina, url, 0, b"01234", **wrong)
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"
    assert create(client, tahmina, 5, **wrong).status_code == 400


def test_an_upload_that_nobody_knows_has_no_offset(client: TestClient, tahmina: Person) -> None:
    unknown = f"{UPLOADS_PATH}/{new_id()}"
    seen = head(client, tahmina, unknown)
    assert (seen.status_code, "Upload-Offset" in seen.headers) == (404, False)
    assert patch(client, tahmina, unknown, 0, b"x").status_code == 404
    assert client.delete(unknown, headers={**TUS, **tahmina.auth}).status_code == 404


@pytest.mark.parametrize("offset", ["", "-1", "1.0", "0x0", " "])
def test_bytes_without_a_place_are_refused(
    client: TestClient, tahmina: Person, offset: str
) -> None:
    url = begin(client, tahmina, 5)
    answer = patch(client, tahmina, url, 0, b"01234", **{"Upload-Offset": offset})
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)
    assert head(client, tahmina, url).headers["Upload-Offset"] == "0"


def test_the_length_of_an_upload_never_changes(client: TestClient, tahmina: Person) -> None:
    url = begin(client, tahmina, 5)
    assert patch(client, tahmina, url, 0, b"01", **{"Upload-Length": "4"}).status_code == 400
    assert head(client, tahmina, url).headers["Upload-Length"] == "5"
    assert patch(client, tahmina, url, 0, b"01", **{"Upload-Length": "5"}).status_code == 204

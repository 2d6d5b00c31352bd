import threading

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.tokens import Actor
from server.features.uploads import quota
from server.features.uploads.create import Announced, create_upload
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.protocol import OFFSET_TYPE
from server.kit.db.unit import Units
from server.kit.errors import QuotaError
from server.kit.ids import new_id
from tests.server.features.uploads.tus import TUS, begin, create, head, metadata, patch
from tests.server.people import Person


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "../../etc/passwd"),
        ("a\x00b\nc\u202ed", "ab cd"),
        ("x" * 400, "x" * 255),
        ("নদী ও নৌকা.mp4", "নদী ও নৌকা.mp4"),
    ],
)
def test_a_name_is_only_ever_shown(
    client: TestClient, parts: Parts, tahmina: Person, sent: str, kept: str
) -> None:
    begin(client, tahmina, 10, **{"Upload-Metadata": metadata(filename=sent)})
    with parts.providers.get(Units).read() as unit:
        upload = unit.session.query(Upload).one()
    assert upload.filename == kept
    path = parts.providers.get(UploadFolder).path(upload.id)
    assert path.is_relative_to(parts.settings.uploads_dir)
    assert path.name == "source"


def test_a_client_that_lost_the_answer_finds_its_upload_again(
    client: TestClient, tahmina: Person
) -> None:
    named = {"Upload-Metadata": metadata(filename="a.mp4", client_ref="7f3a")}
    first = begin(client, tahmina, 10, **named)
    assert begin(client, tahmina, 10, **named) == first
    patch(client, tahmina, first, 0, b"four")
    again = create(client, tahmina, 10, **named, **{"Content-Type": OFFSET_TYPE})
    assert (again.headers["Location"], again.headers["Upload-Offset"]) == (first, "4")
    quota = client.get("/api/v1/channel/quota", headers=tahmina.auth).json()
    assert quota["videos_this_week"] == 1


def test_another_persons_upload_is_never_found(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    named = {"Upload-Metadata": metadata(client_ref="7f3a")}
    assert begin(client, tahmina, 10, **named) != begin(client, rafi, 10, **named)


def test_only_so_many_uploads_wait_for_bytes(
    client: TestClient, tahmina: Person, rafi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quota, "UNFINISHED_MAX", 2)
    urls = [begin(client, tahmina, 4), begin(client, tahmina, 4)]
    answer = create(client, tahmina, 4)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.TOO_MANY_UNFINISHED)
    assert "Finish some" in answer.json()["message"]
    assert create(client, rafi, 4).status_code == 201
    patch(client, tahmina, urls[0], 0, b"four")
    assert create(client, tahmina, 4).status_code == 201


def test_a_file_of_another_length_is_another_upload(client: TestClient, tahmina: Person) -> None:
    named = {"Upload-Metadata": metadata(client_ref="7f3a")}
    first, second = begin(client, tahmina, 10, **named), begin(client, tahmina, 11, **named)
    assert first != second
    assert begin(client, tahmina, 11, **named) == second
    assert head(client, tahmina, first).headers["Upload-Length"] == "10"


def test_an_upload_that_is_over_is_not_found_again(client: TestClient, tahmina: Person) -> None:
    named = {"Upload-Metadata": metadata(client_ref="7f3a")}
    done = begin(client, tahmina, 1, **named)
    assert patch(client, tahmina, done, 0, b"x").status_code == 204
    cancelled = begin(client, tahmina, 1, **named)
    client.delete(cancelled, headers={**TUS, **tahmina.auth})
    assert len({done, cancelled, begin(client, tahmina, 1, **named)}) == 3


@pytest.mark.parametrize("ref", ["x" * 65, "নদী", "a\nb"])
def test_a_name_of_another_kind_is_refused(client: TestClient, tahmina: Person, ref: str) -> None:
    answer = create(client, tahmina, 1, **{"Upload-Metadata": metadata(client_ref=ref)})
    assert (answer.status_code, answer.json()["code"]) == (400, ErrorCode.TUS_HEADER)


def test_asking_many_times_at_once_makes_one(parts: Parts, tahmina: Person) -> None:
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    actor = Actor(tahmina.id, Role.CREATOR, new_id())

    def ask() -> None:
        with units.write() as unit:
            create_upload(unit, folder, actor, Announced(1, metadata(client_ref="7f3a")))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.read() as unit:
        assert unit.session.query(Upload).count() == 1


def test_the_database_lets_no_two_uploads_under_way_have_one_name(
    parts: Parts, tahmina: Person
) -> None:
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    with units.write() as unit:
        for _ in range(2):
            create_upload(unit, folder, actor, Announced(1))
    with pytest.raises(IntegrityError), units.write() as unit:
        for upload in unit.session.query(Upload):
            upload.client_ref = "7f3a"


def test_many_at_once_do_not_pass_the_weekly_limit(parts: Parts, tahmina: Person) -> None:
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    refused: list[QuotaError] = []

    def create() -> None:
        try:
            with units.write() as unit:
                create_upload(unit, folder, actor, Announced(1))
        except QuotaError as error:
            refused.append(error)

    threads = [threading.Thread(target=create) for _ in range(15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.read() as unit:
        assert (unit.session.query(Upload).count(), len(refused)) == (10, 5)

import threading

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.identity import Role
from server.features.identity.tokens import Actor
from server.features.uploads.create import create_upload
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.kit.db.unit import Units
from server.kit.errors import QuotaError
from server.kit.ids import new_id
from tests.server.features.uploads.tus import begin, metadata
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


def test_many_at_once_do_not_pass_the_weekly_limit(parts: Parts, tahmina: Person) -> None:
    units, folder = parts.providers.get(Units), parts.providers.get(UploadFolder)
    actor = Actor(tahmina.id, Role.CREATOR, new_id())
    refused: list[QuotaError] = []

    def create() -> None:
        try:
            with units.write() as unit:
                create_upload(unit, folder, actor, 1, "")
        except QuotaError as error:
            refused.append(error)

    threads = [threading.Thread(target=create) for _ in range(15)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with units.read() as unit:
        assert (unit.session.query(Upload).count(), len(refused)) == (10, 5)

import hashlib

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.settle import settle_source
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.uploads.tus import begin, patch
from tests.server.people import Person


def test_a_file_is_hashed_and_moved_and_moving_again_does_nothing(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    get = parts.providers.get
    units, folder, storage = get(Units), get(UploadFolder), get(Storage)  # type: ignore[type-abstract]
    patch(client, tahmina, begin(client, tahmina, 5), 0, b"01234")
    with units.read() as unit:
        identifier = unit.session.query(Upload).one().id
    for _ in range(2):
        settle_source(units, folder, storage, identifier, "a/source")
    with units.read() as unit:
        assert unit.session.query(Upload).one().sha256 == hashlib.sha256(b"01234").hexdigest()
    with storage.local("a/source") as path:
        assert path.read_bytes() == b"01234"
    assert not folder.path(identifier).parent.exists()


def test_a_file_that_is_nowhere_is_said(parts: Parts, tahmina: Person) -> None:
    get = parts.providers.get
    units, folder, storage = get(Units), get(UploadFolder), get(Storage)  # type: ignore[type-abstract]
    with pytest.raises(NotFoundError, match="gone"):
        settle_source(units, folder, storage, tahmina.id, "nowhere")

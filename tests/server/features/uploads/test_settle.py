import hashlib
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.uploads import parts as parts_module
from server.features.uploads import settle as settle_module
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.uploads.settle import settle_source
from server.integrations.storage.port import Storage
from server.integrations.storage.stores import FolderStorage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.uploads.tus import begin, join, part, patch
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


class Killed(BaseException):
    """Nothing catches it: what is on disk and in the database stays as it is."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("owner", "step"),
    [
        (parts_module, "_copy"),
        (parts_module, "sync_folder"),
        (settle_module, "_record"),
        (FolderStorage, "adopt"),
        (settle_module, "release_parts"),
        (UploadFolder, "remove"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_job_that_is_killed_anywhere_goes_on_to_the_exact_file(
    client: TestClient,
    parts: Parts,
    tahmina: Person,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    step: str,
    when: str,
) -> None:
    get = parts.providers.get
    units, folder, storage = get(Units), get(UploadFolder), get(Storage)  # type: ignore[type-abstract]
    pieces = [part(client, tahmina, b"one "), part(client, tahmina, b"two ")]
    final = UUID(join(client, tahmina, *pieces).headers["Location"].rpartition("/")[2])
    real = getattr(owner, step)

    def dies(*args: object, **kwargs: object) -> None:
        if when == "after":
            real(*args, **kwargs)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(owner, step, dies)
        with pytest.raises(Killed):
            settle_source(units, folder, storage, final, "a/source")
        # As long as the folder may have the only copy, the record says so and is kept.
        with units.read() as unit:
            recorded = unit.session.get_one(Upload, final).sha256 is not None
        assert not recorded or storage.size("a/source") == len(b"one two ")
    settle_source(units, folder, storage, final, "a/source")
    with units.read() as unit:
        upload = unit.session.get_one(Upload, final)
        assert upload.sha256 == hashlib.sha256(b"one two ").hexdigest()
    with storage.local("a/source") as path:
        assert path.read_bytes() == b"one two "
    assert list(parts.settings.uploads_dir.iterdir()) == []

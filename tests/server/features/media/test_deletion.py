from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from server.app.wiring import Parts
from server.features.media.deletion import Deletion, let_go
from server.features.uploads.folder import UploadFolder
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


@pytest.fixture
def version(parts: Parts, tahmina: Person, tmp_path: Path) -> VideoVersion:
    return bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))


def delete(units: Units, version: VideoVersion, person: Person) -> None:
    with units.write() as unit:
        delete_video(unit, repository.own_video(unit.session, version.video_id, person.id))


def test_a_deletion_is_seen_within_half_a_second(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    seconds = iter([0.0, 0.4, 0.6])
    deleted = Deletion(units, version.id, lambda: next(seconds))
    assert not deleted()
    delete(units, version, tahmina)
    assert not deleted()
    assert deleted()


def test_a_database_that_is_away_deletes_nothing(
    units: Units, version: VideoVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("SELECT", {}, Exception("connection refused"))

    monkeypatch.setattr(units, "read", away)
    assert not Deletion(units, version.id)()


@pytest.mark.parametrize(("deleted", "playable"), [(True, False), (True, True), (False, False)])
def test_only_the_files_of_a_deleted_video_that_never_played_go(
    parts: Parts, version: VideoVersion, tahmina: Person, deleted: bool, playable: bool
) -> None:
    units, uploads = parts.providers.get(Units), parts.providers.get(UploadFolder)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert version.upload_id is not None
    upload = uploads.path(version.upload_id)
    storage.put(version.source_object_key, upload)
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).playable = playable
    if deleted:
        delete(units, version, tahmina)
    let_go(units, uploads, storage, version.id)
    stays = not deleted or playable
    assert upload.parent.exists() == stays
    assert (storage.size(version.source_object_key) is not None) == stays

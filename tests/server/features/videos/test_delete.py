from datetime import timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.uploads.folder import UploadFolder
from server.features.videos.delete import KEEP_IN_BIN, empty_bin
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_the_bin_keeps_for_thirty_days_and_then_forgets_rows_and_files(
    client: TestClient, parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    units, storage = parts.providers.get(Units), parts.providers.get(Storage)  # type: ignore[type-abstract]
    uploads = parts.providers.get(UploadFolder)
    old, fresh, kept = (arrive(client, tahmina, title) for title in ("old", "fresh", "kept"))
    file = tmp_path / "file"
    file.write_bytes(b"x")
    for video in (old, fresh, kept):
        storage.put(f"videos/{video.id.hex}/1/source", file)
    arrived = {}
    for video in (old, fresh):
        assert video.upload_id is not None
        arrived[video.id] = uploads.path(video.upload_id)
        arrived[video.id].parent.mkdir(exist_ok=True)
        arrived[video.id].touch()
        client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.write() as unit:
        row = unit.session.get_one(Video, old.id)
        assert row.deleted_at is not None
        row.deleted_at -= KEEP_IN_BIN + timedelta(minutes=1)
    assert empty_bin(units, storage, uploads) == 1
    with units.read() as unit:
        assert {row.id for row in unit.session.query(Video)} == {fresh.id, kept.id}
        assert unit.session.query(VideoVersion).count() == 2
    assert storage.size(f"videos/{old.id.hex}/1/source") is None
    assert not arrived[old.id].parent.exists()
    assert arrived[fresh.id].is_file()
    assert storage.size(f"videos/{fresh.id.hex}/1/source") == 1

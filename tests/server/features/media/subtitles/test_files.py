import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.media.subtitles import files
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.subtitles.tracks import VTT, playable, track_row, version_of
from tests.server.people import Person


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_file_goes_when_no_track_has_it_and_with_its_video(
    parts: Parts, units: Units, client: TestClient, tahmina: Person
) -> None:
    video = playable(parts, client, tahmina)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    path = f"/api/v1/videos/{video.id}/versions/1/subtitles/en"
    client.put(path, content=VTT, headers=tahmina.auth).raise_for_status()
    row = track_row(parts, version_of(video), "en")
    assert row is not None
    with units.read() as unit:
        version = unit.session.get_one(VideoVersion, version_of(video))
    lost = files.store(units, storage, version, "en", VTT)
    for key in (lost, row.file_key):
        assert key.startswith(f"{version.folder_key}/subtitles/en-")
        files.collect(units, storage, key)
        files.collect(units, storage, key)
    assert (storage.size(lost), storage.size(row.file_key)) == (None, len(VTT))
    storage.delete(version.folder_key)
    assert storage.size(row.file_key) is None

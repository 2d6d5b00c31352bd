from pathlib import Path

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.channels import repository as channels
from server.features.uploads.folder import UploadFolder
from server.features.videos.delete import purge
from server.features.videos.models import Video, VideoTag, VideoVersion
from server.features.videos.tags import set_tags
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person


def test_a_purge_takes_rows_and_files_and_leaves_the_others(
    client: TestClient, parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    units, storage = parts.providers.get(Units), parts.providers.get(Storage)  # type: ignore[type-abstract]
    uploads = parts.providers.get(UploadFolder)
    old, kept = (arrive(client, tahmina, title) for title in ("old", "kept"))
    file = tmp_path / "file"
    file.write_bytes(b"x")
    arrived = {}
    for video in (old, kept):
        storage.put(f"videos/{video.id.hex}/1/source", file)
        assert video.upload_id is not None
        arrived[video.id] = uploads.path(video.upload_id)
        arrived[video.id].parent.mkdir(exist_ok=True)
        arrived[video.id].touch()
    with units.read() as unit:
        row = unit.session.get_one(Video, old.id)
    purge(units, storage, uploads, row)
    with units.read() as unit:
        assert {row.id for row in unit.session.query(Video)} == {kept.id}
        assert unit.session.query(VideoVersion).count() == 1
    assert storage.size(f"videos/{old.id.hex}/1/source") is None
    assert not arrived[old.id].parent.exists()
    assert arrived[kept.id].is_file()
    assert storage.size(f"videos/{kept.id.hex}/1/source") == 1


def test_the_channel_and_the_tags_count_what_is_left(
    client: TestClient, parts: Parts, tahmina: Person
) -> None:
    units, storage = parts.providers.get(Units), parts.providers.get(Storage)  # type: ignore[type-abstract]
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        set_tags(unit, unit.session.get_one(Video, video.id), ["river", "boats"])
    assert client.post(f"/api/v1/videos/{video.id}/views").status_code == 204
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.read() as unit:
        row = unit.session.get_one(Video, video.id)
        assert row.view_count == 1
    purge(units, storage, parts.providers.get(UploadFolder), row)
    with units.read() as unit:
        channel = channels.channel_of_user(unit.session, tahmina.id)
        assert channel is not None
        assert (channel.total_views, channel.total_videos) == (0, 0)
        assert unit.session.scalars(sa.select(VideoTag.usage_count)).all() == [0, 0]

from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.storage_usage import Place, Usage, measure, prune
from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import on_air
from tests.server.people import Person

FILES = {
    "source": 900,
    "stream/240p.mp4": 100,
    "stream/240p.m3u8": 10,
    "stream/240p-iframes.m3u8": 5,
    "stream/audio.mp4": 50,
    "stream/audio-2.mp4": 20,
    "stream/poster.jpg": 30,
    "stream/storyboard.vtt": 1,
    "stream/storyboard-1.jpg": 6,
    "stream/preview.webp": 3,
    "subtitles/bn/1.vtt": 7,
}


@pytest.fixture
def storage(parts: Parts) -> Storage:
    return parts.providers.get(Storage)  # type: ignore[type-abstract]


def put(storage: Storage, key: str, size: int, folder: Path) -> None:
    (folder / "file").write_bytes(b"x" * size)
    storage.put(key, folder / "file")


def test_every_byte_is_known_and_what_belongs_to_nothing_goes(
    client: TestClient, units: Units, tahmina: Person, storage: Storage, tmp_path: Path
) -> None:
    video = on_air(client, units, tahmina)
    for name, size in FILES.items():
        put(storage, f"videos/{video.id.hex}/1/{name}", size, tmp_path)
    gone, nobody = new_id(), new_id()
    put(storage, f"videos/{video.id.hex}/2/stream/720p.mp4", 400, tmp_path)
    put(storage, f"videos/{gone.hex}/1/source", 300, tmp_path)
    put(storage, f"avatars/{tahmina.id.hex}/a.webp", 11, tmp_path)
    put(storage, f"avatars/{nobody.hex}/a.webp", 12, tmp_path)
    put(storage, "notes.txt", 13, tmp_path)

    usage = measure(units, storage)
    assert usage.pieces[Place(video.id, 1)] == {
        "source": 900,
        "240p": 115,
        "audio": 70,
        "pictures": 40,
        "subtitles": 7,
    }
    assert usage.by_channel() == {"tahmina": 1132}
    assert usage.by_video("tahmina") == {video.id: 1132}
    assert usage.people == {tahmina.id: 11}
    assert usage.unknown == {"notes.txt": 13}
    assert {folder for folder, size in usage.lost if size} == {
        f"videos/{video.id.hex}/2",
        f"videos/{gone.hex}/1",
        f"avatars/{nobody.hex}",
    }
    assert usage.total == sum(size for _, size in storage.objects())

    prune(storage, usage)
    after = measure(units, storage)
    assert (after.lost, after.total) == ([], 1132 + 11 + 13)


def test_chunks_stay_while_a_video_is_made_and_go_when_it_is_not(
    client: TestClient, units: Units, tahmina: Person, storage: Storage, tmp_path: Path
) -> None:
    video = on_air(client, units, tahmina)
    place = Place(video.id, 1)
    put(storage, f"{place.folder}/chunks/1/0-abc/360p.mp4", 80, tmp_path)
    put(storage, f"{place.folder}/stream/240p.mp4", 100, tmp_path)

    def at(status: TranscodingStatus) -> Usage:
        with units.write() as unit:
            versions = sa.update(VideoVersion).where(VideoVersion.video_id == video.id)
            unit.session.execute(versions.values(status=status))
        return measure(units, storage)

    making = at(TranscodingStatus.PROCESSING)
    assert (making.pieces[place], making.lost) == ({"240p": 100, "chunks": 80}, [])
    ended = at(TranscodingStatus.FAILED)
    assert ended.pieces[place] == {"240p": 100}
    assert ended.lost == [(f"{place.folder}/chunks", 80)]
    prune(storage, ended)
    assert [size for _, size in storage.objects()] == [100]

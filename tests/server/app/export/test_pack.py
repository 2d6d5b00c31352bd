import json
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
import sqlalchemy as sa

from server.app.export.holdings import OWNERS
from server.app.export.pack import pack
from server.app.wiring import Parts
from server.features.identity.avatar import PATH, key_of
from server.features.identity.models import User
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.scenery import make_channel, make_user, make_video


@pytest.fixture
def storage(parts: Parts) -> Storage:
    return parts.providers.get(Storage)  # type: ignore[type-abstract]


def _creator(units: Units, storage: Storage, folder: Path, key: str) -> User:
    with units.write() as unit:
        user = make_user(unit)
        make_video(unit, make_channel(unit, user), "../../নদী")
        unit.session.execute(sa.update(VideoVersion).values(source_object_key=key))
    source = folder / "source"
    source.write_bytes(b"film" * 1000)
    storage.put("videos/1/source", source)
    return user


@pytest.mark.parametrize(
    ("key", "ending"), [("videos/1/source.MOV", ".mov"), ("videos/1/source.x;y", "")]
)
def test_everything_is_there_as_json_and_media(
    units: Units, storage: Storage, tmp_path: Path, key: str, ending: str
) -> None:
    user = _creator(units, storage, tmp_path, key)
    source = tmp_path / "source"
    storage.put(key, source)
    pack(units, storage, user.id, tmp_path / "out.zip")
    with ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {f"data/{table}.json" for table in OWNERS} <= set(names)
        [video] = json.loads(archive.read("data/video.json"))
        assert video["title"] == "../../নদী"
        media = f"media/{video['id']}-1{ending}"
        assert archive.read(media) == source.read_bytes()
        assert archive.getinfo(media).compress_type == ZIP_STORED
        assert json.loads(archive.read("data/comment.json")) == []
        whole = b"".join(archive.read(name) for name in names if name.startswith("data/"))
    assert b"password" not in whole
    assert key.encode() not in whole, "the server's own names say nothing to anybody"


def test_a_source_that_is_lost_does_not_keep_the_rest_back(
    units: Units, storage: Storage, tmp_path: Path
) -> None:
    user = _creator(units, storage, tmp_path, "videos/lost/source.mp4")
    pack(units, storage, user.id, tmp_path / "out.zip")
    with ZipFile(tmp_path / "out.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("media/")]


def test_the_persons_picture_goes_along(units: Units, storage: Storage, tmp_path: Path) -> None:
    user = _creator(units, storage, tmp_path, "videos/1/source")
    name = f"{user.id.hex}-{'0' * 32}"
    with units.write() as unit:
        unit.session.get_one(User, user.id).avatar_url = f"{PATH}/{name}"
    storage.put(key_of(name), tmp_path / "source")
    pack(units, storage, user.id, tmp_path / "out.zip")
    with ZipFile(tmp_path / "out.zip") as archive:
        assert "media/avatar.webp" in archive.namelist()

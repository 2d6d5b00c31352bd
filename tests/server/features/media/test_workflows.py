import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import m3u8  # type: ignore[import-untyped] # its stubs are a package of their own
import pytest
import sqlalchemy as sa

from server.app.settings import Settings
from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, TranscodingStatus
from server.contract.uploads import UploadState
from server.contract.videos import VideoStatus
from server.features.media import workflows
from server.features.media.scratch import Scratch
from server.features.uploads.models import Upload
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Queue
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring, video_of
from tests.server.people import Person


@pytest.fixture
def worker(parts: Parts) -> Iterator[None]:
    running = make_worker(parts, [Queue.ENCODE_CPU])
    running.start()
    yield
    running.stop()


def wait_for(
    parts: Parts, version_id: UUID, settled: Callable[[VideoVersion], bool], seconds: float = 60
) -> VideoVersion:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with parts.providers.get(Units).read() as unit:
            version = unit.session.get_one(VideoVersion, version_id)
            if settled(version):
                return version
        time.sleep(0.05)
    raise AssertionError(f"still {version.status} after {seconds} s")


def ended(version: VideoVersion) -> bool:
    return version.status in {TranscodingStatus.COMPLETED, TranscodingStatus.FAILED}


def stored(parts: Parts, version: VideoVersion, name: str) -> Path:
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/{name}") as path:
        return path


@pytest.mark.usefixtures("worker")
def test_an_upload_becomes_a_stream(parts: Parts, tahmina: Person, tmp_path: Path) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=5)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert version.playable
    assert version.has_poster
    assert (version.width, version.height, version.attempts) == (640, 480, 1)
    video = video_of(parts.providers, version.id)
    assert (video.status, video.active_version_id) == (VideoStatus.DRAFT, version.id)
    with parts.providers.get(Units).read() as unit:
        assets = repository.assets_of(unit.session, [version.id])[version.id]
    assert [asset.resolution for asset in assets] == ["240p", "360p", "480p"]
    for asset in assets:
        assert (asset.state, asset.percent) == (RenditionState.READY, 100)
        assert asset.codec is not None
        assert asset.codec.startswith("avc1.")
        size = stored(parts, version, f"{asset.resolution}.mp4").stat().st_size
        assert asset.file_size_bytes == size
    master = m3u8.load(str(stored(parts, version, "master.m3u8")))
    assert [p.uri for p in master.playlists] == ["240p.m3u8", "360p.m3u8", "480p.m3u8"]
    assert stored(parts, version, "poster.jpg").read_bytes()[:2] == b"\xff\xd8"
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(version.source_key) as source:
        assert source.read_bytes() == clip.read_bytes()
    assert list(parts.settings.scratch_dir.rglob("*.mp4")) == []


@pytest.mark.usefixtures("worker")
def test_the_lowest_rung_plays_before_the_others_are_done(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=10)
    brought = bring(parts.providers, tahmina.id, clip)
    version = wait_for(parts, brought.id, lambda version: version.playable)
    assert version.status is TranscodingStatus.PROCESSING
    assert "240p.m3u8" in stored(parts, version, "master.m3u8").read_text()
    wait_for(parts, brought.id, ended)


@pytest.mark.usefixtures("worker")
def test_a_text_file_is_refused_and_gives_its_place_back(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    (tmp_path / "evil.mp4").write_text("ffconcat version 1.0\nfile other.mp4\n")
    version = wait_for(parts, bring(parts.providers, tahmina.id, tmp_path / "evil.mp4").id, ended)
    assert version.error_code == ErrorCode.NOT_A_VIDEO
    assert "not a video" in (version.error_message or "")
    assert video_of(parts.providers, version.id).status is VideoStatus.FAILED
    with parts.providers.get(Units).read() as unit:
        upload = unit.session.scalars(sa.select(Upload)).one()
    assert upload.state is UploadState.REFUSED


@pytest.mark.usefixtures("worker")
def test_a_video_over_the_channels_length_is_refused(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    options = ("-r", "1")
    clip = make_clip(tmp_path / "long.mp4", size="64x64", seconds=16 * 60, fps="1", options=options)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert version.error_code == ErrorCode.QUOTA_DURATION
    assert "up to 15" in (version.error_message or "")


@pytest.mark.usefixtures("worker")
def test_a_full_disk_is_said_and_loses_nothing(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise NoSpaceError("full")

    monkeypatch.setattr("server.features.media.making.encode", full)
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert version.error_code == ErrorCode.DISK_FULL
    assert version.error_message == workflows.FULL
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert storage.size(version.source_key) == clip.stat().st_size


@pytest.mark.usefixtures("worker")
def test_a_video_deleted_while_it_is_encoded_stops(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=60)
    brought = bring(parts.providers, tahmina.id, clip)
    wait_for(parts, brought.id, lambda version: version.playable)
    with parts.providers.get(Units).write() as unit:
        video = repository.own_video(unit.session, brought.video_id, tahmina.id)
        delete_video(unit, video)
    scratch = parts.settings.scratch_dir / brought.id.hex
    deadline = time.monotonic() + 10
    while any(scratch.glob("*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(scratch.glob("*"))


def test_a_version_that_keeps_killing_workers_is_given_up(
    parts: Parts, tahmina: Person, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    brought = bring(parts.providers, tahmina.id, clip)
    with parts.providers.get(Units).write() as unit:
        unit.session.get_one(VideoVersion, brought.id).attempts = workflows.MAX_ATTEMPTS
    left = parts.settings.scratch_dir / brought.id.hex / "killed"
    left.mkdir(parents=True)
    request.getfixturevalue("worker")
    version = wait_for(parts, brought.id, ended)
    assert (version.status, version.error_code) == (
        TranscodingStatus.FAILED,
        ErrorCode.ENCODE_FAILED,
    )
    assert not left.exists()


def test_scratch_is_provided(parts: Parts, settings: Settings) -> None:
    assert isinstance(parts.providers.get(Scratch), Scratch)
    assert settings.scratch_dir.is_dir()

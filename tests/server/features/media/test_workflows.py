import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import m3u8  # type: ignore[import-untyped] # its stubs are a package of their own
import psutil
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from server.app.settings import Settings
from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, TranscodingStatus
from server.contract.uploads import UploadState
from server.contract.videos import VideoStatus
from server.features.media import making, steps, workflows
from server.features.media.encode import encode
from server.features.media.errors import INTERRUPTED, EncodeError
from server.features.media.ladder import Rung
from server.features.media.scratch import Scratch
from server.features.media.source import MediaInfo
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos import progress as videos
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoAsset, VideoVersion
from server.features.videos.retry import retry_processing
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Queue
from tests.patience import PATIENCE_SECONDS, quickest, until
from tests.server.features.media.clips import FITS, make_clip, run_ffmpeg
from tests.server.features.media.studio import bring, video_of
from tests.server.people import Person

pytestmark = pytest.mark.proof


@pytest.fixture
def worker(parts: Parts) -> Iterator[None]:
    running = make_worker(parts, [Queue.ENCODE_CPU, Queue.CONTROL])
    running.start()
    yield
    running.stop()


def wait_for(
    parts: Parts, version_id: UUID, settled: Callable[[VideoVersion], bool]
) -> VideoVersion:
    """The version as it was seen when it was ``settled``."""
    seen: list[VideoVersion] = []

    def look() -> bool:
        with parts.providers.get(Units).read() as unit:
            seen.append(unit.session.get_one(VideoVersion, version_id))
        return settled(seen[-1])

    until(look, lambda: seen[-1].status)
    return seen[-1]


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
    assert "storyboard-1.jpg#xywh=" in stored(parts, version, "storyboard.vtt").read_text()
    assert stored(parts, version, "storyboard-1.jpg").read_bytes()[:2] == b"\xff\xd8"
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(version.source_object_key) as source:
        assert source.read_bytes() == clip.read_bytes()
    assert list(parts.settings.scratch_dir.rglob("*.mp4")) == []


@pytest.mark.usefixtures("worker")
def test_the_lowest_rung_plays_before_the_others_are_done(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Event()

    def others_wait(names: list[str]) -> None:
        assert names == ["240p"] or seen.wait(PATIENCE_SECONDS)

    monkeypatch.setattr(making, "encode", Encodes(others_wait))
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=2)
    brought = bring(parts.providers, tahmina.id, clip)
    try:
        version = wait_for(parts, brought.id, lambda version: version.playable)
        assert version.status is TranscodingStatus.PROCESSING
        assert "240p.m3u8" in stored(parts, version, "master.m3u8").read_text()
    finally:
        seen.set()
    wait_for(parts, brought.id, ended)


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("fails", [False, True])
def test_a_source_that_fits_plays_as_it_is_before_anything_is_encoded(
    fails: bool, parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="640x360", seconds=3, options=FITS)
    told: list[Exception] = [EncodeError("it cannot be copied after all")] if fails else []
    encodes = Encodes(lambda _names: told.pop() if told else None)
    monkeypatch.setattr(making, "encode", encodes)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.has_poster) == (TranscodingStatus.COMPLETED, True)
    assert encodes.asked == [["360p"], ["240p"], *([["360p"]] if fails else [])]
    assert {rung.state for rung in rungs_of(parts, version.id).values()} == {RenditionState.READY}


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
    clip = make_clip(tmp_path / "long.mp4", size="64x64", seconds=16 * 60, fps="1", sound=False)
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
    assert version.error_message == steps.FULL
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert storage.size(version.source_object_key) == clip.stat().st_size


def rungs_of(parts: Parts, version_id: UUID) -> dict[str, VideoAsset]:
    with parts.providers.get(Units).read() as unit:
        assets = repository.assets_of(unit.session, [version_id])[version_id]
    return {asset.resolution.value: asset for asset in assets}


def retry(parts: Parts, person: Person, version: VideoVersion) -> None:
    with parts.providers.get(Units).write() as unit:
        retry_processing(unit, repository.own_video(unit.session, version.video_id, person.id))


def delete(parts: Parts, person: Person, version: VideoVersion) -> None:
    with parts.providers.get(Units).write() as unit:
        delete_video(unit, repository.own_video(unit.session, version.video_id, person.id))


class Encodes:
    """The real encoder, which fails for the rungs and with the errors it is told to."""

    def __init__(self, fails: Callable[[list[str]], Exception | None]) -> None:
        self._fails = fails
        self.asked: list[list[str]] = []

    def __call__(
        self, source: Path, info: MediaInfo, rungs: list[Rung], *more: Any, **named: Any
    ) -> None:
        names = [rung.name for rung in rungs]
        self.asked.append(names)
        if error := self._fails(names):
            raise error
        encode(source, info, rungs, *more, **named)


@pytest.mark.usefixtures("worker")
def test_a_disk_that_fills_up_later_is_said_too_and_the_rest_is_made_when_there_is_room(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Encodes(lambda names: NoSpaceError("full") if names != ["240p"] else None)
    monkeypatch.setattr(making, "encode", full)
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=2)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.error_code) == (TranscodingStatus.FAILED, ErrorCode.DISK_FULL)
    assert version.error_message == steps.FULL
    assert (version.playable, version.has_poster) == (True, True)
    # On a full disk nothing is tried a second time.
    assert full.asked == [["240p"], ["360p", "480p"]]
    assert [rung.state for rung in rungs_of(parts, version.id).values()] == [
        RenditionState.READY,
        RenditionState.FAILED,
        RenditionState.FAILED,
    ]
    names = ("240p.mp4", "audio.mp4", "poster.jpg", "storyboard.vtt", "storyboard-1.jpg")
    on_air = {name: stored(parts, version, name).stat().st_ino for name in names}

    room = Encodes(lambda _names: None)
    monkeypatch.setattr(making, "encode", room)
    retry(parts, tahmina, version)
    version = wait_for(parts, version.id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert {rung.state for rung in rungs_of(parts, version.id).values()} == {RenditionState.READY}
    # What viewers had was neither made again nor exchanged under its address.
    assert room.asked == [["360p", "480p"]]
    assert {name: stored(parts, version, name).stat().st_ino for name in names} == on_air
    master = m3u8.load(str(stored(parts, version, "master.m3u8")))
    assert [p.uri for p in master.playlists] == ["240p.m3u8", "360p.m3u8", "480p.m3u8"]
    assert [media.uri for media in master.media] == ["audio.m3u8"]


@pytest.mark.usefixtures("worker")
def test_rungs_that_fail_together_are_tried_one_by_one_until_the_disk_is_full(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = {
        ("360p", "480p", "720p"): EncodeError("one of them"),
        ("480p",): NoSpaceError("full"),
    }
    encodes = Encodes(lambda names: fails.get(tuple(names)))
    monkeypatch.setattr(making, "encode", encodes)
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=1)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert version.error_code == ErrorCode.DISK_FULL
    assert encodes.asked == [["240p"], ["360p", "480p", "720p"], ["360p"], ["480p"]]
    assert [rung.state for rung in rungs_of(parts, version.id).values()] == [
        RenditionState.READY,
        RenditionState.READY,
        RenditionState.FAILED,
        RenditionState.FAILED,
    ]


@pytest.mark.usefixtures("worker")
def test_a_disk_too_full_to_publish_is_said(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise NoSpaceError("full")

    monkeypatch.setattr(making.Making, "publish", full)
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.error_code, version.playable) == (ErrorCode.DISK_FULL, False)


@pytest.mark.usefixtures("worker")
def test_a_video_without_its_pictures_is_a_video_all_the_same(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object, **_options: object) -> None:
        raise EncodeError("no picture")

    monkeypatch.setattr(making, "make_poster", fails)
    monkeypatch.setattr(making, "make_storyboard", fails)
    monkeypatch.setattr(making, "make_preview", fails)
    monkeypatch.setattr(making, "SHORTEST_SECONDS", 0)
    clip = make_clip(tmp_path / "clip.mp4", size="320x240", seconds=1)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert (version.playable, version.has_poster) == (True, False)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    assert storage.size(f"{version.stream_key}/storyboard.vtt") is None
    assert storage.size(f"{version.stream_key}/preview.webp") is None


WRITES = ("begin", "plan", "report", "rendition_ready", "playable", "poster_ready", "complete")


@pytest.mark.usefixtures("worker")
def test_a_second_without_the_database_costs_nothing(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of the job finds the database away once."""
    away: list[str] = []

    def without(name: str) -> Callable[..., Any]:
        real = getattr(videos, name)

        def fails_once(*arguments: Any) -> Any:
            if name not in away:
                away.append(name)
                raise OperationalError("UPDATE", {}, Exception("connection refused"))
            return real(*arguments)

        return fails_once

    for name in WRITES:
        monkeypatch.setattr(videos, name, without(name))
    clip = make_clip(tmp_path / "clip.mp4", size="640x360", seconds=2)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert {rung.state for rung in rungs_of(parts, version.id).values()} == {RenditionState.READY}
    assert sorted(away) == sorted(WRITES)


@pytest.mark.usefixtures("worker")
def test_a_fault_of_the_server_is_not_said_of_the_file(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encodes = Encodes(lambda _names: RuntimeError("a mistake of ours"))
    monkeypatch.setattr(making, "encode", encodes)
    clip = make_clip(tmp_path / "clip.mp4", seconds=1)
    version = wait_for(parts, bring(parts.providers, tahmina.id, clip).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.FAILED, INTERRUPTED)


def state_of_job(parts: Parts, version: VideoVersion) -> str:
    [job] = parts.jobs.client.list_workflows(workflow_ids=[version.job_id])
    return job.status


def encoders() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    return [child for child in children if child.name().startswith("ffmpeg")]


@pytest.mark.usefixtures("worker")
def test_a_video_deleted_while_it_is_encoded_stops_within_two_seconds(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    short = make_clip(tmp_path / "short.mp4", size="1280x720", seconds=6)
    clip = tmp_path / "clip.mp4"
    run_ffmpeg("-stream_loop", "9", "-i", short, "-c", "copy", clip)

    def stopping_takes() -> float:
        version = bring(parts.providers, tahmina.id, clip)
        until(lambda: any(r.percent > 0 for r in rungs_of(parts, version.id).values()))
        running = encoders()
        assert running
        delete(parts, tahmina, version)
        begun = time.monotonic()
        assert psutil.wait_procs(running, timeout=PATIENCE_SECONDS)[1] == []
        took = time.monotonic() - begun
        until(lambda: state_of_job(parts, version) == "CANCELLED")
        until(lambda: storage.size(version.source_object_key) is None)
        until(lambda: not any((parts.settings.scratch_dir / version.id.hex).glob("*")))
        return took

    assert quickest(stopping_takes, 2) < 2


def test_a_video_deleted_before_its_turn_leaves_nothing_on_the_disk(
    parts: Parts, tahmina: Person, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=1))
    assert version.upload_id is not None
    upload = parts.providers.get(UploadFolder).path(version.upload_id)
    delete(parts, tahmina, version)
    assert upload.exists()
    request.getfixturevalue("worker")
    until(lambda: not upload.parent.exists())
    until(lambda: state_of_job(parts, version) in {"CANCELLED", "SUCCESS"})
    assert not list(parts.settings.media_dir.rglob("*.mp4"))


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

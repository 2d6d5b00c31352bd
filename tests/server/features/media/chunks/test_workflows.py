from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, TranscodingStatus
from server.features.media.chunks import making, progress
from server.features.media.chunks.encode_span import encode_span
from server.features.media.chunks.spans import Span
from server.features.media.errors import EncodeError
from server.features.media.making import Making
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoAsset, VideoVersion
from server.features.videos.retry import retry_processing
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.media.chunks.films import numbered, numbers
from tests.server.features.media.clips import make_clip, run_ffmpeg
from tests.server.features.media.studio import bring
from tests.server.people import Person

pytestmark = pytest.mark.proof

CHUNKS = 3


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three chunks, and two rungs: one on air at once, one that is made in chunks."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    options = ("-vf", "scale=640:360:flags=neighbor,setsar=1")
    return numbered(path, seconds=6, fps="25", options=options)


@pytest.fixture
def worker(parts: Parts) -> Iterator[None]:
    running = make_worker(parts, [Queue.ENCODE_CPU, Queue.CONTROL])
    running.start()
    yield
    running.stop()


def wait_for(
    parts: Parts, version_id: UUID, settled: Callable[[VideoVersion], bool]
) -> VideoVersion:
    seen: list[VideoVersion] = []

    def look() -> bool:
        with parts.providers.get(Units).read() as unit:
            seen.append(unit.session.get_one(VideoVersion, version_id))
        return settled(seen[-1])

    until(look, lambda: seen[-1].status)
    return seen[-1]


def ended(version: VideoVersion) -> bool:
    return version.status in {TranscodingStatus.COMPLETED, TranscodingStatus.FAILED}


def rungs_of(parts: Parts, version_id: UUID) -> dict[str, VideoAsset]:
    with parts.providers.get(Units).read() as unit:
        assets = repository.assets_of(unit.session, [version_id])[version_id]
    return {asset.resolution.value: asset for asset in assets}


def nothing_left(parts: Parts, version: VideoVersion) -> bool:
    """Neither rows nor pieces nor files in scratch."""
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with parts.providers.get(Units).read() as unit:
        rows = progress.chunks_of(unit, version.id)
    pieces = list(storage.objects(f"{version.folder_key}/chunks"))
    return not rows and not pieces and not list(parts.settings.scratch_dir.rglob("*.mp4"))


class Spans:
    """The real encoder of spans, which fails where it is told to."""

    def __init__(self, fails: Callable[[Span], None] = lambda _span: None) -> None:
        self._fails = fails
        self.asked: list[int] = []

    def __call__(self, *given: Any, **named: Any) -> None:
        span = given[3]
        self.asked.append(span.first)
        self._fails(span)
        encode_span(*given, **named)


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> Spans:
    encoder = Spans()
    monkeypatch.setattr(making, "encode_span", encoder)
    return encoder


@pytest.mark.usefixtures("worker")
def test_a_long_video_is_made_in_chunks_and_nothing_of_them_is_left(
    parts: Parts, tahmina: Person, film: Path, encoded: Spans
) -> None:
    version = wait_for(parts, bring(parts.providers, tahmina.id, film).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert encoded.asked == [0, 50, 100]
    rungs = rungs_of(parts, version.id)
    assert {rung.state for rung in rungs.values()} == {RenditionState.READY}
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/360p.mp4") as path:
        assert path.stat().st_size == rungs["360p"].file_size_bytes
        assert numbers(path) == list(range(150))
    until(lambda: nothing_left(parts, version))


@pytest.mark.usefixtures("worker")
def test_a_chunk_that_cannot_be_made_has_the_video_encoded_whole(
    parts: Parts, tahmina: Person, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(span: Span) -> None:
        if span.first:
            raise EncodeError("the source cannot be entered there")

    encoder = Spans(fails)
    monkeypatch.setattr(making, "encode_span", encoder)
    version = wait_for(parts, bring(parts.providers, tahmina.id, film).id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    # What was waiting is not even begun.
    assert encoder.asked == [0, 50]
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/360p.mp4") as path:
        assert numbers(path) == list(range(150))
    until(lambda: nothing_left(parts, version))


@pytest.mark.usefixtures("worker")
def test_a_disk_that_fills_up_is_said_and_the_chunks_are_made_when_there_is_room(
    parts: Parts, tahmina: Person, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True]

    def fails(span: Span) -> None:
        if span.first and full.pop():
            raise NoSpaceError("full")

    monkeypatch.setattr(making, "encode_span", Spans(fails))
    version = wait_for(parts, bring(parts.providers, tahmina.id, film).id, ended)
    assert version.error_code == ErrorCode.DISK_FULL
    assert version.playable
    until(lambda: nothing_left(parts, version))
    full += [False] * CHUNKS
    with parts.providers.get(Units).write() as unit:
        retry_processing(unit, repository.own_video(unit.session, version.video_id, tahmina.id))
    version = wait_for(parts, version.id, ended)
    assert version.status is TranscodingStatus.COMPLETED
    assert rungs_of(parts, version.id)["360p"].state is RenditionState.READY
    until(lambda: nothing_left(parts, version))


@pytest.mark.usefixtures("worker")
def test_a_video_that_is_deleted_half_way_leaves_no_chunk(
    parts: Parts, tahmina: Person, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deletes(span: Span) -> None:
        if span.first:
            with parts.providers.get(Units).write() as unit:
                video = repository.own_video(unit.session, version.video_id, tahmina.id)
                delete_video(unit, video)

    encoder = Spans(deletes)
    monkeypatch.setattr(making, "encode_span", encoder)
    version = bring(parts.providers, tahmina.id, film)
    until(lambda: len(encoder.asked) > 1)
    until(lambda: nothing_left(parts, version))
    cancel = [f"cancel-{version.job_id}"]
    until(lambda: parts.jobs.client.list_workflows(workflow_ids=cancel)[0].status == "SUCCESS")
    assert encoder.asked == [0, 50]
    assert nothing_left(parts, version)


@pytest.mark.usefixtures("worker")
def test_a_short_video_that_arrives_meanwhile_goes_between_the_chunks(
    parts: Parts, tahmina: Person, rafi: Person, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short: list[UUID] = []
    seen: list[TranscodingStatus] = []
    clip = make_clip(film.parent / "short.mp4", size="160x120", seconds=0.5)

    def meanwhile(span: Span) -> None:
        if span.first == 0:
            short.append(bring(parts.providers, rafi.id, clip).id)
        with parts.providers.get(Units).read() as unit:
            seen.append(unit.session.get_one(VideoVersion, short[0]).status)

    monkeypatch.setattr(making, "encode_span", Spans(meanwhile))
    version = wait_for(parts, bring(parts.providers, tahmina.id, film).id, ended)
    assert version.status is TranscodingStatus.COMPLETED
    done = TranscodingStatus.COMPLETED
    assert seen == [TranscodingStatus.PENDING, done, done]


@pytest.mark.usefixtures("worker")
def test_a_disk_too_full_to_publish_keeps_no_marks(
    parts: Parts, tahmina: Person, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[int | None] = []

    def full(making: Making, *_made: object) -> None:
        version = making.version()
        noted.append(making.storage.size(making.marks_key(version, version.run)))
        raise NoSpaceError("full")

    monkeypatch.setattr(Making, "publish", full)
    run_ffmpeg("-i", film, "-c", "copy", tmp_path / "film.ts")
    version = wait_for(parts, bring(parts.providers, tahmina.id, tmp_path / "film.ts").id, ended)
    assert version.error_code == ErrorCode.DISK_FULL
    assert [bool(size) for size in noted] == [True]
    assert nothing_left(parts, version)


@pytest.mark.usefixtures("worker")
def test_a_source_without_an_index_is_cut_too_by_what_its_frames_look_like(
    parts: Parts, tahmina: Person, film: Path, tmp_path: Path, encoded: Spans
) -> None:
    run_ffmpeg("-i", film, "-c", "copy", tmp_path / "film.ts")
    version = wait_for(parts, bring(parts.providers, tahmina.id, tmp_path / "film.ts").id, ended)
    assert (version.status, version.error_message) == (TranscodingStatus.COMPLETED, None)
    assert encoded.asked == [0, 50, 100]
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/360p.mp4") as path:
        assert sorted(set(numbers(path))) == list(range(150))
    until(lambda: nothing_left(parts, version))

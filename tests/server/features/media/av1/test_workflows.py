from pathlib import Path
from typing import Any

import m3u8  # type: ignore[import-untyped] # its stubs are a package of their own
import pytest

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.media import SecondPass, TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.media.av1 import making, workflows
from server.features.media.av1.choose import SecondPassPolicy, choose
from server.features.media.errors import EncodeError
from server.features.videos import repository
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from server.kit.jobs.worker import _Running
from tests.patience import until
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

pytestmark = pytest.mark.proof


def _now(parts: Parts, version: VideoVersion) -> VideoVersion:
    with parts.providers.get(Units).read() as unit:
        return unit.session.get_one(VideoVersion, version.id)


def _watched(parts: Parts, owner: Person, folder: Path) -> VideoVersion:
    """A version on air that was watched a lot, and waits for its second pass."""
    clip = make_clip(folder / "clip.mp4", size="640x360", seconds=3)
    brought = bring(parts.providers, owner.id, clip)
    until(lambda: _now(parts, brought).status is TranscodingStatus.COMPLETED)
    with parts.providers.get(Units).write() as unit:
        video = unit.session.get_one(Video, brought.video_id)
        video.status, video.archived_view_count, video.view_count = VideoStatus.PUBLISHED, 9, 9
        unit.session.flush()
        chosen = choose(unit, SecondPassPolicy(after_views=5))
    assert chosen is not None
    return chosen


def _master(parts: Parts, version: VideoVersion) -> Any:
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/master.m3u8") as path:
        return m3u8.load(str(path))


def test_a_source_that_is_lost_keeps_nobody_waiting(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Running, "providers", parts.providers)
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=1))
    assert not workflows._make(str(version.id), version.run)


def test_what_is_watched_is_offered_in_av1_too(
    parts: Parts, tahmina: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = make_worker(parts, [Queue.ENCODE_CPU, Queue.AGAIN])
    running.start()
    try:
        version = _watched(parts, tahmina, tmp_path)
        until(lambda: _now(parts, version).second_pass is SecondPass.DONE)
        master = _master(parts, version)
        assert [each.uri for each in master.playlists] == [
            "240p.m3u8",
            "360p.m3u8",
            "240p-av1.m3u8",
            "360p-av1.m3u8",
        ]
        codecs = [each.stream_info.codecs.split(",")[0][:4] for each in master.playlists]
        assert codecs == ["avc1", "avc1", "av01", "av01"]
        assert {each.stream_info.audio for each in master.playlists} == {"sound"}
        with parts.providers.get(Units).read() as unit:
            assets = repository.assets_of(unit.session, [version.id])[version.id]
        storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
        for asset in assets:
            key = f"{version.stream_key}/{asset.resolution}-av1.mp4"
            assert asset.av1_file_size_bytes == storage.size(key)

        def refuse(*_: object, **__: object) -> None:
            raise EncodeError("no")

        monkeypatch.setattr(making, "encode_av1", refuse)
        (tmp_path / "other").mkdir()
        other = _watched(parts, tahmina, tmp_path / "other")
        until(lambda: _now(parts, other).second_pass is SecondPass.FAILED)
        assert len(_master(parts, other).playlists) == 2
        assert _now(parts, other).status is TranscodingStatus.COMPLETED
    finally:
        running.stop()

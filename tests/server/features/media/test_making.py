from pathlib import Path
from typing import Any

import pytest

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.features.channels.models import Channel
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.ladder import Rung, plan
from server.features.media.making import Making
from server.features.media.scratch import Scratch
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos import repository
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


@pytest.fixture
def version(parts: Parts, tahmina: Person, tmp_path: Path) -> VideoVersion:
    clip = make_clip(tmp_path / "clip.mp4", size="640x360", seconds=2)
    return bring(parts.providers, tahmina.id, clip)


@pytest.fixture
def making(parts: Parts, version: VideoVersion) -> Making:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    return Making(get(Units), storage, get(UploadFolder), get(Scratch), version.id)


def test_every_piece_may_be_done_twice(
    making: Making,
    version: VideoVersion,
    units: Units,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(2):
        making.settle()
    info = making.examine()
    rungs = plan(info)
    for _ in range(2):
        making.plan(info, rungs)
    for _ in range(2):
        made = making.encode(info, rungs[:1], with_audio=True)
        making.publish(made)
        making.poster(info, rungs)
        making.storyboard(info, rungs)
        making.preview(info, rungs)
    media = tmp_path / "data" / "media"
    # Two seconds are too short for one.
    assert list(media.rglob("preview.webp")) == []
    monkeypatch.setattr("server.features.media.making.SHORTEST_SECONDS", 2)
    for _ in range(2):
        making.preview(info, rungs)
    assert [each.name for each in made] == ["240p", "audio"]
    with units.read() as unit:
        assets = repository.assets_of(unit.session, [version.id])[version.id]
        row = unit.session.get_one(VideoVersion, version.id)
        upload = unit.session.get_one(Upload, version.upload_id)
    assert [(asset.resolution, asset.state) for asset in assets] == [
        ("240p", "READY"),
        ("360p", "WAITING"),
    ]
    assert row.playable
    assert row.has_poster
    assert upload.sha256 is not None
    stored = sorted(path.name for path in media.rglob("*.*"))
    assert stored == [
        "240p-iframes.m3u8",
        "240p.m3u8",
        "240p.mp4",
        "audio.m3u8",
        "audio.mp4",
        "master.m3u8",
        "poster.jpg",
        "preview.webp",
        "storyboard-1.jpg",
        "storyboard.vtt",
        "thumbnail-1.jpg",
        "thumbnail-2.jpg",
        "thumbnail-3.jpg",
    ]


def test_a_rung_that_the_content_does_not_need_is_neither_made_nor_listed(
    making: Making, version: VideoVersion, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lowest_only(*given: Any, **_named: object) -> tuple[Rung, ...]:
        rungs: tuple[Rung, ...] = given[2]
        return rungs[:1]

    monkeypatch.setattr("server.features.media.making.tune", lowest_only)
    making.settle()
    info = making.examine()
    making.plan(info, plan(info))
    made = making.encode(info, plan(info), with_audio=False, tuned=True)
    assert [each.name for each in made] == ["240p"]
    with units.read() as unit:
        assets = repository.assets_of(unit.session, [version.id])[version.id]
    assert [asset.resolution for asset in assets] == ["240p"]
    # Another attempt, or one by one after a failure, does not bring it back.
    assert making.encode(info, plan(info)[1:], with_audio=False, tuned=True) == []


def test_a_source_that_vanished_is_an_error_of_ours(
    making: Making, parts: Parts, version: VideoVersion
) -> None:
    assert version.upload_id is not None
    parts.providers.get(UploadFolder).remove(version.upload_id)
    with pytest.raises(EncodeError) as caught:
        making.settle()
    assert "gone" in caught.value.detail


def test_another_file_than_the_creator_sent_is_refused(
    making: Making, units: Units, version: VideoVersion
) -> None:
    with units.write() as unit:
        unit.session.get_one(Upload, version.upload_id).sent_sha256 = "0" * 64
    with pytest.raises(RefusedMediaError) as caught:
        making.settle()
    assert caught.value.code is ErrorCode.CONTENT_DIFFERS


def test_an_upload_without_a_byte_is_called_empty_and_not_lost(
    making: Making, units: Units, version: VideoVersion
) -> None:
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).source_bytes = 0
    with pytest.raises(RefusedMediaError) as caught:
        making.settle()
    assert caught.value.code is ErrorCode.EMPTY_FILE


def test_a_channel_that_grew_may_bring_longer_videos(
    making: Making, version: VideoVersion, units: Units
) -> None:
    making.settle()
    with units.write() as unit:
        video = unit.session.get_one(Video, version.video_id)
        channel = unit.session.get_one(Channel, video.channel_id)
        channel.max_video_duration_minutes = 0
    with pytest.raises(RefusedMediaError) as caught:
        making.examine()
    assert caught.value.code is ErrorCode.QUOTA_DURATION
    with units.write() as unit:
        channel = unit.session.get_one(Channel, video.channel_id)
        channel.subscriber_count = 1000
        channel.update_quotas()
    assert making.examine().duration == pytest.approx(2, abs=0.1)


def test_the_others_are_made_when_a_rung_brings_nothing(
    making: Making, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    making.settle()
    info = making.examine()
    rungs = plan(info)
    making.plan(info, rungs)
    monkeypatch.setattr(
        "server.features.media.making.tune", lambda _source, _info, rungs, *_, **__: rungs[:1]
    )
    made = making.encode(info, rungs, with_audio=False, tuned=True)
    assert [each.name for each in made] == ["240p"]
    # As when the run that dropped it failed, and each is then tried alone.
    assert making.encode(info, rungs[1:], with_audio=False, tuned=True) == []

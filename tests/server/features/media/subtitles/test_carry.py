from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.subtitles import CaptionsState
from server.contract.videos import VideoOut
from server.features.media.subtitles import files
from server.features.media.subtitles.captions import run_of
from server.features.media.subtitles.carry import Carrying
from server.features.media.subtitles.models import CaptionRun
from server.features.videos import progress
from server.features.videos.models import Subtitle, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.ids import new_id
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.media.subtitles.tracks import (
    VTT,
    add_track,
    playable,
    track_row,
    version_of,
)
from tests.server.features.videos.making import FACTS
from tests.server.people import Person

WORKS = SimpleNamespace(works=True)
BENGALI = VTT.replace("Hello", "নমস্কার")


def second(parts: Parts, video: VideoOut, seconds: float = 12.6) -> UUID:
    """A second version, found to last that long."""
    with parts.providers.get(Units).write() as unit:
        version = VideoVersion(
            id=new_id(),
            video_id=video.id,
            version_number=2,
            source_filename="b.mp4",
            source_bytes=1,
        )
        unit.session.add(version)
        unit.session.flush()
        progress.plan(unit, version.id, replace(FACTS, duration_seconds=seconds), [])
    return version.id


def carry(parts: Parts, before: UUID, version: UUID, recogniser: object = WORKS) -> list[str]:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    return Carrying(get(Units), storage, recogniser, before, version).run()  # type: ignore[arg-type]


def text_of(parts: Parts, track: Subtitle | None) -> str:
    assert track is not None
    with parts.providers.get(Storage).local(track.file_key) as path:  # type: ignore[type-abstract]
        return path.read_text(encoding="utf-8")


def test_a_new_version_has_the_tracks_of_the_one_before_as_they_were(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video = playable(parts, client, tahmina)
    before, version = version_of(video), second(parts, video)
    add_track(parts, tmp_path, before, "bn", BENGALI)
    add_track(parts, tmp_path, before, "de", published=False)
    add_track(parts, tmp_path, before, "en")
    add_track(parts, tmp_path, version, "en", BENGALI, published=False)
    assert carry(parts, before, version) == ["bn", "de"]
    assert carry(parts, before, version) == []
    bn, de, en = (track_row(parts, version, each) for each in ("bn", "de", "en"))
    assert (text_of(parts, bn), text_of(parts, de), text_of(parts, en)) == (BENGALI, VTT, BENGALI)
    assert [each and each.is_published for each in (bn, de, en)] == [True, False, False]
    # Each has its own: what becomes of one is nothing to the other.
    headers = tahmina.auth
    base = f"/api/v1/videos/{video.id}/versions"
    client.delete(f"{base}/1/subtitles/bn", headers=headers).raise_for_status()
    old = track_row(parts, before, "en")
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    files.collect(parts.providers.get(Units), storage, bn.file_key)  # type: ignore[union-attr]
    assert old is not None
    assert text_of(parts, track_row(parts, version, "bn")) == BENGALI


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_another_cut_has_them_as_drafts(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video = playable(parts, client, tahmina)
    version = second(parts, video, seconds=14)
    add_track(parts, tmp_path, version_of(video), "bn")
    assert carry(parts, version_of(video), version) == ["bn"]
    track = track_row(parts, version, "bn")
    assert track is not None
    assert not track.is_published


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_text_or_a_version_that_is_gone_is_left_out(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video = playable(parts, client, tahmina)
    version = second(parts, video)
    add_track(parts, tmp_path, version_of(video), "bn")
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    track = track_row(parts, version_of(video), "bn")
    assert track is not None
    storage.delete(track.file_key.rpartition("/")[0])
    assert carry(parts, version_of(video), version) == []
    assert carry(parts, new_id(), version) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_automatic_captions_are_asked_for_again(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video = playable(parts, client, tahmina)
    before, version = version_of(video), second(parts, video)
    units = parts.providers.get(Units)
    add_track(parts, tmp_path, before, "en")
    with units.write() as unit:
        row = unit.session.query(Subtitle).filter_by(video_version_id=before).one()
        row.is_auto_generated = True
        unit.session.add(
            CaptionRun(
                video_version_id=before,
                state=CaptionsState.DONE,
                language_code="en",
                asked_at=unit.clock(),
            )
        )
    assert carry(parts, before, version, SimpleNamespace(works=False)) == ["en"]
    copy = track_row(parts, version, "en")
    assert copy is not None
    assert (copy.is_auto_generated, copy.is_published) == (True, True)
    with units.read() as unit:
        assert run_of(unit.session, version) is None
    assert carry(parts, before, version) == []
    with units.read() as unit:
        again = run_of(unit.session, version)
    assert again is not None
    assert (again.state, again.language_code, again.run) == (CaptionsState.WAITING, "en", 1)
    # A person has written it meanwhile: there is nothing to listen for.
    with units.write() as unit:
        unit.session.delete(unit.session.get_one(CaptionRun, again.id))
        unit.session.get_one(Subtitle, copy.id).is_auto_generated = False
    carry(parts, before, version)
    with units.read() as unit:
        assert run_of(unit.session, version) is None


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_worker_does_it_once_the_new_version_can_be_played(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    video = playable(parts, client, tahmina)
    version = second(parts, video)
    add_track(parts, tmp_path, version_of(video), "bn", BENGALI)
    with parts.providers.get(Units).write() as unit:
        progress.playable(unit, version)
    worker = make_worker(parts, [Queue.PUBLISH])
    worker.start()
    try:
        until(lambda: track_row(parts, version, "bn") is not None)
    finally:
        worker.stop()
    assert text_of(parts, track_row(parts, version, "bn")) == BENGALI

"""That they make a long video playable is shown by test_workflows.py, on a real worker."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.media import TranscodingStatus
from server.features.media import steps as media_steps
from server.features.media import workflows
from server.features.media.chunks import progress as chunks
from server.features.media.chunks import steps
from server.features.media.chunks.spans import Span
from server.features.media.errors import INTERRUPTED
from server.features.media.ladder import plan
from server.features.videos import progress as videos
from server.features.videos import repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoVersion
from server.features.videos.retry import retry_processing
from server.integrations.storage.stores import FolderStorage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.jobs import worker
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


@pytest.fixture(autouse=True)
def provided(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker._Running, "providers", parts.providers)


@pytest.fixture
def version(parts: Parts, units: Units, tahmina: Person, tmp_path: Path) -> VideoVersion:
    """One that is worked on."""
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=0.2))
    with units.write() as unit:
        return videos.begin(unit, version.id)


def now(units: Units, version: VideoVersion) -> VideoVersion:
    with units.read() as unit:
        return unit.session.get_one(VideoVersion, version.id)


def test_a_chunk_that_nobody_wants_any_more_is_not_made() -> None:
    assert steps.encode(str(uuid4()), {}) == {"ok": None}


def test_a_version_ends_though_the_store_is_away(
    units: Units, version: VideoVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_store: FolderStorage, _prefix: str) -> None:
        raise OSError("the bucket is away")

    monkeypatch.setattr(FolderStorage, "delete", away)
    with pytest.raises(RuntimeError), workflows.guarded(str(version.id), version.run):
        raise RuntimeError("a mistake of ours")
    after = now(units, version)
    assert (after.status, after.error_message) == (TranscodingStatus.FAILED, INTERRUPTED)


FULL = {"code": ErrorCode.DISK_FULL.value, "message": "Full.", "refused": False}


def cut(units: Units, version: VideoVersion, run: int) -> list[UUID]:
    """Two chunks that are made at once; their ids."""
    with units.write() as unit:
        work = {"run": run, "seconds": 1}
        chunks.lay_out(unit, version.id, [Span(0, (60,)), Span(60, (60,))], work)
        found = [each.id for each in chunks.chunks_of(unit, version.id)]
        for each in found:
            chunks.begin(unit, each)
    return found


def begin_again(units: Units, version: VideoVersion, owner: Person) -> None:
    with units.write() as unit:
        retry_processing(unit, repository.own_video(unit.session, version.video_id, owner.id))
    with units.write() as unit:
        videos.begin(unit, version.id, 2)


def test_a_full_disk_is_told_once_and_not_of_the_run_after(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    one, two = cut(units, version, 1)
    work = {"run": 1}
    steps.give_up(str(version.id), str(one), FULL, work)
    after = now(units, version)
    assert (after.status, after.error_code) == (TranscodingStatus.FAILED, ErrorCode.DISK_FULL)
    begin_again(units, version, tahmina)
    again = cut(units, version, 2)
    # The other chunk of the first run met the same disk a little later.
    steps.give_up(str(version.id), str(two), FULL, work)
    assert now(units, version).status is TranscodingStatus.PROCESSING
    with units.read() as unit:
        assert [each.id for each in chunks.chunks_of(unit, version.id)] == again


def test_a_job_that_was_cut_off_at_its_end_leaves_the_version_as_it_is(
    units: Units, version: VideoVersion
) -> None:
    with units.write() as unit:
        videos.complete(unit, version.id)
    assert workflows.admit(str(version.id), 1) is False
    with pytest.raises(RuntimeError), workflows.guarded(str(version.id), 1):
        raise RuntimeError("a mistake of ours")
    assert now(units, version).status is TranscodingStatus.COMPLETED


def test_a_job_of_an_earlier_run_does_nothing_to_the_next(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    cut(units, version, 1)
    with units.write() as unit:
        videos.fail(unit, version.id, ErrorCode.DISK_FULL, "Full.")
    begin_again(units, version, tahmina)
    again = cut(units, version, 2)
    attempts = now(units, version).attempts
    assert workflows.admit(str(version.id), 1) is False
    with pytest.raises(RuntimeError), workflows.guarded(str(version.id), 1):
        raise RuntimeError("a mistake of ours")
    media_steps.give_up(str(version.id), FULL, 1)
    steps.tidy_at_once(str(version.id), 1)
    after = now(units, version)
    assert (after.status, after.attempts) == (TranscodingStatus.PROCESSING, attempts)
    with units.read() as unit:
        assert [each.id for each in chunks.chunks_of(unit, version.id)] == again


def test_marks_that_are_lost_have_the_video_encoded_whole_unless_it_was_deleted(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    making = media_steps.making_of(str(version.id))
    making.settle()
    info = making.examine().model_copy(update={"format": "mpegts"})
    work = {
        "run": 1,
        "source": info.model_dump(mode="json"),
        "drawn": [rung.to_json() for rung in plan(info)],
    }
    chunk = cut(units, version, 1)[1]
    assert steps.encode(str(chunk), work)["code"] == ErrorCode.ENCODE_FAILED
    with units.write() as unit:
        delete_video(unit, repository.own_video(unit.session, version.video_id, tahmina.id))
    with pytest.raises(NotFoundError):
        steps.encode(str(chunk), work)

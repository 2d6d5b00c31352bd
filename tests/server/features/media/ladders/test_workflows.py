"""A creator's computer encodes; the server only verifies and publishes."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from dbos import DBOS

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.errors import ErrorCode
from server.contract.media import TranscodingStatus
from server.contract.uploads import UploadState
from server.contract.videos import VideoStatus
from server.features.media import encode
from server.features.media.ladders import taking
from server.features.media.start import PROCESS, TAKE
from server.features.uploads.cancel import cancel_upload
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.features.videos.models import VideoVersion
from server.features.videos.retry import retry_processing
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.media.ladders.ladders import (
    Pieces,
    arrive,
    bring_ladder,
    send,
    version_at,
)
from tests.server.features.media.studio import video_of
from tests.server.people import Person

pytestmark = pytest.mark.proof
# A worker takes seconds to start, so that only the first of them is shown on both.
SQLITE, POSTGRESQL = (
    pytest.mark.parametrize("database", [kind], indirect=True) for kind in ("sqlite", "postgresql")
)


@pytest.fixture
def worker(parts: Parts) -> Iterator[None]:
    running = make_worker(parts, [Queue.PUBLISH, Queue.CONTROL, Queue.ENCODE_CPU])
    running.start()
    yield
    running.stop()


def look(parts: Parts, version_id: UUID) -> VideoVersion:
    with parts.providers.get(Units).read() as unit:
        return unit.session.get_one(VideoVersion, version_id)


def wait_until_ended(parts: Parts, version_id: UUID) -> VideoVersion:
    ended = {TranscodingStatus.COMPLETED, TranscodingStatus.FAILED}
    until(lambda: look(parts, version_id).status in ended)
    return look(parts, version_id)


@pytest.mark.usefixtures("worker")
def test_size_after_size_is_on_air_and_nothing_is_encoded(
    parts: Parts, tahmina: Person, pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode, "video_output", None)
    upload_id = send(parts.providers, tahmina.id, pieces)
    arrive(parts.providers, upload_id, pieces, pieces.ends[0])
    version = version_at(parts.providers, upload_id)
    until(lambda: look(parts, version.id).sizes_taken == 1)
    assert video_of(parts.providers, version.id).status is VideoStatus.DRAFT
    assert look(parts, version.id).status is TranscodingStatus.PROCESSING
    arrive(parts.providers, upload_id, pieces, pieces.bundle.stat().st_size)
    ended = wait_until_ended(parts, version.id)
    assert (ended.status, ended.error_message) == (TranscodingStatus.COMPLETED, None)
    assert ended.has_poster
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with storage.local(f"{version.stream_key}/master.m3u8") as master:
        assert "240p.m3u8" in master.read_text()
        assert "360p.m3u8" in master.read_text()
    assert storage.size(version.source_object_key)
    assert not parts.providers.get(UploadFolder).path(upload_id).exists()
    names = {each.name for each in DBOS.list_workflows()}
    assert TAKE in names
    assert PROCESS not in names


@SQLITE
@pytest.mark.usefixtures("worker")
def test_what_does_not_verify_is_refused_and_counts_for_nothing(
    parts: Parts, tahmina: Person, pieces: Pieces, tmp_path: Path
) -> None:
    forged = pieces.forged(tmp_path / "forged", _360p=pieces.path("240p"))
    version = bring_ladder(parts.providers, tahmina.id, forged)
    ended = wait_until_ended(parts, version.id)
    assert ended.status is TranscodingStatus.FAILED
    assert ended.error_code == ErrorCode.LADDER_REFUSED
    assert "360p" in str(ended.error_message)
    # What was verified before it can be watched.
    assert ended.playable
    upload_id = ended.upload_id
    assert upload_id
    until(lambda: not parts.providers.get(UploadFolder).path(upload_id).exists())
    with parts.providers.get(Units).read() as unit:
        assert unit.session.get_one(Upload, upload_id).state is UploadState.REFUSED


@POSTGRESQL
@pytest.mark.usefixtures("worker")
def test_a_full_disk_loses_nothing(
    parts: Parts, tahmina: Person, pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoSpaceError("full")

    with monkeypatch.context() as patched:
        patched.setattr(taking, "measure", full)
        version = bring_ladder(parts.providers, tahmina.id, pieces)
        ended = wait_until_ended(parts, version.id)
    assert ended.error_code == ErrorCode.DISK_FULL
    with parts.providers.get(Units).write() as unit:
        retry_processing(unit, unit.session.merge(video_of(parts.providers, version.id)))
    until(lambda: look(parts, version.id).status is TranscodingStatus.COMPLETED)


@POSTGRESQL
@pytest.mark.usefixtures("worker")
def test_a_ladder_whose_rest_never_comes_says_so(
    parts: Parts, tahmina: Person, pieces: Pieces
) -> None:
    upload_id = send(parts.providers, tahmina.id, pieces)
    arrive(parts.providers, upload_id, pieces, pieces.ends[0])
    version = version_at(parts.providers, upload_id)
    until(lambda: look(parts, version.id).sizes_taken == 1)
    with parts.providers.get(Units).write() as unit:
        upload = unit.session.scalars(sa.select(Upload).where(Upload.id == upload_id)).one()
        cancel_upload(unit, upload)
    ended = look(parts, version.id)
    assert (ended.status, ended.error_code) == (TranscodingStatus.FAILED, ErrorCode.UPLOAD_GONE)
    assert ended.playable

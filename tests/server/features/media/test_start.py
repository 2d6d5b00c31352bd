from pathlib import Path

import sqlalchemy as sa

from server.app.wiring import Parts
from server.features.media.start import CANCEL, PROCESS
from server.features.videos import progress, repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


def jobs(parts: Parts) -> list[tuple[str, str, str, str]]:
    schema = "dbos." if parts.engine.dialect.name == "postgresql" else ""
    query = (
        f"SELECT workflow_uuid, name, queue_name, status FROM {schema}workflow_status"  # noqa: S608
        " ORDER BY name"
    )
    with parts.providers.get(Units).read() as unit:
        return [(row[0], row[1], row[2], row[3]) for row in unit.session.execute(sa.text(query))]


def test_a_version_that_arrives_is_queued_in_the_same_transaction(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    assert jobs(parts) == [(version.job_id, PROCESS, Queue.ENCODE_CPU.value, "ENQUEUED")]


def delete(parts: Parts, person: Person, version: VideoVersion) -> None:
    with parts.providers.get(Units).write() as unit:
        delete_video(unit, repository.own_video(unit.session, version.video_id, person.id))


def test_a_deleted_video_has_its_job_cancelled(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    delete(parts, tahmina, version)
    assert jobs(parts)[0] == (
        f"cancel-{version.job_id}",
        CANCEL,
        Queue.CONTROL.value,
        "ENQUEUED",
    )


def test_a_video_that_is_ready_has_nothing_to_cancel(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    with parts.providers.get(Units).write() as unit:
        progress.complete(unit, version.id)
    delete(parts, tahmina, version)
    assert [name for _, name, _, _ in jobs(parts)] == [PROCESS]

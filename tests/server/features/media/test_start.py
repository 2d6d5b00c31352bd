from pathlib import Path

import sqlalchemy as sa

from server.app.wiring import Parts
from server.features.media.start import PROCESS
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


def test_a_version_that_arrives_is_queued_in_the_same_transaction(
    parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    schema = "dbos." if parts.engine.dialect.name == "postgresql" else ""
    query = f"SELECT workflow_uuid, name, queue_name, status FROM {schema}workflow_status"  # noqa: S608
    with parts.providers.get(Units).read() as unit:
        rows = [tuple(row) for row in unit.session.execute(sa.text(query))]
    assert rows == [(version.job_id, PROCESS, Queue.ENCODE_CPU.value, "ENQUEUED")]

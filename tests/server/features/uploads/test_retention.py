from datetime import timedelta

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.uploads import UploadState
from server.features.uploads.models import Upload
from server.features.uploads.retention import RULES
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.features.uploads.tus import begin
from tests.server.people import Person

STALE, RECORDS = RULES


def test_a_stale_upload_is_collected_and_later_forgotten(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    begin(client, tahmina)
    begin(client, tahmina, 0)
    soon, later = units.clock() + timedelta(days=1), units.clock() + timedelta(days=30)
    with units.read() as unit:
        assert (STALE.due(unit.session, soon), STALE.due(unit.session, later)) == (0, 1)
    assert sum(run(STALE, parts.providers, soon)) == 0
    assert sum(run(STALE, parts.providers, later)) == 1
    with units.write() as unit:
        # Not settled: its bytes are in the folder yet, and no other row says so.
        assert RECORDS.due(unit.session, later) == 1
        unit.session.execute(
            sa.update(Upload)
            .where(Upload.state == UploadState.COMPLETED)
            .values(sha256="0" * 64, updated_at=Upload.updated_at)
        )
    with units.read() as unit:
        states = {row.state for row in unit.session.query(Upload)}
        assert states == {UploadState.EXPIRED, UploadState.COMPLETED}
        assert RECORDS.due(unit.session, later) == 2
    assert sum(run(RECORDS, parts.providers, later)) == 2

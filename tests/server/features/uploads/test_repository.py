from datetime import timedelta

from fastapi.testclient import TestClient

from server.features.uploads import repository
from server.features.uploads.models import Upload
from server.kit.db.unit import Units
from tests.server.features.uploads.tus import begin, patch
from tests.server.people import Person


def test_promised_bytes_are_those_still_to_come(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 10)
    begin(client, tahmina, 100)
    begin(client, tahmina, None)
    patch(client, tahmina, url, 0, b"0123")
    with units.read() as unit:
        now = unit.clock()
        assert repository.promised_bytes(unit.session, now - timedelta(hours=1)) == 106
        assert repository.promised_bytes(unit.session, now) == 0


def test_only_the_last_week_counts(client: TestClient, units: Units, tahmina: Person) -> None:
    begin(client, tahmina)
    with units.read() as unit:
        upload = unit.session.query(Upload).one()
        week_ago = upload.created_at - timedelta(seconds=1)
        assert repository.counted_since(unit.session, upload.channel_id, week_ago) == [
            upload.created_at
        ]
        assert repository.counted_since(unit.session, upload.channel_id, upload.created_at) == []

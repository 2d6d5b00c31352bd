from datetime import timedelta

from fastapi.testclient import TestClient

from server.features.notifications import repository
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_a_late_low_number_is_seen_by_its_time(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    arrive(client, tahmina)
    with units.read() as unit:
        last = repository.last_seq(unit.session)
        recent = repository.changes_since(unit.session, last, unit.clock() - timedelta(seconds=30))
        assert [change.seq for change in recent][-1] == last
        assert repository.changes_since(unit.session, last, unit.clock()) == []

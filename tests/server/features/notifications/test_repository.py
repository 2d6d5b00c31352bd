from datetime import timedelta

from fastapi.testclient import TestClient

from server.features.notifications import repository
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_old_changes_are_forgotten(client: TestClient, units: Units, tahmina: Person) -> None:
    arrive(client, tahmina)
    with units.write() as unit:
        assert repository.last_seq(unit.session) > 0
        repository.delete_before(unit.session, unit.clock() - timedelta(days=1))
        assert repository.changes_of_user(unit.session, tahmina.id, 0)
        repository.delete_before(unit.session, unit.clock() + timedelta(days=1))
        assert repository.changes_of_user(unit.session, tahmina.id, 0) == []


def test_a_late_low_number_is_seen_by_its_time(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    arrive(client, tahmina)
    with units.read() as unit:
        last = repository.last_seq(unit.session)
        recent = repository.changes_since(unit.session, last, unit.clock() - timedelta(seconds=30))
        assert [change.seq for change in recent][-1] == last
        assert repository.changes_since(unit.session, last, unit.clock()) == []

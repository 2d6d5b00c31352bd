from datetime import timedelta

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.notifications.models import Change
from server.features.notifications.retention import RULES
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_the_feed_is_kept_short(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    arrive(client, tahmina)
    with units.write() as unit:
        made = unit.session.query(Change).count()
        oldest = unit.session.query(Change).order_by(Change.seq).limit(1).one()
        oldest.made_at -= timedelta(days=3)
    assert made > 1
    before = units.clock() - timedelta(days=2)
    assert sum(run(RULES[0], parts.providers, before)) == 1
    with units.read() as unit:
        assert unit.session.query(Change).count() == made - 1

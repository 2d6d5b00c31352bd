from sqlalchemy import select

from server.contract.account import SecurityEventKind
from server.features.identity.devices import Device
from server.features.identity.models import SecurityEvent
from server.features.identity.security_events import record
from server.kit.db.unit import Units
from tests.server.people import Person


def test_an_event_is_stored_with_where_it_came_from(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        record(unit, tahmina.id, SecurityEventKind.SIGNED_IN, Device("Studio", "203.0.113.7"))
    with units.read() as unit:
        kind = SecurityEvent.kind == SecurityEventKind.SIGNED_IN
        newest = select(SecurityEvent).where(kind).order_by(SecurityEvent.id.desc()).limit(1)
        event = unit.session.scalars(newest).one()
    assert (event.device, event.ip_address) == ("Studio", "203.0.113.7")
    assert event.user_id == tahmina.id

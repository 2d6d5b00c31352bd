"""Write down what happens to the safety of an account: for its owner, and for the audit."""

from uuid import UUID

import structlog

from server.contract.account import SecurityEventKind
from server.features.identity.devices import NOWHERE, Device
from server.features.identity.models import SecurityEvent
from server.kit.db.unit import Unit
from server.kit.http.requests import current_request_id

log = structlog.get_logger(__name__)


def record(
    unit: Unit, user_id: UUID, kind: SecurityEventKind, device: Device = NOWHERE
) -> SecurityEvent:
    """Add the event in this transaction, and a line to the log. Never a secret among them."""
    event = SecurityEvent(
        user_id=user_id,
        kind=kind,
        device=device.info,
        ip_address=device.ip_address,
        request_id=current_request_id(),
        created_at=unit.clock(),
    )
    unit.session.add(event)
    log.info("security event", kind=kind.value, user_id=str(user_id), address=device.ip_address)
    return event

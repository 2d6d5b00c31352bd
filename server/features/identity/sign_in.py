"""Sign in: first the password, then a code where a second factor is set up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn
from server.features.identity import repository, security_events, throttle, tries
from server.features.identity.devices import Device
from server.features.identity.passwords import verify_password
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError

WRONG = (
    "The e-mail address or the password is wrong. Check both; capital letters matter "
    "in the password."
)


@dataclass(frozen=True)
class Known:
    """Somebody whose password was right."""

    user_id: UUID
    password_hash: str
    second_factor: bool
    """A code is to follow."""


def authenticate(units: Units, asked: SignIn, device: Device) -> Known:
    """Who has that address and password.

    Argon2 runs between short transactions, never inside one.

    Raises:
        NotSignedInError: no such pair; which of the two is wrong is not told.
        TooManyRequestsError: wrong ones came before it, and it has to wait.
    """
    with units.read() as unit:
        user = repository.user_by_email(unit.session, asked.email)
        known = tries.is_known(unit.session, user, device.ip_address)
    stored = user.password_hash if user else None
    counters = tries.of_password(asked.email, device.ip_address, known=known)
    blocked_until = throttle.charge(units, counters)
    right, renewed = verify_password(asked.password.get_secret_value(), stored)
    if not right or user is None or stored is None:
        if user is not None:
            _failed(units, user.id, blocked_until, device)
        raise NotSignedInError(WRONG, code=ErrorCode.SIGN_IN_FAILED)
    with units.write() as unit:
        throttle.forgive(unit, counters, all_of=(tries.PAIR_KIND, tries.ACCOUNT_KIND))
        if renewed is not None:
            row = repository.user_by_id(unit.session, user.id)
            if row is not None and row.password_hash == stored:
                row.password_hash = stored = renewed
    return Known(user.id, stored, user.mfa_enabled)


def _failed(units: Units, user_id: UUID, blocked_until: datetime | None, device: Device) -> None:
    with units.write() as unit:
        repository.count_failure(unit.session, user_id, blocked_until)
        security_events.record(unit, user_id, SecurityEventKind.SIGN_IN_FAILED, device)

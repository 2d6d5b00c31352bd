"""Sign in: first the password, then a code where a second factor is set up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SignIn, UserStatus
from server.features.identity import repository, security_events, throttle, tries
from server.features.identity.devices import Device
from server.features.identity.models import User
from server.features.identity.passwords import verify_password
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError

log = structlog.get_logger(__name__)
NOBODY_KIND = "nobody"
WRONG = (
    "The e-mail address or the password is wrong. Check both; capital letters matter "
    "in the password."
)

WRONG_OR_UNCONFIRMED = (
    "The e-mail address or the password is wrong, or the address has not been confirmed yet. "
    "Check both, and look in your inbox for the link; capital letters matter in the password."
)
"""Where mail works: for every refusal, so that none tells which of the three it is."""


@dataclass(frozen=True)
class Known:
    """Somebody whose password was right."""

    user_id: UUID
    password_hash: str
    second_factor: bool
    """A code is to follow."""


def authenticate(units: Units, asked: SignIn, device: Device, *, confirmed: bool = False) -> Known:
    """Who has that address and password.

    Argon2 runs between short transactions, never inside one.

    Args:
        units: where transactions are opened.
        asked: address and password.
        device: from where.
        confirmed: an address that was not confirmed does not count, as if it were wrong.

    Raises:
        NotSignedInError: no such pair; which of the two is wrong is not told.
        TooManyRequestsError: wrong ones came before it, and it has to wait.
    """
    with units.read() as unit:
        user = repository.user_by_email(unit.session, asked.email)
        known = tries.is_known(unit.session, user, device.ip_address)
    stored = user.password_hash if user else None
    charged = throttle.charge(units, tries.of_password(asked.email, device.ip_address, known=known))
    right, renewed = verify_password(asked.password.get_secret_value(), stored)
    right = right and not (confirmed and _waits(user))
    if not right or user is None or stored is None:
        _failed(units, user, asked.email, throttle.waits_until(charged), device)
        sentence = WRONG_OR_UNCONFIRMED if confirmed else WRONG
        raise NotSignedInError(sentence, code=ErrorCode.SIGN_IN_FAILED)
    with units.write() as unit:
        throttle.forgive(unit, charged, all_of=(tries.PAIR_KIND, tries.ACCOUNT_KIND))
    if renewed is not None:
        stored = _renew(units, user.id, asked, stored, renewed)
    return Known(user.id, stored, user.mfa_enabled)


def _renew(units: Units, user_id: UUID, asked: SignIn, stored: str, renewed: str) -> str:
    """Store the new hash of the same password; the hash that is stored now."""
    with units.write() as unit:
        if repository.swap_password(unit.session, user_id, stored, renewed):
            return renewed
        user = repository.user_by_id(unit.session, user_id)
        now = user.password_hash if user else ""
    # Somebody else was quicker, perhaps by renewing it as well.
    right, _ = verify_password(asked.password.get_secret_value(), now)
    return now if right else stored


def _waits(user: User | None) -> bool:
    return user is not None and user.status is UserStatus.PENDING_VERIFICATION


def _failed(
    units: Units, user: User | None, email: str, blocked_until: datetime | None, device: Device
) -> None:
    """Write it down, for an address without an account as much and in the same time."""
    with units.write() as unit:
        user_id = tries.NOBODY if user is None else user.id
        repository.count_failure(unit.session, user_id, blocked_until)
        if user is None:
            throttle.mark(unit, NOBODY_KIND, email.lower())
            log.info("sign-in failed for an address without an account", address=device.ip_address)
        else:
            security_events.record(unit, user_id, SecurityEventKind.SIGN_IN_FAILED, device)

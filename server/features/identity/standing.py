"""Whether an account is in good standing: the one place where that changes, and is asked."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.features.identity import repository
from server.features.identity.events import UserStandingChanged
from server.features.identity.models import SHUT, User
from server.features.identity.repository import Stored
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotAllowedError, NotFoundError, NotSignedInError

BLOCKED = {
    UserStatus.SUSPENDED: "This account is suspended.",
    UserStatus.BANNED: "This account is banned.",
    UserStatus.DELETED: "This account was deleted.",
}
GONE = "This account is gone."
ENDED = "This session has ended. Sign in again; nothing you were doing is lost."
IN_GOOD_STANDING = User.status == UserStatus.ACTIVE
"""True for users whose content the public may see. Every public query asks it. Of an account whose
address is not confirmed nothing is shown: its channel would tell that the address was unknown."""


def check_usable(status: UserStatus) -> None:
    """Whether somebody with that status may use their account.

    Raises:
        NotAllowedError: they may not.
    """
    if status in BLOCKED:
        raise NotAllowedError(BLOCKED[status], code=ErrorCode.ACCOUNT_BLOCKED)


def usable(session: Session, user_id: UUID, family_id: UUID, at: datetime) -> Stored:
    """What the user may do now, in one read of account and session.

    Raises:
        NotAllowedError: the account is shut, or gone.
        NotSignedInError: the session was ended, though its access token still lives.
    """
    found = repository.stored(session, user_id, family_id, at)
    if found is None:
        raise NotAllowedError(GONE, code=ErrorCode.ACCOUNT_BLOCKED)
    check_usable(found.status)
    if found.proved_at is None:
        raise NotSignedInError(ENDED, code=ErrorCode.SESSION_ENDED)
    return found


def suspend(unit: Unit, user_id: UUID) -> None:
    """Shut the account for a time and hide all that it owns.

    Raises:
        NotFoundError: there is no such account.
        ConflictError: it was deleted.
    """
    _set(unit, user_id, UserStatus.SUSPENDED)


def ban(unit: Unit, user_id: UUID) -> None:
    """Shut the account for good and hide all that it owns.

    Raises:
        NotFoundError: there is no such account.
        ConflictError: it was deleted.
    """
    _set(unit, user_id, UserStatus.BANNED)


def reinstate(unit: Unit, user_id: UUID) -> None:
    """Open a suspended or banned account, and show what it owns; others stay as they are.

    It is again what it was: an address that was not confirmed before is not confirmed now.

    Raises:
        NotFoundError: there is no such account.
    """
    user = _load(unit, user_id)
    if user.status in SHUT:
        user.status, user.deleted_at = user.status_before or UserStatus.ACTIVE, None
        _changed(unit, user)


def delete(unit: Unit, user: User, at: datetime) -> None:
    """Shut the account as its owner wants, and hide all that it owns.

    Args:
        unit: the transaction.
        user: locked in it, so that nobody suspends the account meanwhile.
        at: when; it is kept for a while from then on.

    Raises:
        NotAllowedError: it is shut already: who is suspended cannot come back by way of this.
    """
    check_usable(user.status)
    user.soft_delete(at)
    _changed(unit, user)


def restore(unit: Unit, user: User) -> None:
    """Open an account that its owner deleted, and show what it owns."""
    user.status, user.deleted_at = UserStatus.ACTIVE, None
    _changed(unit, user)


def admit(unit: Unit, user: User) -> None:
    """Open an account that waited for its address to be confirmed, and show what it owns."""
    user.status = UserStatus.ACTIVE
    _changed(unit, user)


def _set(unit: Unit, user_id: UUID, status: UserStatus) -> None:
    user = _load(unit, user_id)
    if user.status is UserStatus.DELETED:
        raise ConflictError("This account was deleted, so nothing of it is shown any more.")
    if user.status not in SHUT:
        user.status_before = user.status
    user.status = status
    _changed(unit, user)


def _load(unit: Unit, user_id: UUID) -> User:
    # Under the lock that leaving takes as well: of the two, the later one sees the other.
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotFoundError("There is no such account.")
    return user


def _changed(unit: Unit, user: User) -> None:
    unit.session.flush()
    unit.emit(UserStandingChanged(user.id, user.status))

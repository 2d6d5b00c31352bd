"""Whether an account is in good standing: the one place where that changes, and is asked."""

from uuid import UUID

from server.contract.identity import UserStatus
from server.features.identity import repository
from server.features.identity.events import UserStandingChanged
from server.features.identity.models import SHUT, User
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError

BLOCKED = {
    UserStatus.SUSPENDED: "This account is suspended.",
    UserStatus.BANNED: "This account is banned.",
    UserStatus.DELETED: "This account was deleted.",
}
IN_GOOD_STANDING = User.status.not_in(list(BLOCKED))
"""True for users whose content the public may see. Every public query asks it."""


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
        user.status = user.status_before or UserStatus.ACTIVE
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
    user = repository.user_by_id(unit.session, user_id)
    if user is None:
        raise NotFoundError("There is no such account.")
    return user


def _changed(unit: Unit, user: User) -> None:
    unit.session.flush()
    unit.emit(UserStandingChanged(user.id, user.status))

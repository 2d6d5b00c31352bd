"""Shut people out and let them in again.

Each of these locks the user's row before it reads anything, so that of a suspension that begins
and one that ends at once the second sees the first. The account's status follows from the
suspensions that are active: it is never set by hand.
"""

from datetime import timedelta
from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.identity import UserStatus
from server.contract.moderation import ContentType, ModerationAction
from server.features.identity import standing
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation import repository
from server.features.moderation.close import close_flags
from server.features.moderation.models import ModerationLog, UserSuspension
from server.features.moderation.policy import may_act_on
from server.features.moderation.record import record
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotAllowedError, NotFoundError

NO_USER = "There is no such account."
NOT_YOURS = (
    "You may not decide about this. It is your own, or another moderator's, which is left to "
    "the administrators."
)
OVER = "This suspension is over already."
TIME_OVER = "The suspension's time is over."


def suspend_user(
    unit: Unit, actor: Actor, user_id: UUID, reason: str, duration_days: int | None
) -> UserSuspension:
    """As :func:`shut_out`, without the entry in the log."""
    return shut_out(unit, actor, user_id, reason, duration_days)[0]


def shut_out(
    unit: Unit,
    actor: Actor,
    user_id: UUID,
    reason: str,
    duration_days: int | None,
    *,
    flag_id: UUID | None = None,
) -> tuple[UserSuspension, ModerationLog]:
    """Shut somebody out for some days, or for good, which closes the reports of the person.

    Args:
        duration_days: None for a ban.
        flag_id: the report that this answers, where there is one.

    Raises:
        NotFoundError: there is no such account, or it was deleted.
        NotAllowedError: the actor may not decide about this person.
    """
    user = _lock(unit, actor, user_id)
    if user.status is UserStatus.DELETED:
        raise NotFoundError(NO_USER)
    at = unit.clock()
    suspension = UserSuspension(
        user_id=user_id,
        reason=reason,
        suspended_by_id=actor.user_id,
        is_permanent=duration_days is None,
        suspended_at=at,
        expires_at=None if duration_days is None else at + timedelta(days=duration_days),
    )
    unit.session.add(suspension)
    entry = record(
        unit,
        ModerationAction.USER_BANNED if duration_days is None else ModerationAction.USER_SUSPENDED,
        ContentType.USER,
        user_id,
        moderator_id=actor.user_id,
        reason=reason,
        flag_id=flag_id,
        duration_days=duration_days,
    )
    if suspension.is_permanent:
        close_flags(unit, actor, ContentType.USER, user_id, reason)
    _settle(unit, user)
    return suspension, entry


def lift_suspension(unit: Unit, actor: Actor, suspension_id: UUID, reason: str) -> UserSuspension:
    """Let somebody in again, unless another suspension still holds.

    Raises:
        NotFoundError: there is no such suspension.
        NotAllowedError: the actor may not decide about this person.
        ConflictError: it is over already.
    """
    suspension = repository.suspension_by_id(unit.session, suspension_id)
    if suspension is None:
        raise NotFoundError("There is no such suspension.")
    user = _lock(unit, actor, suspension.user_id)
    unit.session.refresh(suspension)
    if not suspension.is_active(unit.clock()):
        raise ConflictError(OVER, code=ErrorCode.SUSPENSION_OVER)
    suspension.lifted_by_id = actor.user_id
    _end(unit, suspension, actor.user_id, reason)
    _settle(unit, user)
    return suspension


def end_by_time(unit: Unit, user_id: UUID) -> int:
    """End the user's suspensions whose time is over; how many there were."""
    user = locked(unit.session, User, user_id)
    if user is None:
        return 0
    at = unit.clock()
    over = [
        suspension
        for suspension in repository.suspensions_not_lifted(unit.session, user_id)
        if suspension.expires_at is not None and suspension.expires_at <= at
    ]
    for suspension in over:
        _end(unit, suspension, None, TIME_OVER)
    if over:
        _settle(unit, user)
    return len(over)


def _end(unit: Unit, suspension: UserSuspension, moderator_id: UUID | None, reason: str) -> None:
    suspension.lifted_at = unit.clock()
    unit.session.flush()
    record(
        unit,
        ModerationAction.SUSPENSION_LIFTED,
        ContentType.USER,
        suspension.user_id,
        moderator_id=moderator_id,
        reason=reason,
    )


def _lock(unit: Unit, actor: Actor, user_id: UUID) -> User:
    user = locked(unit.session, User, user_id)
    if user is None:
        raise NotFoundError(NO_USER)
    if not may_act_on(
        actor_id=actor.user_id, actor_role=actor.role, owner_id=user.id, owner_role=user.role
    ):
        raise NotAllowedError(NOT_YOURS)
    return user


def _settle(unit: Unit, user: User) -> None:
    """Give the account the status that follows from its active suspensions."""
    if user.status is UserStatus.DELETED:
        return
    unit.session.flush()
    at = unit.clock()
    active = [
        suspension
        for suspension in repository.suspensions_not_lifted(unit.session, user.id)
        if suspension.is_active(at)
    ]
    if any(suspension.is_permanent for suspension in active):
        standing.ban(unit, user.id)
    elif active:
        standing.suspend(unit, user.id)
    else:
        standing.reinstate(unit, user.id)

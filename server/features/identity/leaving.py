"""Leave: the account is shut at once, and its owner can bring it back for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import Role, UserStatus
from server.contract.leaving import DeletionOut
from server.features.identity import mailed, repository, security_events, standing
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotAllowedError

LAST_ADMIN = (
    "You are the only administrator of this server, so nobody could run it any more. Make "
    "somebody else an administrator, then delete your account."
)
DELETED = "This account was deleted by its owner. It can be brought back {}."
UNTIL = "until {:%Y-%m-%d %H:%M} UTC"
AT_ANY_TIME = "at any time"


@dataclass(frozen=True)
class Leaving:
    """Deletes accounts as their owners want, and brings them back."""

    post: Post
    grace: timedelta | None
    """How long it can be brought back; None: nothing is ever removed."""

    def leave(self, unit: Unit, user_id: UUID, device: Device) -> DeletionOut:
        """Shut the account: all sessions end, and no link works that was mailed before.

        What is being encoded goes on, so that it is there if the account comes back. An upload
        under way is refused at its next request, as for any account that is shut.

        Raises:
            NotAllowedError: the account is shut already, or gone.
            ConflictError: nobody would be left to run the server.
        """
        user = _held(unit.session, user_id)
        at = unit.clock()
        standing.delete(unit, user, at)
        mailed.void_all(unit.session, user.id, at)
        repository.revoke_sessions(unit.session, user.id, at)
        security_events.record(unit, user.id, SecurityEventKind.DELETION_ASKED, device)
        final_at = self._final_at(at)
        self.post.tell(unit, user, LetterKind.ACCOUNT_DELETED, until=final_at)
        return DeletionOut(deleted_at=at, final_at=final_at)

    def come_back(self, unit: Unit, user: User, device: Device, *, wanted: bool) -> None:
        """Bring a deleted account back, for somebody who has just proved to be its owner.

        One that is not deleted, or was for longer than it can be brought back, stays as it is.

        Args:
            unit: the transaction.
            user: locked in it.
            device: from where.
            wanted: the owner says so.

        Raises:
            NotAllowedError: it could be brought back, and the owner does not say so.
        """
        if user.status is not UserStatus.DELETED or user.deleted_at is None:
            return
        final_at = self._final_at(user.deleted_at)
        if final_at is not None and final_at <= unit.clock():
            return
        if not wanted:
            told = AT_ANY_TIME if final_at is None else UNTIL.format(final_at)
            raise NotAllowedError(DELETED.format(told), code=ErrorCode.ACCOUNT_DELETED)
        standing.restore(unit, user)
        security_events.record(unit, user.id, SecurityEventKind.DELETION_CANCELLED, device)
        self.post.tell(unit, user, LetterKind.ACCOUNT_RESTORED)

    def _final_at(self, deleted_at: datetime) -> datetime | None:
        return None if self.grace is None else deleted_at + self.grace


def _held(session: Session, user_id: UUID) -> User:
    """The account, locked together with those of all administrators.

    Of two administrators who leave at once, the second waits here and then finds to be the last.
    The order of the locks is the same for everybody, so neither waits for the other.
    """
    runs = sa.and_(User.role == Role.ADMIN, User.status == UserStatus.ACTIVE)
    query = sa.select(User).where(sa.or_(User.id == user_id, runs)).order_by(User.id)
    held = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = {user.id: user for user in session.scalars(held)}
    user = found.pop(user_id, None)
    if user is None:
        raise NotAllowedError(standing.GONE, code=ErrorCode.ACCOUNT_BLOCKED)
    if user.role is Role.ADMIN and not found:
        raise ConflictError(LAST_ADMIN)
    return user

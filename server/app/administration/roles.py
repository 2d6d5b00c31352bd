"""What follows when an administrator gives somebody another role, in the same transaction."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from server.contract.identity import Role, UserStatus
from server.features.identity.mail.post import Post
from server.features.identity.models import User
from server.features.identity.roles import role_changed
from server.kit.db.unit import Units

CHANGED = "roles that were changed"
LAST = "Nobody would be left to run this server. Make somebody else an administrator first."


_RUNS = sa.and_(User.role == Role.ADMIN, User.status == UserStatus.ACTIVE)


class LastAdminError(Exception):
    """The change would leave no administrator; the message is for the person who made it."""

    def __init__(self) -> None:
        super().__init__(LAST)


def follow_roles(maker: sessionmaker[Session], units: Units, post: Post) -> None:
    """Have the sessions tell people of their new roles, and keep one administrator."""

    def notice(session: Session, _context: object, _instances: object) -> None:
        session.info.setdefault(CHANGED, []).extend(_with_other_role(session))

    def follow(session: Session) -> None:
        _lock(session, [user.id for user in _with_other_role(session)])
        session.flush()
        changed = session.info.pop(CHANGED, [])
        if changed and not session.scalars(sa.select(User.id).where(_RUNS).limit(1)).all():
            raise LastAdminError
        for user in changed:
            role_changed(units.within(session), post, user)

    event.listen(maker, "before_flush", notice)
    event.listen(maker, "before_commit", follow)


def _with_other_role(session: Session) -> list[User]:
    users = [row for row in session.dirty if isinstance(row, User)]
    return [user for user in users if sa.inspect(user).attrs.role.history.has_changes()]


def _lock(session: Session, changed: list[UUID]) -> None:
    """Lock them and all administrators, of whom one may be leaving right now.

    In the order in which they do it who leave, and before the first of them is written, so that
    neither waits for the other.
    """
    if changed:
        held = sa.select(User.id).where(sa.or_(User.id.in_(changed), _RUNS)).order_by(User.id)
        with session.no_autoflush:
            session.scalars(held.with_for_update(key_share=True)).all()

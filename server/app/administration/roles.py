"""What follows when an administrator gives somebody another role, in the same transaction."""

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


class LastAdminError(Exception):
    """The change would leave no administrator; the message is for the person who made it."""

    def __init__(self) -> None:
        super().__init__(LAST)


def follow_roles(maker: sessionmaker[Session], units: Units, post: Post) -> None:
    """Have the sessions tell people of their new roles, and keep one administrator."""

    def notice(session: Session, _context: object, _instances: object) -> None:
        changed = [row for row in session.dirty if isinstance(row, User) and _has_other_role(row)]
        session.info.setdefault(CHANGED, []).extend(changed)

    def follow(session: Session) -> None:
        session.flush()
        changed = session.info.pop(CHANGED, [])
        if changed:
            _keep_one(session)
        for user in changed:
            role_changed(units.within(session), post, user)

    event.listen(maker, "before_flush", notice)
    event.listen(maker, "before_commit", follow)


def _has_other_role(user: User) -> bool:
    return bool(sa.inspect(user).attrs.role.history.has_changes())


def _keep_one(session: Session) -> None:
    # Their locks, because one may be leaving right now.
    admins = sa.select(User.id).where(User.role == Role.ADMIN, User.status == UserStatus.ACTIVE)
    if not session.scalars(admins.order_by(User.id).with_for_update(key_share=True)).all():
        raise LastAdminError

"""Queries over users and sessions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.identity import Role, UserStatus
from server.features.identity.models import RefreshToken, SocialAuth, User
from server.kit.db.lock import locked

MOST_SESSIONS = 500
"""That are listed. Nobody has so many devices; a program that signs in anew each time has."""


def user_by_id(session: Session, user_id: UUID) -> User | None:
    """The user, also a deleted one."""
    return session.get(User, user_id)


@dataclass(frozen=True)
class Stored:
    """What the database says of somebody who asks with an access token."""

    role: Role
    status: UserStatus
    proved_at: datetime | None
    """When the person last proved who they are, in the session that the token is of; None where
    that was ended, or is over."""
    half_proved: bool
    """There is a second factor, and the session has not given it."""


def stored(session: Session, user_id: UUID, family_id: UUID, at: datetime) -> Stored | None:
    """User and session in one query, which every request that writes asks; None: no such user."""
    lives = sa.and_(
        RefreshToken.user_id == User.id, *_living(at), RefreshToken.family_id == family_id
    )
    query = (
        sa.select(
            User.role,
            User.status,
            RefreshToken.proved_at,
            sa.and_(User.mfa_enabled, sa.not_(RefreshToken.second_factor)),
        )
        .outerjoin(RefreshToken, lives)
        .where(User.id == user_id)
    )
    found = session.execute(query.limit(1)).first()
    return None if found is None else Stored(found[0], found[1], found[2], bool(found[3]))


def _living(at: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """Of a family, true for the one token that can still be spent."""
    return (
        RefreshToken.spent_at.is_(None),
        RefreshToken.revoked_at.is_(None),
        RefreshToken.expires_at > at,
    )


def count_failure(session: Session, user_id: UUID, blocked_until: datetime | None) -> None:
    """One more wrong password or code, and until when the next has to wait."""
    counted: dict[str, object] = {"failed_login_attempts": User.failed_login_attempts + 1}
    if blocked_until is not None:
        counted["locked_until"] = blocked_until
    session.execute(
        sa.update(User)
        .where(User.id == user_id)
        .values(**counted)
        .execution_options(synchronize_session=False)
    )


def user_by_email(session: Session, email: str) -> User | None:
    """The user who signs in with that address, in any case."""
    return session.scalar(sa.select(User).where(User.email == email.lower()))


def username_taken(session: Session, username: str) -> bool:
    """True when somebody has that name."""
    return session.scalar(sa.select(User.id).where(User.username == username)) is not None


def token_by_hash(session: Session, token_hash: str) -> RefreshToken | None:
    """The refresh token with that hash, spent or not, as it is stored now."""
    query = sa.select(RefreshToken).where(RefreshToken.token_hash == token_hash)
    return session.scalar(query.execution_options(populate_existing=True))


def spend_token(session: Session, token_id: UUID, at: datetime) -> bool:
    """Compare and swap: true for exactly one of several that race to spend the token."""
    spent = session.execute(
        sa.update(RefreshToken)
        .where(
            RefreshToken.id == token_id,
            RefreshToken.spent_at.is_(None),
            RefreshToken.revoked_at.is_(None),
        )
        .values(spent_at=at)
        .returning(RefreshToken.id)
    )
    return spent.first() is not None


def swap_password(session: Session, user_id: UUID, stored_hash: str, new_hash: str) -> bool:
    """Compare and swap: false when the password is another one by now."""
    swapped = session.execute(
        sa.update(User)
        .where(User.id == user_id, User.password_hash == stored_hash)
        .values(password_hash=new_hash)
        .returning(User.id)
        .execution_options(synchronize_session=False)
    )
    return swapped.first() is not None


def revoke_family(session: Session, user_id: UUID, family_id: UUID, at: datetime) -> bool:
    """End a session on every link of its chain; false when it was ended before.

    Under the lock of its owner, which whoever renews a session holds as well: a link that is added
    meanwhile would not be seen here, and so outlive its session.
    """
    locked(session, User, user_id)
    revoked = session.execute(
        sa.update(RefreshToken)
        .where(RefreshToken.family_id == family_id, RefreshToken.revoked_at.is_(None))
        .values(revoked=True, revoked_at=at)
        .returning(RefreshToken.id)
    )
    return bool(revoked.all())


def revoke_sessions(
    session: Session, user_id: UUID, at: datetime, *, keep: UUID | None = None
) -> None:
    """End all sessions of the user, but for the family ``keep``; under a lock, as above."""
    locked(session, User, user_id)
    ending = sa.update(RefreshToken).where(
        RefreshToken.user_id == user_id, RefreshToken.revoked_at.is_(None)
    )
    if keep is not None:
        ending = ending.where(RefreshToken.family_id != keep)
    session.execute(
        ending.values(revoked=True, revoked_at=at).execution_options(synchronize_session=False)
    )


def living_sessions(session: Session, user_id: UUID, at: datetime) -> list[RefreshToken]:
    """The newest token of each session that can still be renewed, newest first."""
    return list(
        session.scalars(
            sa.select(RefreshToken)
            .where(RefreshToken.user_id == user_id, *_living(at))
            .order_by(RefreshToken.created_at.desc(), RefreshToken.id.desc())
            .limit(MOST_SESSIONS)
        )
    )


def session_in_use(session: Session, family_id: UUID, at: datetime) -> RefreshToken | None:
    """The newest token of that session; None when it was ended or is over."""
    return session.scalar(
        sa.select(RefreshToken)
        .where(
            RefreshToken.family_id == family_id,
            RefreshToken.revoked_at.is_(None),
            RefreshToken.expires_at > at,
        )
        .order_by(RefreshToken.id.desc())
        .limit(1)
    )


def prove_family(session: Session, family_id: UUID, at: datetime, *, second_factor: bool) -> bool:
    """Remember a proof in the session's live token; false when it has none any more.

    A second factor that was once given is not forgotten by a proof without one.
    """
    proved: dict[str, object] = {"proved_at": at}
    if second_factor:
        proved["second_factor"] = True
    stored = session.execute(
        sa.update(RefreshToken)
        .where(RefreshToken.family_id == family_id, *_living(at))
        .values(**proved)
        .returning(RefreshToken.id)
        .execution_options(synchronize_session=False)
    )
    return stored.first() is not None


def forget_second_factor(session: Session, user_id: UUID) -> None:
    """No session of the user counts as begun with a second factor any more."""
    session.execute(
        sa.update(RefreshToken)
        .where(RefreshToken.user_id == user_id, RefreshToken.second_factor)
        .values(second_factor=False)
        .execution_options(synchronize_session=False)
    )


def forget_links(session: Session, user_id: UUID) -> None:
    """No account elsewhere signs in to the user's any more."""
    session.execute(
        sa.delete(SocialAuth)
        .where(SocialAuth.user_id == user_id)
        .execution_options(synchronize_session=False)
    )

"""Tokens that travel by mail: made, found, and used up exactly once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.features.identity.models import MailedToken, MailPurpose, PasswordResetToken, User
from server.features.identity.tokens import hash_token, new_refresh_token
from server.kit.db.unit import Unit
from server.kit.errors import GoneError

RESET_LIFE = timedelta(minutes=30)
CONFIRM_LIFE = timedelta(hours=24)
MOST_PER_HOUR = 5
"""Letters with links to one account: whoever asks for more floods somebody's inbox."""
NOT_VALID = (
    "This link is not valid any more: it works once and only for a while. Ask for a new one."
)


@dataclass(frozen=True)
class Made:
    """A token that was just made: the only moment at which it is known."""

    row_id: UUID
    token: str
    until: datetime


def link_not_valid() -> GoneError:
    """The refusal of every mailed token that cannot be used, whatever the reason."""
    return GoneError(NOT_VALID, code=ErrorCode.LINK_NOT_VALID)


def make_reset(unit: Unit, user: User) -> Made:
    """A chance to set a new password."""
    token, until = new_refresh_token(), unit.clock() + RESET_LIFE
    row = PasswordResetToken(
        user_id=user.id, token_hash=hash_token(token), expires_at=until, created_at=unit.clock()
    )
    unit.session.add(row)
    unit.session.flush()
    return Made(row.id, token, until)


def make_confirmation(unit: Unit, user: User, purpose: MailPurpose, email: str) -> Made:
    """A chance to show that the address is the user's."""
    token, until = new_refresh_token(), unit.clock() + CONFIRM_LIFE
    row = MailedToken(
        user_id=user.id,
        purpose=purpose,
        email=email,
        token_hash=hash_token(token),
        expires_at=until,
        created_at=unit.clock(),
    )
    unit.session.add(row)
    unit.session.flush()
    return Made(row.id, token, until)


def is_flooded(
    session: Session, kind: type[PasswordResetToken | MailedToken], user_id: UUID, at: datetime
) -> bool:
    """True when the user was sent so many links of that kind lately that no more are sent."""
    since = at - timedelta(hours=1)
    lately = sa.select(sa.func.count()).where(kind.user_id == user_id, kind.created_at > since)
    return (session.scalar(lately) or 0) >= MOST_PER_HOUR


def reset_by_token(session: Session, token: str) -> PasswordResetToken | None:
    """The chance to set a new password that was mailed as ``token``, used or not."""
    return session.scalar(
        sa.select(PasswordResetToken).where(PasswordResetToken.token_hash == hash_token(token))
    )


def confirmation_by_token(session: Session, token: str) -> MailedToken | None:
    """The chance to confirm an address that was mailed as ``token``, used or not."""
    return session.scalar(sa.select(MailedToken).where(MailedToken.token_hash == hash_token(token)))


def use_reset(session: Session, row_id: UUID, at: datetime) -> bool:
    """Compare and swap: true for exactly one of several that race to use the token."""
    used = session.execute(
        sa.update(PasswordResetToken)
        .where(
            PasswordResetToken.id == row_id,
            PasswordResetToken.used_at.is_(None),
            PasswordResetToken.expires_at > at,
        )
        .values(used=True, used_at=at)
        .returning(PasswordResetToken.id)
    )
    return used.first() is not None


def use_confirmation(session: Session, row_id: UUID, at: datetime) -> bool:
    """Compare and swap: true for exactly one of several that race to use the token."""
    used = session.execute(
        sa.update(MailedToken)
        .where(MailedToken.id == row_id, MailedToken.used_at.is_(None), MailedToken.expires_at > at)
        .values(used_at=at)
        .returning(MailedToken.id)
    )
    return used.first() is not None


def void_all(session: Session, user_id: UUID, at: datetime) -> None:
    """No link that the user was mailed before works any more."""
    session.execute(
        sa.update(PasswordResetToken)
        .where(PasswordResetToken.user_id == user_id, PasswordResetToken.used_at.is_(None))
        .values(used=True, used_at=at)
    )
    session.execute(
        sa.update(MailedToken)
        .where(MailedToken.user_id == user_id, MailedToken.used_at.is_(None))
        .values(used_at=at)
    )


def void_changes(session: Session, user_id: UUID, at: datetime) -> None:
    """No other address that was asked for before can be confirmed any more."""
    session.execute(
        sa.update(MailedToken)
        .where(
            MailedToken.user_id == user_id,
            MailedToken.purpose == MailPurpose.CHANGE_EMAIL,
            MailedToken.used_at.is_(None),
        )
        .values(used_at=at)
    )


def pending_email(session: Session, user_id: UUID, at: datetime) -> str | None:
    """The address that the user asked for last and has not confirmed yet."""
    return session.scalar(
        sa.select(MailedToken.email)
        .where(
            MailedToken.user_id == user_id,
            MailedToken.purpose == MailPurpose.CHANGE_EMAIL,
            MailedToken.used_at.is_(None),
            MailedToken.expires_at > at,
        )
        .order_by(MailedToken.created_at.desc(), MailedToken.id.desc())
        .limit(1)
    )

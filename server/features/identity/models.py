"""Users and their sessions. Fields follow the platform specification, section 1."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.contract.identity import Role, UserStatus
from server.kit.db.model import Identified, Model, Touched, choice


class User(Identified, Touched, Model):
    """A person with an account."""

    __tablename__ = "user"
    __table_args__ = (
        sa.Index(None, "email", "status"),
        sa.Index(None, "role", "status"),
    )

    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    """Lower case; what people sign in with."""
    username: Mapped[str] = mapped_column(sa.String(32), unique=True)
    password_hash: Mapped[str] = mapped_column(sa.String(255))
    """Argon2id, with its parameters."""
    role: Mapped[Role] = mapped_column(choice(Role))
    status: Mapped[UserStatus] = mapped_column(choice(UserStatus), default=UserStatus.ACTIVE)
    preferred_language: Mapped[str] = mapped_column(sa.String(8), default="en")
    deleted_at: Mapped[datetime | None]


class RefreshToken(Identified, Model):
    """One link in the chain of a session's refresh tokens.

    Each refresh spends the newest link and adds one. Presenting a spent link means that the
    token was copied, and ends the whole family (RFC 9700, section 4.14.2).
    """

    __tablename__ = "refresh_token"
    __table_args__ = (sa.Index(None, "user_id", "revoked_at"),)

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    family_id: Mapped[UUID] = mapped_column(index=True)
    """One per signed-in device."""
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the token: the token itself is 256 random bits, so no salt is needed."""
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    device_info: Mapped[str] = mapped_column(sa.String(120), default="")
    ip_address: Mapped[str] = mapped_column(sa.String(45), default="")

    def is_valid(self, at: datetime) -> bool:
        """True while the token can still be spent."""
        return self.spent_at is None and self.revoked_at is None and at < self.expires_at

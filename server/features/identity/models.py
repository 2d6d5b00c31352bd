"""Users and their ways in. Fields follow the platform specification, section 1."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from server.contract.account import ExportState, SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import Role, SocialProvider, UserStatus
from server.kit.clock import now
from server.kit.db.model import Identified, Model, Touched, choice, dated, not_negative
from server.kit.db.violations import refusal

EMAIL_TAKEN = "There is an account with this e-mail address already. Sign in, or use another."
USERNAME_TAKEN = "This user name is taken. Choose another one."
SOCIAL_TAKEN = (
    "That account signs in to another account here already. Sign in to that one, or unlink it "
    "there."
)
CREATORS = {Role.CREATOR, Role.ADMIN}
SHUT = {UserStatus.SUSPENDED, UserStatus.BANNED}
"""Statuses that moderation gives, and from which an account comes back to the one before."""


class User(Identified, Touched, Model):
    """A person with an account: who they are, what they may do, and what they prefer."""

    __tablename__ = "user"
    __table_args__ = (
        sa.UniqueConstraint("email", info=refusal(ErrorCode.EMAIL_TAKEN, EMAIL_TAKEN)),
        sa.UniqueConstraint("username", info=refusal(ErrorCode.USERNAME_TAKEN, USERNAME_TAKEN)),
        sa.Index(None, "email", "status"),
        sa.Index(None, "role", "status"),
        sa.Index(None, "deleted_at"),
        sa.Index(None, "created_at"),
        sa.CheckConstraint("is_active = (status = 'ACTIVE')", name="is_active_by_status"),
        sa.CheckConstraint("is_staff = (role = 'ADMIN')", name="is_staff_by_role"),
        sa.CheckConstraint(
            "status_before IS NULL OR status IN ('SUSPENDED', 'BANNED')", name="status_before"
        ),
        dated("email_verified", "email_verified_at"),
        *not_negative("failed_login_attempts"),
    )

    email: Mapped[str] = mapped_column(sa.String(254))
    """Lower case; what people sign in with."""
    username: Mapped[str] = mapped_column(sa.String(32))
    password_hash: Mapped[str] = mapped_column(sa.String(255))
    """Argon2id, with its parameters; empty for somebody who signs in from elsewhere alone, which
    no password fits."""
    first_name: Mapped[str] = mapped_column(sa.String(80), default="")
    last_name: Mapped[str] = mapped_column(sa.String(80), default="")
    birthdate: Mapped[date | None]
    avatar_url: Mapped[str | None] = mapped_column(sa.String(500))
    bio: Mapped[str] = mapped_column(sa.Text, default="")
    role: Mapped[Role] = mapped_column(choice(Role), default=Role.VIEWER)
    status: Mapped[UserStatus] = mapped_column(choice(UserStatus), default=UserStatus.ACTIVE)
    status_before: Mapped[UserStatus | None] = mapped_column(choice(UserStatus))
    """What a suspended or banned account comes back to; null otherwise, and where unknown."""
    mfa_enabled: Mapped[bool] = mapped_column(default=False)
    mfa_secret: Mapped[str | None] = mapped_column(sa.Text)
    """Of TOTP, sealed with the server's secret; shown once, before ``mfa_enabled`` is set."""
    mfa_last_step: Mapped[int | None] = mapped_column(sa.BigInteger)
    """The 30-second step of the last code accepted: none of it or before it is taken again
    (RFC 6238, section 5.2)."""
    failed_login_attempts: Mapped[int] = mapped_column(default=0)
    """Since the last sign-in that succeeded."""
    locked_until: Mapped[datetime | None]
    last_login_ip: Mapped[str | None] = mapped_column(sa.String(45))
    preferred_language: Mapped[str] = mapped_column(sa.String(8), default="en")
    """``en`` or ``bn``."""
    email_notifications_enabled: Mapped[bool] = mapped_column(default=True)
    is_staff: Mapped[bool] = mapped_column(default=False)
    """May enter the administration: set exactly for ADMIN, which the database checks."""
    is_active: Mapped[bool] = mapped_column(default=True)
    """Status is ACTIVE, which the database checks."""
    email_verified: Mapped[bool] = mapped_column(default=False)
    email_verified_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]

    def __init__(self, **values: Any) -> None:
        # Both flags follow from these two, whose defaults the database would set too late.
        super().__init__(**{"role": Role.VIEWER, "status": UserStatus.ACTIVE, **values})

    @validates("role")
    def _follow_role(self, _key: str, role: Role | str) -> Role:
        self.is_staff = Role(role) is Role.ADMIN
        return Role(role)

    @validates("status")
    def _follow_status(self, _key: str, status: UserStatus | str) -> UserStatus:
        self.is_active = UserStatus(status) is UserStatus.ACTIVE
        if UserStatus(status) not in SHUT:
            self.status_before = None
        return UserStatus(status)

    @property
    def full_name(self) -> str:
        """First and last name, or the user name of somebody who gave neither."""
        return f"{self.first_name} {self.last_name}".strip() or self.username

    @property
    def is_creator(self) -> bool:
        """May run a channel: CREATOR or ADMIN."""
        return self.role in CREATORS

    def soft_delete(self, at: datetime) -> None:
        """Shut the account and hide all it owns; the person is removed after the retention."""
        self.deleted_at = at
        self.status = UserStatus.DELETED


class SocialAuth(Identified, Touched, Model):
    """An account elsewhere that its owner signs in with."""

    __tablename__ = "social_auth"
    __table_args__ = (
        sa.UniqueConstraint(
            "provider", "provider_user_id", info=refusal(ErrorCode.SOCIAL_TAKEN, SOCIAL_TAKEN)
        ),
        sa.Index(None, "user_id", "provider"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    provider: Mapped[SocialProvider] = mapped_column(choice(SocialProvider))
    provider_user_id: Mapped[str] = mapped_column(sa.String(255))
    """What the provider calls the person: its ``sub`` or id, never an address."""
    email: Mapped[str | None] = mapped_column(sa.String(254))
    """As the provider named it, for the owner to recognise the account by."""
    access_token: Mapped[str | None] = mapped_column(sa.Text)
    """Null: what the provider's tokens are good for is over with the sign-in, and what is not
    stored is not stolen. Were one ever needed, it would be sealed with the server's secret."""
    refresh_token: Mapped[str | None] = mapped_column(sa.Text)
    """Null, for the same reason."""
    expires_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")


class SocialFlow(Identified, Model):
    """One trip of a browser to a provider and back, and what it brought.

    First the browser is away (``state_hash`` finds the row), then the code waits to be traded,
    then, for a newcomer, the ticket (``code_hash`` finds it, whichever it is).
    """

    __tablename__ = "social_flow"
    __table_args__ = (sa.Index(None, "expires_at"),)

    provider: Mapped[SocialProvider] = mapped_column(choice(SocialProvider))
    state_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the state that the provider sends back; works once."""
    secrets: Mapped[str] = mapped_column(sa.Text)
    """Nonce and verifier of the trip, sealed."""
    redirect_uri: Mapped[str] = mapped_column(sa.String(200))
    """The loopback address that the browser is brought to."""
    client_state: Mapped[str] = mapped_column(sa.String(128))
    code_challenge: Mapped[str] = mapped_column(sa.String(43))
    returned_at: Mapped[datetime | None]
    """When the provider sent the browser back: another answer is not taken."""
    identity: Mapped[str | None] = mapped_column(sa.Text)
    """Who the provider says that it was, sealed."""
    code_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the code or ticket that can be traded now."""
    ticket: Mapped[bool] = mapped_column(default=False)
    """What can be traded is a newcomer's ticket."""
    expires_at: Mapped[datetime]


class RefreshToken(Identified, Model):
    """One link in the chain of a session's refresh tokens.

    Each refresh spends the newest link and adds one. Presenting a spent link means that the
    token was copied, and ends the whole family (RFC 9700, section 4.14.2).
    """

    __tablename__ = "refresh_token"
    __table_args__ = (
        sa.Index(None, "user_id", "revoked_at"),
        sa.Index(None, "expires_at"),
        dated("revoked", "revoked_at"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    family_id: Mapped[UUID] = mapped_column(index=True)
    """One per signed-in device."""
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the token, which is 256 random bits, so no salt is needed. The token itself
    is not stored: whoever reads the database must not be able to use it."""
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]
    revoked: Mapped[bool] = mapped_column(default=False)
    revoked_at: Mapped[datetime | None]
    device_info: Mapped[str] = mapped_column(sa.String(120), default="")
    ip_address: Mapped[str] = mapped_column(sa.String(45), default="")
    signed_in_at: Mapped[datetime] = mapped_column(default=now)
    """When the family began: how long a session may last at all counts from here."""
    proved_at: Mapped[datetime] = mapped_column(default=now)
    """When the person last proved who they are, with password or second factor."""
    second_factor: Mapped[bool] = mapped_column(default=False)
    """The family was begun, or proved later, with a second factor."""

    user: Mapped[User] = relationship(lazy="raise")

    def is_valid(self, at: datetime) -> bool:
        """True while the token can still be spent."""
        return self.spent_at is None and self.revoked_at is None and at < self.expires_at

    def revoke(self, at: datetime) -> None:
        """Void this token; one that is void already keeps its time."""
        if self.revoked_at is None:
            self.revoked, self.revoked_at = True, at


class PasswordResetToken(Identified, Model):
    """One mailed chance to set a new password."""

    __tablename__ = "password_reset_token"
    __table_args__ = (
        sa.Index(None, "user_id"),
        sa.Index(None, "expires_at"),
        dated("used", "used_at"),
    )

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the token; the token itself is only in the mail."""
    expires_at: Mapped[datetime]
    used: Mapped[bool] = mapped_column(default=False)
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")

    def is_valid(self, at: datetime) -> bool:
        """True while the token can still be used."""
        return self.used_at is None and at < self.expires_at

    def use(self, at: datetime) -> None:
        """Void this token: it works once."""
        self.used, self.used_at = True, at


class MailPurpose(StrEnum):
    """What a mailed token does."""

    CONFIRM_EMAIL = "CONFIRM_EMAIL"
    """Confirms the address that an account was made with."""
    CHANGE_EMAIL = "CHANGE_EMAIL"
    """Makes the address that it was sent to the account's."""


class MailedToken(Identified, Model):
    """One mailed chance to show that an address is one's own."""

    __tablename__ = "mailed_token"
    __table_args__ = (sa.Index(None, "user_id", "purpose"), sa.Index(None, "expires_at"))

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    purpose: Mapped[MailPurpose] = mapped_column(choice(MailPurpose))
    email: Mapped[str] = mapped_column(sa.String(254))
    """Where it was sent; what is confirmed is this address and no later one."""
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    """SHA-256 of the token; the token itself is only in the mail."""
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")

    def is_valid(self, at: datetime) -> bool:
        """True while the token can still be used."""
        return self.used_at is None and at < self.expires_at


class RecoveryCode(Identified, Model):
    """A way in for somebody whose second factor is lost. It works once."""

    __tablename__ = "recovery_code"
    __table_args__ = (sa.Index(None, "user_id"),)

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    code_hash: Mapped[str] = mapped_column(sa.String(255))
    """Argon2id: a code is short enough to be guessed from a fast hash."""
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship(lazy="raise")


class Throttle(Model):
    """How often something failed of late, and until when it is not tried again.

    In the database, where all server processes see it.
    """

    __tablename__ = "throttle"
    __table_args__ = (sa.Index(None, "last_failed_at"), *not_negative("failures"))

    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    """SHA-256 of what is counted and for whom, so that no address is stored."""
    failures: Mapped[int] = mapped_column(default=0)
    last_failed_at: Mapped[datetime] = mapped_column(default=now)
    blocked_until: Mapped[datetime | None]


class SecurityEvent(Identified, Model):
    """Something that happened to the safety of an account, for its owner and for the audit."""

    __tablename__ = "security_event"
    __table_args__ = (sa.Index(None, "user_id", "created_at"), sa.Index(None, "created_at"))

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    kind: Mapped[SecurityEventKind] = mapped_column(choice(SecurityEventKind))
    device: Mapped[str] = mapped_column(sa.String(120), default="")
    ip_address: Mapped[str] = mapped_column(sa.String(45), default="")
    request_id: Mapped[str] = mapped_column(sa.String(64), default="")
    """Of the log lines that belong to it."""

    user: Mapped[User] = relationship(lazy="raise")


class DataExport(Identified, Model):
    """A copy of everything about a person, made for them to take along."""

    __tablename__ = "data_export"
    __table_args__ = (sa.Index(None, "user_id", "created_at"), sa.Index(None, "expires_at"))

    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"))
    state: Mapped[ExportState] = mapped_column(choice(ExportState), default=ExportState.WAITING)
    file_key: Mapped[str | None] = mapped_column(sa.String(500))
    """In the store, while it is there."""
    size_bytes: Mapped[int | None] = mapped_column(sa.BigInteger)
    expires_at: Mapped[datetime | None]
    """When the file is removed; null until it is there."""

    user: Mapped[User] = relationship(lazy="raise")

"""Accounts and sessions."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, EmailStr, Field, SecretStr, StringConstraints

from server.contract.shapes import In, Out

PASSWORD_MIN = 15
"""Characters of a password that may stand alone (NIST SP 800-63B-4, section 3.1.1.2)."""
PASSWORD_MAX = 256

Username = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{1,30}[a-z0-9]$", to_lower=True),
]
"""3 to 32 of a-z, 0-9, dot, dash and underscore, beginning and ending with a letter or digit."""


def _as_typed(value: object) -> object:
    # Text of a question is trimmed; what is secret already is left as it is.
    return SecretStr(value) if isinstance(value, str) else value


NewPassword = Annotated[
    SecretStr, BeforeValidator(_as_typed), Field(min_length=PASSWORD_MIN, max_length=PASSWORD_MAX)
]
"""Every character counts, spaces around it as well (NIST SP 800-63B-4, section 3.1.1.2)."""
TypedPassword = Annotated[SecretStr, BeforeValidator(_as_typed), Field(max_length=PASSWORD_MAX)]
"""A password to be compared with the stored one, so of any length that can be one."""


class Role(StrEnum):
    """What a person may do. Ordered from least to most, but for PREMIUM, a paying VIEWER."""

    GUEST = "GUEST"
    """Somebody who is not signed in; no account has this role."""
    VIEWER = "VIEWER"
    """Watches, comments, reacts and keeps playlists."""
    PREMIUM = "PREMIUM"
    """A viewer who pays for premium videos."""
    CREATOR = "CREATOR"
    """Runs a channel, beside all that a viewer does."""
    MODERATOR = "MODERATOR"
    """Works the queue of flags."""
    ADMIN = "ADMIN"
    """Runs the server."""


class UserStatus(StrEnum):
    """Whether an account can be used."""

    ACTIVE = "ACTIVE"
    """In use."""
    SUSPENDED = "SUSPENDED"
    """Shut by moderation for a time; comes back when the suspension is lifted or over."""
    BANNED = "BANNED"
    """Shut by moderation for good."""
    PENDING_VERIFICATION = "PENDING_VERIFICATION"
    """Waits for its e-mail address to be confirmed."""
    DELETED = "DELETED"
    """Deleted by its owner; removed for good after the retention."""


class SocialProvider(StrEnum):
    """Where else an account may be signed in from."""

    GOOGLE = "GOOGLE"
    """OpenID Connect."""
    FACEBOOK = "FACEBOOK"
    """OAuth 2.0 and the Graph API."""
    APPLE = "APPLE"
    """OpenID Connect, answered by form_post."""


class NewAccount(In):
    """What every account begins with. A channel comes with it."""

    email: EmailStr
    username: Username
    password: NewPassword
    channel_name: Annotated[str, Field(min_length=1, max_length=80)]
    preferred_language: Annotated[str, Field(pattern="^(en|bn)$")] = "en"


class SignUp(NewAccount):
    """Ask for an account."""

    birthdate: date
    """Who is too young is refused, and nothing is stored."""


class SignIn(In):
    """Ask for a session."""

    email: EmailStr
    password: TypedPassword
    device: Annotated[str, Field(max_length=120)] = ""
    """What the person will recognise in the list of devices."""
    restore: bool = False
    """Bring an account back that its owner deleted; otherwise ACCOUNT_DELETED says that it can."""


class Refresh(In):
    """Trade a refresh token for a new pair; also names the session to sign out."""

    refresh_token: SecretStr


class UserOut(Out):
    """The signed-in person."""

    id: UUID
    email: str
    username: str
    role: Role
    status: UserStatus
    preferred_language: str
    email_verified: bool
    second_factor_enabled: bool
    second_factor_missing: bool
    """The role asks for a second factor that is not set up: staff may do nothing of theirs yet."""
    created_at: AwareDatetime


class SessionOut(Out):
    """A fresh pair of tokens. The refresh token works once."""

    access_token: str
    access_expires_at: AwareDatetime
    refresh_token: str
    refresh_expires_at: AwareDatetime
    user: UserOut

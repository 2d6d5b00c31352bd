"""The safety of an account: its devices, second factor, password and address."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, EmailStr, Field, SecretStr

from server.contract.identity import NewPassword, TypedPassword
from server.contract.shapes import In, Out

RECOVERY_CODES = 10
"""How many are made at a time."""

TypedCode = Annotated[str, Field(min_length=6, max_length=40)]
"""Six digits of an authenticator app, or one of the recovery codes; spaces, dashes and the case
of letters do not matter."""


class SecurityEventKind(StrEnum):
    """What happened to the safety of an account."""

    SIGNED_UP = "SIGNED_UP"
    """The account was made."""
    SIGNED_IN = "SIGNED_IN"
    """A session was begun."""
    SIGN_IN_FAILED = "SIGN_IN_FAILED"
    """A password or code was wrong."""
    SIGNED_OUT = "SIGNED_OUT"
    """A session was ended by its owner."""
    SIGNED_OUT_EVERYWHERE = "SIGNED_OUT_EVERYWHERE"
    """All other sessions were ended by their owner."""
    TOKEN_REUSED = "TOKEN_REUSED"  # noqa: S105 - an event, not a secret
    """A refresh token was presented twice and may be a copy, so its session was ended."""
    EMAIL_CONFIRMED = "EMAIL_CONFIRMED"
    """The address was shown to be its owner's."""
    EMAIL_CHANGED = "EMAIL_CHANGED"
    """Another address was confirmed and took the place of the one before."""
    PASSWORD_CHANGED = "PASSWORD_CHANGED"  # noqa: S105 - an event, not a secret
    """By somebody who knew the one before."""
    PASSWORD_RESET_ASKED = "PASSWORD_RESET_ASKED"  # noqa: S105 - an event, not a secret
    """A link to set a new password was mailed."""
    PASSWORD_RESET = "PASSWORD_RESET"  # noqa: S105 - an event, not a secret
    """By a mailed link; all sessions were ended."""
    SECOND_FACTOR_ENABLED = "SECOND_FACTOR_ENABLED"
    """An authenticator app was set up."""
    SECOND_FACTOR_DISABLED = "SECOND_FACTOR_DISABLED"
    """The password alone is enough again."""
    RECOVERY_CODES_MADE = "RECOVERY_CODES_MADE"
    """New recovery codes took the place of all before."""
    RECOVERY_CODE_USED = "RECOVERY_CODE_USED"
    """A recovery code was used in place of the authenticator app."""
    ROLE_CHANGED = "ROLE_CHANGED"
    """An administrator gave the account another role."""
    DELETION_ASKED = "DELETION_ASKED"
    """The owner deleted the account; it can be brought back for a while."""
    DELETION_CANCELLED = "DELETION_CANCELLED"
    """The owner brought the account back in time."""
    SOCIAL_LINKED = "SOCIAL_LINKED"
    """An account elsewhere may sign in from now on."""
    SOCIAL_UNLINKED = "SOCIAL_UNLINKED"
    """An account elsewhere may not sign in any more."""
    EXPORT_ASKED = "EXPORT_ASKED"
    """A copy of everything about the account was asked for."""


class ExportState(StrEnum):
    """How far a copy of an account's data is."""

    WAITING = "WAITING"
    """Asked for, and being made."""
    READY = "READY"
    """Can be fetched, until it expires."""
    FAILED = "FAILED"
    """Could not be made; ask again."""
    EXPIRED = "EXPIRED"
    """Its file was removed."""


class SecurityEventOut(Out):
    """One thing that happened to the safety of the account, newest first in a list."""

    id: UUID
    kind: SecurityEventKind
    device: str
    ip_address: str
    created_at: AwareDatetime


class DeviceOut(Out):
    """One session: a device that is signed in."""

    id: UUID
    """Of the session; names it to be signed out."""
    name: str
    """What it called itself, or its browser's name; may be empty."""
    ip_address: str
    """Where it last renewed its session from."""
    country: str | None
    """Of that address, by ISO 3166-1 (alpha-2); null where it is not known, as at home."""
    signed_in_at: AwareDatetime
    last_seen_at: AwareDatetime
    """To within the life of an access token, five minutes."""
    second_factor: bool
    """Signed in with a second factor."""
    current: bool
    """The one that asks."""


class SecurityOut(Out):
    """What protects the account now."""

    email: str
    email_verified: bool
    pending_email: str | None
    """An address that was asked for and waits to be confirmed."""
    second_factor_enabled: bool
    second_factor_required: bool
    """The role asks for a second factor: staff may do nothing of theirs without."""
    recovery_codes_left: int
    has_password: bool
    """False for somebody who joined through an account elsewhere, until they set one by mail."""


class CodeChallenge(Out):
    """The password was right and a code is needed: answer with it before the challenge ends."""

    challenge: str
    expires_at: AwareDatetime


class CodeSignIn(In):
    """The second step of a sign-in."""

    challenge: SecretStr
    code: TypedCode
    device: Annotated[str, Field(max_length=120)] = ""
    restore: bool = False
    """Bring an account back that its owner deleted."""


class Proof(In):
    """Prove anew who asks, before something that cannot be undone."""

    password: TypedPassword
    code: TypedCode | None = None
    """Needed where a second factor is set up."""


class ProofOut(Out):
    """An access token that remembers the proof; the refresh token stays as it is."""

    access_token: str
    access_expires_at: AwareDatetime
    proved_until: AwareDatetime


class AuthenticatorOut(Out):
    """A secret for an authenticator app, shown this once. A code of it has to follow."""

    secret: str
    """Base32, for typing."""
    uri: str
    """``otpauth://…``, for a QR code."""
    qr_svg: str
    """That address as a picture."""


class Code(In):
    """A code of the authenticator app."""

    code: TypedCode


class RecoveryCodesOut(Out):
    """Recovery codes, shown this once. Each works once, in place of a code."""

    codes: list[str]


class PasswordChange(In):
    """Another password, by somebody who knows the present one."""

    password: TypedPassword
    new_password: NewPassword
    sign_out_others: bool
    """End all other sessions as well."""


class EmailAsked(In):
    """Ask for mail to an address; the answer is the same whether or not it is known."""

    email: EmailStr


class EmailChange(In):
    """Ask for another address; it becomes the account's when it is confirmed."""

    email: EmailStr


class MailedLink(In):
    """The token of a mailed link."""

    token: Annotated[SecretStr, Field(min_length=20, max_length=200)]


class PasswordReset(In):
    """A new password, by a mailed link. A second factor is asked for as at a sign-in."""

    token: Annotated[SecretStr, Field(min_length=20, max_length=200)]
    new_password: NewPassword
    code: TypedCode | None = None


class MailSent(Out):
    """Mail is on its way, if there is anything to be mailed; never tells which."""

    message: str


class ExportOut(Out):
    """A copy of everything about the account."""

    id: UUID
    state: ExportState
    size_bytes: int | None
    created_at: AwareDatetime
    expires_at: AwareDatetime | None


class ExportLinkOut(Out):
    """Fetches a copy without further sign-in, for some minutes."""

    url: str
    expires_at: AwareDatetime

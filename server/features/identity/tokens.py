"""Access and refresh tokens: made, hashed, read."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.signing import ExpiredError, Signing, UnreadableError
from server.kit.clock import Clock, now
from server.kit.errors import NotSignedInError
from server.kit.policies import StaffPolicy

ACCESS_LIFE = timedelta(minutes=5)
REFRESH_LIFE = timedelta(days=30)
"""A session that nobody uses ends after this long (ASVS 7.3.1)."""
SESSION_LIFE = timedelta(days=180)
"""A session ends after this long however much it is used (ASVS 7.3.2)."""
AUDIENCE = "chitra"
KIND = "at+jwt"
"""RFC 9068, section 2.1."""
STAFF = {Role.MODERATOR, Role.ADMIN}
FACTORS = {False: ["pwd"], True: ["pwd", "otp", "mfa"]}
"""How somebody proved who they are (RFC 8176), by whether a second factor was among it."""
EXPIRED = "Your sign-in has to be renewed. Refresh the session and ask again."
UNREADABLE = "Sign in first: this request carries no valid access token."


@dataclass(frozen=True)
class Actor:
    """Who asks."""

    user_id: UUID
    role: Role
    family_id: UUID
    """The session, which is the family of its refresh tokens."""
    expires_at: datetime | None = None
    """When the token ends that spoke for the actor; None where there was none."""
    proved_at: datetime | None = None
    """When the person last proved who they are, to the second; None: not known to have."""
    second_factor: bool = False
    """Proved by more than the password."""


class AccessTokens:
    """Signs and reads access tokens with the server's secrets.

    Args:
        secret: the newest.
        clock: the time.
        previous: older secrets, whose tokens are still read.
        staff: what staff need; their role is not claimed without it.
    """

    def __init__(
        self,
        secret: str,
        clock: Clock = now,
        *,
        previous: Sequence[str] = (),
        staff: StaffPolicy | None = None,
    ) -> None:
        self._signing = Signing([secret, *previous], KIND, AUDIENCE, clock)
        self.staff = staff or StaffPolicy(second_factor=True)

    def issue(self, actor: Actor) -> tuple[str, datetime]:
        """A token for ``actor`` and the time it ends."""
        claims: dict[str, Any] = {
            "sub": str(actor.user_id),
            "role": self.granted(actor.role, second_factor=actor.second_factor).value,
            "sid": str(actor.family_id),
            "amr": FACTORS[actor.second_factor],
        }
        if actor.proved_at is not None:
            claims["auth_time"] = int(actor.proved_at.timestamp())
        return self._signing.sign(claims, ACCESS_LIFE)

    def read(self, token: str) -> Actor:
        """Who the token speaks for.

        Raises:
            NotSignedInError: it has expired, or was not made by this server.
        """
        try:
            claims = self._signing.read(token)
            return _actor(claims)
        except ExpiredError as error:
            raise NotSignedInError(EXPIRED, code=ErrorCode.TOKEN_EXPIRED) from error
        except (UnreadableError, KeyError, ValueError, TypeError, AttributeError) as error:
            raise NotSignedInError(UNREADABLE) from error

    def granted(self, role: Role, *, second_factor: bool) -> Role:
        """What somebody with that role may do in a session with or without a second factor."""
        if self.lacks(role, second_factor=second_factor):
            return Role.CREATOR
        return role

    def lacks(self, role: Role, *, second_factor: bool) -> bool:
        """Whether the role asks for a second factor that the session is without."""
        return self.staff.second_factor and role in STAFF and not second_factor


def _actor(claims: dict[str, Any]) -> Actor:
    actor = Actor(
        UUID(claims["sub"]),
        Role(claims["role"]),
        UUID(claims["sid"]),
        datetime.fromtimestamp(claims["exp"], UTC),
        second_factor="mfa" in claims["amr"],
    )
    if "auth_time" not in claims:
        return actor
    return replace(actor, proved_at=datetime.fromtimestamp(claims["auth_time"], UTC))


def new_refresh_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a refresh token."""
    return hashlib.sha256(token.encode()).hexdigest()

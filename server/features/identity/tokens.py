"""Access and refresh tokens: made, hashed, read."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import jwt

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.kit.clock import Clock, now
from server.kit.errors import NotSignedInError

ACCESS_LIFE = timedelta(minutes=5)
REFRESH_LIFE = timedelta(days=30)
ALGORITHM = "HS256"
ISSUER = "chitra"
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


class AccessTokens:
    """Signs and reads access tokens (JWT, RFC 7519) with the server's secret."""

    def __init__(self, secret: str, clock: Clock = now) -> None:
        self._secret = secret
        self._clock = clock

    def issue(self, actor: Actor) -> tuple[str, datetime]:
        """A token for ``actor`` and the time it ends."""
        issued = self._clock()
        expires = issued + ACCESS_LIFE
        claims = {
            "iss": ISSUER,
            "aud": ISSUER,
            "sub": str(actor.user_id),
            "role": actor.role.value,
            "sid": str(actor.family_id),
            "iat": issued,
            "exp": expires,
        }
        return jwt.encode(claims, self._secret, ALGORITHM), expires

    def read(self, token: str) -> Actor:
        """Who the token speaks for.

        Raises:
            NotSignedInError: it has expired, or was not made by this server.
        """
        try:
            claims = jwt.decode(
                token,
                self._secret,
                [ALGORITHM],
                audience=ISSUER,
                issuer=ISSUER,
                options={"require": ["exp", "iat", "sub"], "verify_exp": False},
            )
            ends = datetime.fromtimestamp(claims["exp"], UTC)
            actor = Actor(UUID(claims["sub"]), Role(claims["role"]), UUID(claims["sid"]), ends)
        except (jwt.InvalidTokenError, KeyError, ValueError, TypeError) as error:
            raise NotSignedInError(UNREADABLE) from error
        # Checked here rather than by the library, because its clock cannot be handed in.
        if ends <= self._clock():
            raise NotSignedInError(EXPIRED, code=ErrorCode.TOKEN_EXPIRED)
        return actor


def new_refresh_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a refresh token."""
    return hashlib.sha256(token.encode()).hexdigest()

"""Between password and code: a signed statement that the first was right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from server.contract.errors import ErrorCode
from server.features.identity.signing import ExpiredError, Signing, UnreadableError
from server.kit.clock import Clock, now
from server.kit.errors import NotSignedInError

LIFE = timedelta(minutes=5)
KIND = "challenge+jwt"
AUDIENCE = "chitra sign-in"
OVER = "This sign-in took too long or cannot go on. Begin again with address and password."


@dataclass(frozen=True)
class Challenge:
    """Whose password was right, and which password that was."""

    user_id: UUID
    password_mark: str

    def fits(self, password_hash: str) -> bool:
        """False once the password is another one."""
        return self.password_mark == mark(password_hash)


class Challenges:
    """Makes and reads the statements. Nothing is stored: a code works once in any case."""

    def __init__(self, secrets: Sequence[str], clock: Clock = now) -> None:
        self._signing = Signing(secrets, KIND, AUDIENCE, clock)

    def issue(self, user_id: UUID, password_hash: str) -> tuple[str, datetime]:
        """The statement, and the time it ends."""
        return self._signing.sign({"sub": str(user_id), "pwd": mark(password_hash)}, LIFE)

    def read(self, token: str) -> Challenge:
        """What it says.

        Raises:
            NotSignedInError: it is over, or was not made here for this.
        """
        try:
            claims = self._signing.read(token)
            return Challenge(UUID(claims["sub"]), str(claims["pwd"]))
        except (ExpiredError, UnreadableError, KeyError, ValueError, AttributeError) as error:
            raise NotSignedInError(OVER, code=ErrorCode.SESSION_ENDED) from error


def mark(password_hash: str) -> str:
    """Tells one password hash from the next, and nothing of either: both have random salts."""
    return sha256(password_hash.encode()).hexdigest()[:32]

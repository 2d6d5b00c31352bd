"""A session's two tokens, and where they are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from server.contract.identity import SessionOut


@dataclass(frozen=True, slots=True)
class SessionTokens:
    """What proves who we are.

    Attributes:
        access_token: Short-lived, goes with each request.
        access_expires_at: By the server's clock.
        refresh_token: Works once, and gives the next pair.
        refresh_expires_at: By the server's clock.
    """

    access_token: str
    access_expires_at: datetime
    refresh_token: str
    refresh_expires_at: datetime

    @classmethod
    def of(cls, session: SessionOut) -> "SessionTokens":
        """Take the tokens out of the server's answer."""
        return cls(
            session.access_token,
            session.access_expires_at,
            session.refresh_token,
            session.refresh_expires_at,
        )

    def __repr__(self) -> str:
        # A token in a log is a token lost.
        return f"SessionTokens(access_expires_at={self.access_expires_at.isoformat()})"


class TokenStore(Protocol):
    """Keeps one session's tokens. The methods may block; they run on a thread."""

    def load(self) -> SessionTokens | None:
        """The tokens kept, or null."""
        ...

    def save(self, tokens: SessionTokens) -> None:
        """Keep them, durably, before returning."""
        ...

    def clear(self) -> None:
        """Forget them."""
        ...


class MemoryTokenStore:
    """Keeps tokens while the program runs: for signing in, before the account is known."""

    def __init__(self, tokens: SessionTokens | None = None) -> None:
        self._tokens = tokens

    def load(self) -> SessionTokens | None:
        """The tokens kept, or null."""
        return self._tokens

    def save(self, tokens: SessionTokens) -> None:
        """Keep them while the program runs."""
        self._tokens = tokens

    def clear(self) -> None:
        """Forget them."""
        self._tokens = None

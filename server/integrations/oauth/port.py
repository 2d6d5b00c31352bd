"""Signing in at a provider elsewhere, as features see it."""

import secrets
from dataclasses import dataclass, field
from typing import Protocol

from server.contract.identity import SocialProvider

SECRET_BYTES = 32
"""Of state, nonce and verifier; twice of what OWASP ASVS 5.0 (11.5.1) asks."""


@dataclass(frozen=True)
class Trip:
    """The secrets of one trip of a browser to the provider and back."""

    state: str = field(repr=False)
    """Comes back with the browser, and shows which trip it is."""
    nonce: str = field(repr=False)
    """Comes back inside the id token, which so is of this trip."""
    verifier: str = field(repr=False)
    """Of PKCE (RFC 7636): the code is worth nothing without it."""


@dataclass(frozen=True)
class Arrival:
    """What the provider sent back with the browser: nothing of it is believed as it stands."""

    code: str = field(repr=False)
    issuer: str | None = None
    """Who says to have sent it (RFC 9207), where it says."""
    user: str | None = field(default=None, repr=False)
    """The name as JSON, which Apple sends at the first consent and never again."""


@dataclass(frozen=True)
class Profile:
    """Who the provider says that it was."""

    subject: str
    """What the provider calls the person for ever; never an address."""
    email: str | None = field(default=None, repr=False)
    email_verified: bool = False
    """The provider vouches for the address being the person's."""
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)


class ProviderError(Exception):
    """Nobody was signed in; the message never holds a token, a code or an address."""


class ProviderAwayError(ProviderError):
    """The provider does not answer, or not as it should: later may help."""


class ProviderRefusedError(ProviderError):
    """What came back is not to be believed, or the provider does not take it."""


class OAuthProvider(Protocol):
    """One provider, with what this server is to it."""

    name: SocialProvider
    posts_form: bool
    """The browser comes back with a form that is posted, not with an address that is read."""

    def address(self, trip: Trip) -> str:
        """Where the browser is sent.

        Raises:
            ProviderAwayError: the provider has to be asked for that, and does not answer.
        """

    def identify(self, arrival: Arrival, trip: Trip) -> Profile:
        """Trade the code and look at everything that comes for it. Takes seconds.

        Raises:
            ProviderAwayError: the provider does not answer.
            ProviderRefusedError: something is not as it has to be.
        """


def new_trip() -> Trip:
    """A trip with secrets of its own."""
    state, nonce, verifier = (secrets.token_urlsafe(SECRET_BYTES) for _ in range(3))
    return Trip(state, nonce, verifier)

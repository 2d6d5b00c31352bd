"""Signing in through an account elsewhere: Google, Facebook, Apple.

The server is the client of the provider; a desktop application is a client of the server, as RFC
8252 describes it: it opens the system's browser, listens on a loopback address, and trades the code
that arrives there, with the verifier that only it knows (RFC 7636), for what it wanted.
"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, EmailStr, Field, SecretStr, StringConstraints

from server.contract.account import TypedCode
from server.contract.identity import SocialProvider, Username
from server.contract.shapes import In, Out

LoopbackUri = Annotated[
    str,
    StringConstraints(
        pattern=r"^http://(127\.0\.0\.1|\[::1\]):[0-9]{1,5}/[A-Za-z0-9/_-]*$", max_length=200
    ),
]
"""Where the browser brings the code: any port of the person's own computer (RFC 8252, 7.3)."""
PkceChallenge = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
"""SHA-256 of the verifier, in URL-safe base64 (method S256; ``plain`` is not taken)."""
PkceVerifier = Annotated[SecretStr, Field(min_length=43, max_length=128)]


class SocialFlow(In):
    """Begin: the browser is sent to the provider, and comes back to ``redirect_uri``."""

    redirect_uri: LoopbackUri
    code_challenge: PkceChallenge
    state: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,128}$")]
    """Comes back with the code, so that an answer to another's question is noticed."""


class SocialFlowOut(Out):
    """Where to send the browser."""

    url: str
    expires_at: AwareDatetime
    """The code has to arrive, and be traded, before."""


class SocialCode(In):
    """The code from the loopback address; works once, within a minute."""

    code: SecretStr
    code_verifier: PkceVerifier


class SocialSignIn(SocialCode):
    """Trade the code for a session."""

    device: Annotated[str, Field(max_length=120)] = ""
    restore: bool = False
    """Bring an account back that its owner deleted."""


class SocialProof(SocialCode):
    """Prove anew who asks, by an account elsewhere that is linked to theirs."""

    second_factor_code: TypedCode | None = None
    """Needed where a second factor is set up."""


class SocialNewcomer(Out):
    """Nobody here has that account elsewhere: choose a name and say a birthdate to join."""

    ticket: str
    """Stands for the account elsewhere, once, until it expires."""
    expires_at: AwareDatetime
    provider: SocialProvider
    email: str | None
    """As the provider knows it; null where it does not tell."""
    email_verified: bool
    """The provider vouches for the address; otherwise it is confirmed by mail."""
    first_name: str
    last_name: str


class SocialSignUp(In):
    """Join with the account elsewhere; no password is needed."""

    ticket: SecretStr
    username: Username
    channel_name: Annotated[str, Field(min_length=1, max_length=80)]
    birthdate: date
    """Who is too young is refused, and nothing is stored."""
    email: EmailStr | None = None
    """Needed where the provider does not vouch for one; otherwise that one counts."""
    preferred_language: Annotated[str, Field(pattern="^(en|bn)$")] = "en"
    device: Annotated[str, Field(max_length=120)] = ""


class SocialLinkOut(Out):
    """An account elsewhere that signs in here."""

    id: UUID
    provider: SocialProvider
    email: str | None
    """As the provider named it when it was linked; to be recognised by."""
    linked_at: AwareDatetime

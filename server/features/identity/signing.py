"""Signed statements of this server (JWT, RFC 7519) under secrets that can be changed.

Each kind of statement has its own key, type and audience, so that none passes for another
(RFC 8725, sections 3.11 and 3.12). The issuer is a name that follows from the secret: a server
with another secret is another issuer, whatever address either is reached by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest
from typing import Any

import jwt

from server.kit.clock import Clock

ALGORITHM = "HS256"
SKEW = timedelta(minutes=1)
"""How far the clocks of server processes may be apart. What was made later than this from now
would live longer than it should."""
ALWAYS = ("iss", "aud", "sub", "iat", "exp")


class UnreadableError(ValueError):
    """This server did not make it, or not for this purpose, or it was altered."""


class ExpiredError(ValueError):
    """This server made it, and its time is over."""


@dataclass(frozen=True)
class _Key:
    kid: str
    issuer: str
    secret: bytes = field(repr=False)


class Signing:
    """Signs with the newest secret and reads what any of them signed.

    Args:
        secrets: newest first.
        kind: the ``typ`` of the header; also sets the key apart.
        audience: whom the statement is for.
    """

    def __init__(self, secrets: Sequence[str], kind: str, audience: str, clock: Clock) -> None:
        self._keys = {key.kid: key for key in (_derived(each, kind) for each in secrets)}
        self._newest = _derived(secrets[0], kind)
        self._kind = kind
        self._audience = audience
        self._clock = clock

    def sign(self, claims: Mapping[str, Any], life: timedelta) -> tuple[str, datetime]:
        """The statement, and the time it ends."""
        issued = self._clock()
        ends = issued + life
        whole = {
            **claims,
            "iss": self._newest.issuer,
            "aud": self._audience,
            "iat": issued,
            "exp": ends,
        }
        headers = {"typ": self._kind, "kid": self._newest.kid}
        return jwt.encode(whole, self._newest.secret, ALGORITHM, headers), ends

    def read(self, token: str) -> dict[str, Any]:
        """The claims of a statement of this kind.

        Raises:
            UnreadableError: this server did not make it, or for something else.
            ExpiredError: it is over.
        """
        try:
            header = jwt.get_unverified_header(token)
            key = self._keys.get(str(header.get("kid")))
            if key is None or header.get("typ") != self._kind:
                raise UnreadableError(self._kind)
            claims = jwt.decode(
                token,
                key.secret,
                [ALGORITHM],
                audience=self._audience,
                issuer=key.issuer,
                # Times are compared below, because the library's clock cannot be handed in.
                options={"require": list(ALWAYS), "verify_exp": False, "verify_iat": False},
            )
            issued = datetime.fromtimestamp(claims["iat"], UTC)
            ends = datetime.fromtimestamp(claims["exp"], UTC)
        except (jwt.InvalidTokenError, ValueError, TypeError, OverflowError) as error:
            raise UnreadableError(self._kind) from error
        at = self._clock()
        if issued > at + SKEW:
            raise UnreadableError(self._kind)
        if ends <= at:
            raise ExpiredError(self._kind)
        return claims


def _derived(secret: str, kind: str) -> _Key:
    """The key of one kind, from which neither the secret nor another key can be found."""
    raw = secret.encode()
    server = digest(raw, b"chitra issuer", sha256).hex()[:16]
    return _Key(
        kid=digest(raw, b"chitra key id", sha256).hex()[:16],
        issuer=f"urn:chitra:{server}",
        secret=digest(raw, f"chitra signing: {kind}".encode(), sha256),
    )

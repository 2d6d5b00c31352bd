"""Believe an id token, or not (OpenID Connect Core 1.0, section 3.1.3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core.claims import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from server.integrations.oauth.port import ProviderRefusedError

ALGORITHMS = ("RS256", "ES256")
"""With a provider's public key. Neither ``none`` nor one that would take the public key for a
secret (RFC 8725, sections 2.1 and 3.1)."""
LEEWAY_SECONDS = 60
"""How far the provider's clock may be from ours."""
LONGEST = 16 * 1024
_REQUIRED = ("iss", "sub", "aud", "exp", "iat", "nonce")


@dataclass(frozen=True)
class Expected:
    """What the token has to say."""

    issuers: Sequence[str]
    client_id: str
    nonce: str
    access_token: str
    """What ``at_hash`` is of, where the token has one."""
    at: int
    """The present, in seconds since 1970."""


def believed(token: str, keys: KeySet, expected: Expected) -> dict[str, Any]:
    """The claims of a token that was made by the issuer, for us, for this trip, just now.

    Raises:
        ProviderRefusedError: it was not.
    """
    if len(token) > LONGEST:
        raise ProviderRefusedError("id token: too long")
    try:
        found = jwt.decode(token, keys, list(ALGORITHMS))
        claims = CodeIDToken(
            found.claims,
            found.header,
            options={
                **{name: {"essential": True} for name in _REQUIRED},
                "iss": {"essential": True, "values": list(expected.issuers)},
                "aud": {"essential": True, "value": expected.client_id},
            },
            params={
                "nonce": expected.nonce,
                "client_id": expected.client_id,
                "access_token": expected.access_token,
            },
        )
        claims.validate(expected.at, LEEWAY_SECONDS)
    # Beside its own errors, the library fails on what is of another type than it should be.
    except (JoseError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise ProviderRefusedError(f"id token: {type(error).__name__}") from error
    # The library takes an empty one for none.
    if "at_hash" in claims and not claims["at_hash"]:
        raise ProviderRefusedError("id token: empty at_hash")
    return dict(claims)


def key_set(published: dict[str, Any]) -> KeySet:
    """The keys that a provider publishes; those of kinds that we take.

    Raises:
        ProviderRefusedError: there are none.
    """
    listed = published.get("keys")
    usable = [
        key
        for key in (listed if isinstance(listed, list) else [])
        if isinstance(key, dict) and key.get("kty") in {"RSA", "EC"}
    ]
    if not usable:
        raise ProviderRefusedError("no keys")
    try:
        return KeySet.import_key_set({"keys": usable})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise ProviderRefusedError("keys that cannot be read") from error

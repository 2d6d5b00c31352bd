"""An issuer of OpenID Connect that can be made to lie.

It does what Google and Apple do where it matters: a code works once, for the client, the address
and the verifier that it was asked for with.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from server.kit.clock import now
from tests.server.elsewhere.web import Asked, Reply

CLIENT_ID = "chitra.nodi.example"
CLIENT_SECRET = "what only the server and the issuer know"
_RSA = RSAKey.generate_key(2048, {"kid": "rsa-1", "use": "sig", "alg": "RS256"})
_EC = ECKey.generate_key("P-256", {"kid": "ec-1", "use": "sig", "alg": "ES256"})
Claims = dict[str, Any]


@dataclass
class Granted:
    """A code that waits to be traded."""

    query: dict[str, str]
    person: Claims
    used: bool = False


class Issuer:
    """Reached at ``url``; ``person`` is who sits at the browser."""

    authorize_path, token_path, keys_path = "/authorize", "/token", "/keys"

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.instead: dict[str, Reply] = {}
        self.person: Claims = {"sub": "108", "email": "mina@gmail.example", "email_verified": True}
        self.consents = True
        self.key: RSAKey | ECKey = _RSA
        self.bend: Callable[[Claims], object] = lambda _claims: None
        """Changes the claims of the next tokens."""
        self.sign: Callable[[Claims], str] = self.signed
        self.granted: dict[str, Granted] = {}

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/.well-known/openid-configuration":
            return Reply(self.description())
        if asked.path == self.authorize_path:
            return self.back(asked.query, self._outcome(asked.query))
        if asked.path == self.token_path and asked.method == "POST":
            return self._token(asked.form)
        if asked.path == self.keys_path:
            return Reply(KeySet([_RSA, _EC]).as_dict(private=False))
        return Reply({"error": "not_found"}, 404)

    def description(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": self.url + self.authorize_path,
            "token_endpoint": self.url + self.token_path,
            "jwks_uri": self.url + self.keys_path,
        }

    def signed(self, claims: Claims, key: RSAKey | ECKey | None = None) -> str:
        key = key or self.key
        algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
        return jwt.encode({"alg": algorithm, "kid": key.kid}, claims, key, [algorithm])

    def forged_by_public_key(self, claims: Claims) -> str:
        """HS256, with what everybody can fetch as its secret."""
        return _by_hand({"alg": "HS256", "kid": "rsa-1"}, claims, _RSA.as_pem(private=False))

    def back(self, query: dict[str, str], outcome: dict[str, str]) -> Reply:
        """Send the browser back to the client."""
        return Reply(status=302, headers={"Location": f"{query['redirect_uri']}?{_form(outcome)}"})

    def is_client(self, form: dict[str, str]) -> bool:
        return form.get("client_secret") == CLIENT_SECRET

    def _outcome(self, query: dict[str, str]) -> dict[str, str]:
        assert query["response_type"] == "code"
        assert query["client_id"] == CLIENT_ID
        assert query["code_challenge_method"] == "S256"
        if not self.consents:
            return {"error": "access_denied", "state": query["state"]}
        code = f"code-{len(self.granted)}"
        self.granted[code] = Granted(query, dict(self.person))
        return {"code": code, "state": query["state"]}

    def _token(self, form: dict[str, str]) -> Reply:
        granted = self.granted.get(form.get("code", ""))
        if not self.is_client(form) or form.get("client_id") != CLIENT_ID:
            return Reply({"error": "invalid_client"}, 401)
        if granted is None or granted.used or not _fits(form, granted.query):
            return Reply({"error": "invalid_grant"}, 400)
        granted.used = True
        token = f"access-{form['code']}"
        at = int(now().timestamp())
        claims: Claims = {
            "iss": self.url,
            "aud": CLIENT_ID,
            "iat": at,
            "exp": at + 600,
            "nonce": granted.query.get("nonce"),
            "at_hash": half_hash(token),
            **granted.person,
        }
        self.bend(claims)
        return Reply({"access_token": token, "token_type": "Bearer", "id_token": self.sign(claims)})


def unsigned(claims: Claims) -> str:
    """A token that names no algorithm (alg: none)."""
    return _by_hand({"alg": "none"}, claims, None)


def half_hash(token: str) -> str:
    """``at_hash`` of RS256 and ES256."""
    return _encoded(hashlib.sha256(token.encode()).digest()[:16])


def _by_hand(header: dict[str, str], claims: Claims, secret: bytes | None) -> str:
    """A token as no library would make it."""
    signed = ".".join(_encoded(json.dumps(part).encode()) for part in (header, claims))
    if secret is None:
        return f"{signed}."
    return f"{signed}.{_encoded(hmac.digest(secret, signed.encode(), 'sha256'))}"


def _fits(form: dict[str, str], query: dict[str, str]) -> bool:
    challenge = _encoded(hashlib.sha256(form["code_verifier"].encode()).digest())
    same_place = form.get("redirect_uri") == query["redirect_uri"]
    return same_place and challenge == query["code_challenge"]


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _form(values: dict[str, str]) -> str:
    return urlencode(values)

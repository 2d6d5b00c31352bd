"""Google, and any other issuer of OpenID Connect that is put in its place."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from server.contract.identity import SocialProvider
from server.integrations.oauth import claims
from server.integrations.oauth.asking import browser_address, code_form
from server.integrations.oauth.calls import Calls
from server.integrations.oauth.id_token import Expected, believed, key_set
from server.integrations.oauth.port import (
    Arrival,
    Profile,
    ProviderAwayError,
    ProviderRefusedError,
    Trip,
)
from server.kit.clock import Clock, now

GOOGLE = "https://accounts.google.com"
ALIAS = {GOOGLE: "accounts.google.com"}
"""What else an issuer may call itself in its tokens; Google documents both."""
SCOPE = "openid email profile"
LASTS = timedelta(hours=1)
"""How long the issuer's description of itself is taken for granted."""


@dataclass(frozen=True)
class _Endpoints:
    """Where the issuer does what, by its own description."""

    authorization: str
    token: str
    keys: str
    read_at: datetime


@dataclass
class Google:
    """The server as a confidential client of an OpenID Connect issuer."""

    client_id: str
    client_secret: str = field(repr=False)
    callback: str
    issuer: str = GOOGLE
    calls: Calls = field(default_factory=Calls)
    clock: Clock = now
    name = SocialProvider.GOOGLE
    posts_form = False
    _known: _Endpoints | None = field(default=None, repr=False)

    def address(self, trip: Trip) -> str:
        """Where the browser is sent.

        Raises:
            ProviderAwayError: the issuer does not describe itself.
        """
        return browser_address(
            self._endpoints().authorization,
            self.client_id,
            self.callback,
            SCOPE,
            trip,
            nonce=trip.nonce,
            prompt="select_account",
        )

    def identify(self, arrival: Arrival, trip: Trip) -> Profile:
        """Trade the code for an id token, and believe it or not.

        Raises:
            ProviderAwayError: the issuer does not answer.
            ProviderRefusedError: something is not as it has to be.
        """
        if arrival.issuer is not None and arrival.issuer != self.issuer:
            raise ProviderRefusedError("sent by another issuer")
        endpoints = self._endpoints()
        form = code_form(self.client_id, self.client_secret, self.callback, arrival.code, trip)
        answer = self.calls.post(endpoints.token, form)
        keys = key_set(self.calls.get(endpoints.keys))
        issuers = [self.issuer, *([ALIAS[self.issuer]] if self.issuer in ALIAS else [])]
        expected = Expected(
            issuers,
            self.client_id,
            trip.nonce,
            claims.text(answer, "access_token"),
            int(self.clock().timestamp()),
        )
        said = believed(claims.text(answer, "id_token"), keys, expected)
        return Profile(
            subject=claims.subject(said.get("sub")),
            email=claims.email(said.get("email")),
            email_verified=said.get("email_verified") is True,
            first_name=claims.name(said.get("given_name")),
            last_name=claims.name(said.get("family_name")),
        )

    def _endpoints(self) -> _Endpoints:
        known, at = self._known, self.clock()
        if known is not None and at - known.read_at < LASTS:
            return known
        try:
            said = self.calls.get(f"{self.issuer}/.well-known/openid-configuration")
            if said.get("issuer") != self.issuer:
                raise ProviderAwayError("describes another issuer")
            self._known = _Endpoints(
                self._usable(said, "authorization_endpoint"),
                self._usable(said, "token_endpoint"),
                self._usable(said, "jwks_uri"),
                at,
            )
        except ProviderRefusedError as error:
            raise ProviderAwayError("does not describe itself") from error
        return self._known

    def _usable(self, said: dict[str, Any], key: str) -> str:
        """An address over TLS, unless the issuer itself is reached without."""
        address = claims.text(said, key)
        if urlsplit(address).scheme not in {"https", urlsplit(self.issuer).scheme}:
            raise ProviderRefusedError(f"{key} without TLS")
        return address

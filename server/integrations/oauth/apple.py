"""Apple: OpenID Connect with a secret that is signed anew each time, answered by a posted form."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey

from server.contract.identity import SocialProvider
from server.integrations.oauth import claims
from server.integrations.oauth.asking import browser_address, code_form
from server.integrations.oauth.calls import Calls
from server.integrations.oauth.id_token import Expected, believed, key_set
from server.integrations.oauth.port import Arrival, Profile, Trip
from server.kit.clock import Clock, now

APPLE = "https://appleid.apple.com"
SCOPE = "name email"
SECRET_LIFE = timedelta(minutes=5)
"""Apple would take six months; it is made for one request."""
USER_MAX = 4096
ALGORITHM = "ES256"


@dataclass(frozen=True)
class Apple:
    """The server as a service of Apple's."""

    client_id: str
    team_id: str
    key_id: str
    key: ECKey = field(repr=False)
    callback: str
    url: str = APPLE
    calls: Calls = field(default_factory=Calls)
    clock: Clock = now
    name = SocialProvider.APPLE
    posts_form = True

    def address(self, trip: Trip) -> str:
        """Where the browser is sent."""
        return browser_address(
            f"{self.url}/auth/authorize",
            self.client_id,
            self.callback,
            SCOPE,
            trip,
            nonce=trip.nonce,
            # Apple answers in no other way to whoever asks for name and address.
            response_mode="form_post",
        )

    def identify(self, arrival: Arrival, trip: Trip) -> Profile:
        """Trade the code for an id token, and believe it or not.

        Raises:
            ProviderAwayError: Apple does not answer.
            ProviderRefusedError: something is not as it has to be.
        """
        form = code_form(self.client_id, self._secret(), self.callback, arrival.code, trip)
        answer = self.calls.post(f"{self.url}/auth/token", form)
        keys = key_set(self.calls.get(f"{self.url}/auth/keys"))
        expected = Expected(
            [self.url],
            self.client_id,
            trip.nonce,
            claims.text(answer, "access_token"),
            int(self.clock().timestamp()),
        )
        said = believed(claims.text(answer, "id_token"), keys, expected)
        first, last = _names(arrival.user)
        return Profile(
            subject=claims.subject(said.get("sub")),
            email=claims.email(said.get("email")),
            email_verified=claims.is_true(said.get("email_verified")),
            first_name=first,
            last_name=last,
        )

    def _secret(self) -> str:
        at = self.clock()
        stated = {
            "iss": self.team_id,
            "sub": self.client_id,
            "aud": self.url,
            "iat": int(at.timestamp()),
            "exp": int((at + SECRET_LIFE).timestamp()),
        }
        return jwt.encode({"alg": ALGORITHM, "kid": self.key_id}, stated, self.key, [ALGORITHM])


def _names(user: str | None) -> tuple[str, str]:
    """First and last name out of the form, which came through the browser: names and no more."""
    if user is None or len(user) > USER_MAX:
        return "", ""
    try:
        said: Any = json.loads(user)
    except (ValueError, RecursionError):
        return "", ""
    names = said.get("name") if isinstance(said, dict) else None
    if not isinstance(names, dict):
        return "", ""
    return claims.name(names.get("firstName")), claims.name(names.get("lastName"))

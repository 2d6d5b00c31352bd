"""A server that people sign in to with accounts elsewhere, and a studio that they do it from."""

import base64
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import Parts, wire
from server.contract.identity import SessionOut
from server.kit.db.unit import Units
from tests.server.elsewhere.apple import KEY_ID, TEAM_ID, AppleDouble, private_pem
from tests.server.elsewhere.browser import visit
from tests.server.elsewhere.graph import APP_ID, APP_SECRET, FacebookDouble
from tests.server.elsewhere.issuer import CLIENT_ID, CLIENT_SECRET, Issuer
from tests.server.elsewhere.web import serving
from tests.server.letters import PUBLIC_URL, MailWorld
from tests.server.people import Person

API = "/api/v1"
LOOPBACK = "http://127.0.0.1:5123/done"


@dataclass
class Elsewhere:
    """The three providers."""

    google: Issuer = field(default_factory=Issuer)
    facebook: FacebookDouble = field(default_factory=FacebookDouble)
    apple: AppleDouble = field(default_factory=AppleDouble)

    def settings(self, settings: Settings) -> Settings:
        """The same, with all of them configured."""
        return settings.model_copy(
            update={
                "public_url": PUBLIC_URL,
                "google_client_id": CLIENT_ID,
                "google_client_secret": CLIENT_SECRET,
                "google_issuer": self.google.url,
                "facebook_app_id": APP_ID,
                "facebook_app_secret": APP_SECRET,
                "facebook_dialog_url": self.facebook.url,
                "facebook_graph_url": self.facebook.url,
                "apple_client_id": CLIENT_ID,
                "apple_team_id": TEAM_ID,
                "apple_key_id": KEY_ID,
                "apple_private_key": private_pem(),
                "apple_url": self.apple.url,
            }
        )


@contextmanager
def providers() -> Iterator[Elsewhere]:
    """All of them, running."""
    found = Elsewhere()
    with ExitStack() as stack:
        for each in (found.google, found.facebook, found.apple):
            stack.enter_context(serving(each))
        yield found


@dataclass
class Studio:
    """Somebody's studio, which knows its verifier; and their browser."""

    client: TestClient
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def asked(self, **changes: Any) -> dict[str, Any]:
        """What a trip is begun with."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        whole = {"redirect_uri": LOOPBACK, "code_challenge": challenge, "state": self.state}
        return {**whole, **changes}

    def begin(self, provider: str = "google", **changes: Any) -> str:
        """Where the browser is to go."""
        url = f"{API}/social/{provider}/flows"
        answer = self.client.post(url, json=self.asked(**changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["url"])

    def deliver(self, place: str, brought: dict[str, str]) -> httpx2.Response:
        """The browser comes back; what it is answered, not what it does next."""
        path = urlsplit(place).path
        if path.endswith("/apple/callback"):
            answer = self.client.post(path, data=brought, follow_redirects=False)
        else:
            answer = self.client.get(path, params=brought, follow_redirects=False)
        return answer

    def return_from(self, provider: str = "google") -> dict[str, str]:
        """What arrives at the loopback address after the whole trip."""
        return landed(self.deliver(*visit(self.begin(provider))))

    def code(self, provider: str = "google") -> dict[str, str]:
        """A code with its verifier, ready to be traded."""
        brought = self.return_from(provider)
        assert brought["state"] == self.state
        return {"code": brought["code"], "code_verifier": self.verifier}

    def trade(self, provider: str = "google", **more: Any) -> httpx2.Response:
        """There, back, and asking for a session."""
        return self.client.post(f"{API}/social/sessions", json={**self.code(provider), **more})

    def sign_in(self, provider: str = "google") -> Person:
        """As ``trade``, by somebody who is known."""
        answer = self.trade(provider)
        assert answer.status_code == 200, answer.text
        return Person(SessionOut.model_validate(answer.json()))

    def ticket(self, provider: str = "google") -> dict[str, Any]:
        """As ``trade``, by a newcomer."""
        answer = self.trade(provider)
        assert answer.status_code == 202, answer.text
        return dict(answer.json())

    def join(self, ticket: str, username: str = "mina", **more: Any) -> httpx2.Response:
        """Ask for an account."""
        asked = {
            "ticket": ticket,
            "username": username,
            "channel_name": f"{username.title()} TV",
            "birthdate": "1990-04-14",
            **more,
        }
        return self.client.post(f"{API}/social/accounts", json=asked)

    def member(self, username: str = "mina", provider: str = "google", **more: Any) -> Person:
        """Somebody who joined."""
        answer = self.join(self.ticket(provider)["ticket"], username, **more)
        assert answer.status_code == 201, answer.text
        return Person(SessionOut.model_validate(answer.json()))


def landed(answer: httpx2.Response) -> dict[str, str]:
    """What a redirect brings to the loopback address."""
    assert answer.status_code == 303, answer.text
    place = answer.headers["Location"]
    assert place.startswith(f"{LOOPBACK}?")
    return dict(parse_qsl(urlsplit(place).query))


@dataclass
class SocialWorld:
    """The server, its providers, and a way to be several people."""

    parts: Parts
    client: TestClient
    elsewhere: Elsewhere

    @property
    def units(self) -> Units:
        return self.parts.providers.get(Units)

    def studio(self) -> Studio:
        return Studio(self.client)


@dataclass
class SocialMail:
    """Such a server that also sends mail."""

    social: SocialWorld
    mail: MailWorld


@contextmanager
def social_world(settings: Settings, elsewhere: Elsewhere) -> Iterator[SocialWorld]:
    """A server without mail."""
    parts = wire(elsewhere.settings(settings))
    try:
        with TestClient(create_app(parts)) as client:
            yield SocialWorld(parts, client, elsewhere)
    finally:
        parts.close()

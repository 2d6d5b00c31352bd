"""A browser at a provider."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx

from server.integrations.oauth.port import Arrival, OAuthProvider, Profile, Trip, new_trip

CALLBACK = "https://video.example/account/social/{}/callback"
_FIELD = re.compile(r'name="([^"]+)" value="([^"]*)"')
_ACTION = re.compile(r'action="([^"]+)"')


def visit(address: str) -> tuple[str, dict[str, str]]:
    """Where the provider sends the browser that was sent there, and with what."""
    answer = httpx.get(address, trust_env=False)
    if answer.status_code == httpx.codes.FOUND:
        parts = urlsplit(answer.headers["Location"])
        return f"{parts.scheme}://{parts.netloc}{parts.path}", dict(parse_qsl(parts.query))
    found = _ACTION.search(answer.text)
    assert found, answer.text
    fields = {name: unescape(value) for name, value in _FIELD.findall(answer.text)}
    return unescape(found[1]), fields


def travel(provider: OAuthProvider, trip: Trip | None = None) -> Profile:
    """There and back: who the provider says that it was."""
    trip = trip or new_trip()
    place, brought = visit(provider.address(trip))
    assert place == CALLBACK.format(provider.name.value.lower())
    assert brought["state"] == trip.state
    return provider.identify(Arrival(brought["code"], user=brought.get("user")), trip)

"""Somebody with an authenticator app, and a clock that can be turned."""

from datetime import datetime, timedelta

import pyotp
from fastapi.testclient import TestClient

from server.kit.clock import now
from server.kit.db.unit import Units
from tests.server.people import PASSWORD, Person

API = "/api/v1"


class Turned:
    """The clock of a server, which stands still unless it is turned."""

    def __init__(self, units: Units) -> None:
        self.at = now()
        units.clock = self

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **time: float) -> None:
        self.at += timedelta(**time)


def code(secret: str, at: datetime) -> str:
    """What the app shows then."""
    return pyotp.TOTP(secret).at(at)


def set_up(client: TestClient, person: Person, units: Units) -> tuple[str, list[str]]:
    """Set an app up: its secret and the recovery codes. Its present code is spent by it."""
    secret = str(client.post(f"{API}/me/second-factor", headers=person.auth).json()["secret"])
    answer = client.post(
        f"{API}/me/second-factor/confirm",
        json={"code": code(secret, units.clock())},
        headers=person.auth,
    )
    assert answer.status_code == 200, answer.text
    return secret, list(answer.json()["codes"])


def challenge(client: TestClient, person: Person) -> str:
    """The first half of a sign-in."""
    asked = {"email": person.session.user.email, "password": PASSWORD}
    answer = client.post(f"{API}/sign-in", json=asked)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["challenge"])

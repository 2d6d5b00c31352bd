import pyotp
import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.settings import Settings
from server.app.wiring import Parts
from server.contract.identity import Role
from server.features.identity.models import RefreshToken, User
from server.features.identity.rate_limit import SIGN_IN, take
from server.features.identity.second_factor import PURPOSE
from server.features.identity.standing import suspend
from server.features.identity.throttle import network
from server.kit.db.unit import Units
from server.kit.sealing import Sealer
from tests.server.app.administration.people import ADMIN, enter, make_admin
from tests.server.people import PASSWORD, Person


def test_only_an_administrator_gets_in(client: TestClient, parts: Parts, tahmina: Person) -> None:
    make_admin(parts)
    assert client.get("/admin/", follow_redirects=False).status_code == 302
    assert enter(client, tahmina.session.user.email) == 302
    assert enter(client, ADMIN, "not the password") == 302
    assert enter(client, "not an address") == 302
    assert enter(client) == 200


def test_who_is_refused_is_not_told_why(client: TestClient, parts: Parts, tahmina: Person) -> None:
    make_admin(parts)
    answers = {
        client.post("/admin/login", data={"username": email, "password": password}).text
        for email, password in (
            (tahmina.session.user.email, PASSWORD),
            (ADMIN, "not the password"),
            ("nobody@nodi.example", PASSWORD),
        )
    }
    assert len(answers) == 1
    assert "wrong, or the account is not an administrator" in answers.pop()


def test_the_cookie_is_for_these_pages_and_no_script_and_no_other_site(
    client: TestClient, parts: Parts
) -> None:
    make_admin(parts)
    client.cookies.clear()
    answer = client.post(
        "/admin/login",
        data={"username": ADMIN, "password": PASSWORD},
        follow_redirects=False,
    )
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("path=/admin", "httponly", "samesite=strict"))
    assert PASSWORD not in cookie


def test_signing_out_ends_the_session_and_not_only_the_cookie(
    client: TestClient, parts: Parts
) -> None:
    make_admin(parts)
    assert enter(client) == 200
    kept = dict(client.cookies)
    client.get("/admin/logout")
    client.cookies.update(kept)
    assert client.get("/admin/", follow_redirects=False).status_code == 302


def test_who_is_no_administrator_any_more_is_out_at_once(
    client: TestClient, parts: Parts, units: Units
) -> None:
    admin = make_admin(parts)
    assert enter(client) == 200
    with units.write() as unit:
        unit.session.get_one(User, admin.id).role = Role.CREATOR
    assert client.get("/admin/", follow_redirects=False).status_code == 302
    with units.write() as unit:
        unit.session.get_one(User, admin.id).role = Role.ADMIN
    assert enter(client) == 200
    with units.write() as unit:
        suspend(unit, admin.id)
    assert client.get("/admin/", follow_redirects=False).status_code == 302


def test_a_session_that_was_revoked_elsewhere_is_over(
    client: TestClient, parts: Parts, units: Units
) -> None:
    make_admin(parts)
    assert enter(client) == 200
    with units.write() as unit:
        unit.session.execute(sa.update(RefreshToken).values(revoked=True, revoked_at=unit.clock()))
    assert client.get("/admin/", follow_redirects=False).status_code == 302


def test_an_administrator_who_has_a_second_factor_is_asked_for_a_code(
    client: TestClient, parts: Parts, units: Units
) -> None:
    secret = _with_app(parts, units)
    without = client.post("/admin/login", data={"username": ADMIN, "password": PASSWORD})
    assert "Give a code" in without.text
    wrong = {"username": ADMIN, "password": PASSWORD, "code": "ABCDE-FGHJK"}
    assert "This code is wrong" in client.post("/admin/login", data=wrong).text
    client.post("/admin/login", data={**wrong, "code": pyotp.TOTP(secret).at(units.clock())})
    assert client.get("/admin/", follow_redirects=False).status_code == 200


def test_a_stranger_is_not_told_whether_there_is_a_second_factor(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    _with_app(parts, units)
    answer = client.post("/admin/login", data={"username": ADMIN, "password": "wrong"})
    assert "code" not in answer.text.partition("</p>")[0]


def test_who_guesses_at_the_door_is_told_to_wait(client: TestClient, parts: Parts) -> None:
    make_admin(parts)
    wrong = {"username": ADMIN, "password": "wrong"}
    assert any("Too many tries" in client.post("/admin/login", data=wrong).text for _ in range(12))


def test_the_door_has_the_quota_of_every_sign_in(client: TestClient, parts: Parts) -> None:
    make_admin(parts)
    units = parts.providers.get(Units)
    for _ in range(SIGN_IN.most):
        take(units, SIGN_IN, network("testclient"))
    right = {"username": ADMIN, "password": PASSWORD}
    assert "Too many requests" in client.post("/admin/login", data=right).text


class TestByDefault:
    """Administrators need a second factor."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"staff_second_factor": True})

    def test_without_a_second_factor_nobody_enters_and_is_told_what_to_do(
        self, client: TestClient, parts: Parts
    ) -> None:
        make_admin(parts)
        answer = client.post("/admin/login", data={"username": ADMIN, "password": PASSWORD})
        assert "set up an authenticator app" in answer.text
        assert client.get("/admin/", follow_redirects=False).status_code == 302

    def test_a_session_that_lost_its_second_factor_is_out(
        self, client: TestClient, parts: Parts, units: Units
    ) -> None:
        code = pyotp.TOTP(_with_app(parts, units)).at(units.clock())
        asked = {"username": ADMIN, "password": PASSWORD, "code": code}
        client.post("/admin/login", data=asked)
        assert client.get("/admin/", follow_redirects=False).status_code == 200
        with units.write() as unit:
            unit.session.execute(sa.update(RefreshToken).values(second_factor=False))
        assert client.get("/admin/", follow_redirects=False).status_code == 302


def _with_app(parts: Parts, units: Units) -> str:
    secret = pyotp.random_base32()
    admin = make_admin(parts)
    with units.write() as unit:
        user = unit.session.get_one(User, admin.id)
        user.mfa_secret = parts.providers.get(Sealer).seal(PURPOSE, secret)
        user.mfa_enabled = True
    return secret

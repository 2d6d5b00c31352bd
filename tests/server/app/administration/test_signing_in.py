import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.identity import Role
from server.features.identity.models import RefreshToken, User
from server.features.identity.standing import suspend
from server.kit.db.unit import Units
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

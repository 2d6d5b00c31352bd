import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, sessionmaker

from server.app.administration.audit import sessions
from server.app.administration.roles import LAST, LastAdminError, follow_roles
from server.app.wiring import Parts
from server.contract.account import SecurityEventKind
from server.contract.identity import Role, UserStatus
from server.features.identity.devices import Device
from server.features.identity.leaving import Leaving
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import SecurityEvent, User
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError
from tests.server.app.administration.people import enter, make_admin
from tests.server.letters import MailWorld
from tests.server.people import Person, sign_up
from tests.server.races import overlap


def _maker(parts: Parts) -> sessionmaker[Session]:
    maker = sessions(parts.engine)
    follow_roles(maker, parts.providers.get(Units), parts.providers.get(Post))
    return maker


def _edit(client: TestClient, person: Person, role: str) -> str:
    data = {
        "first_name": "Mina",
        "last_name": "",
        "bio": "",
        "role": role,
        "preferred_language": "bn",
        "email_notifications_enabled": "y",
        "save": "Save",
    }
    headers = {"X-Request-ID": "the-request-of-the-change"}
    url = f"/admin/user/edit/{person.id}"
    return client.post(url, data=data, headers=headers, follow_redirects=False).text


def _events(units: Units, person: Person) -> list[SecurityEvent]:
    kind = SecurityEventKind.ROLE_CHANGED
    found = sa.select(SecurityEvent).where(
        SecurityEvent.kind == kind, SecurityEvent.user_id == person.id
    )
    with units.read() as unit:
        return list(unit.session.scalars(found))


def test_a_role_that_is_changed_by_hand_is_written_down_and_told_once(mail: MailWorld) -> None:
    mina = mail.member("mina")
    make_admin(mail.parts)
    mail.jobs.clear()
    mail.client.base_url = "https://video.example"  # which the cookie is for
    assert enter(mail.client) == 200
    for _ in range(2):
        _edit(mail.client, mina, "MODERATOR")
    [event] = _events(mail.units, mina)
    assert event.request_id == "the-request-of-the-change"
    assert [each.to for each in mail.letters() if each.kind is LetterKind.ROLE_CHANGED] == [
        "mina@nodi.example"
    ]
    # In the language that was set along with it.
    assert mail.last(LetterKind.ROLE_CHANGED).language == "bn"


def test_the_next_session_has_the_role(client: TestClient, parts: Parts) -> None:
    mina = sign_up(client, "mina")
    make_admin(parts)
    enter(client)
    _edit(client, mina, "MODERATOR")
    token = {"refresh_token": mina.session.refresh_token}
    answer = client.post("/api/v1/refresh", json=token).json()
    assert answer["user"]["role"] == "MODERATOR"
    flags = "/api/v1/moderation/flags"
    assert client.get(flags, headers=mina.auth).status_code == 403, "until the token is renewed"
    headers = {"Authorization": f"Bearer {answer['access_token']}"}
    assert client.get(flags, headers=headers).status_code == 200


def test_what_is_rolled_back_is_not_told(parts: Parts, units: Units, tahmina: Person) -> None:
    with _maker(parts)() as session:
        session.get_one(User, tahmina.id).role = Role.MODERATOR
        session.flush()
        session.rollback()
    assert _events(units, tahmina) == []


def test_the_last_administrator_is_not_taken_the_role(
    parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).role = Role.ADMIN
    with _maker(parts)() as session:
        session.get_one(User, tahmina.id).role = Role.VIEWER
        with pytest.raises(LastAdminError, match=LAST):
            session.commit()
    with units.write() as unit:
        user = unit.session.get_one(User, rafi.id)
        user.role, user.status = Role.ADMIN, UserStatus.BANNED
    with _maker(parts)() as session:
        session.get_one(User, tahmina.id).role = Role.VIEWER
        with pytest.raises(LastAdminError):
            session.commit()


def test_of_an_administrator_who_leaves_and_one_who_is_demoted_one_stays(
    parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        for person in (tahmina, rafi):
            unit.session.get_one(User, person.id).role = Role.ADMIN
    leaving = parts.providers.get(Leaving)
    raised = overlap(
        units,
        lambda unit: _demote(unit.session, rafi),
        lambda unit: leaving.leave(unit, tahmina.id, Device("", "")),
    )
    assert [type(error) for error in raised] == [ConflictError]


def test_of_one_who_is_demoted_and_the_last_other_who_leaves_one_stays(
    parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    """Both are locked by who leaves; the page waits for that with nothing written yet."""
    with units.write() as unit:
        for person in (tahmina, rafi):
            unit.session.get_one(User, person.id).role = Role.ADMIN
    leaving, refused = parts.providers.get(Leaving), []

    def demote(_unit: Unit) -> None:
        with _maker(parts)() as session:
            _demote(session, rafi)
            try:
                session.commit()
            except LastAdminError as error:
                refused.append(error)

    if units.engine.dialect.name == "sqlite":
        with units.write() as unit:
            leaving.leave(unit, tahmina.id, Device("", ""))
        with units.read() as unit:
            demote(unit)
    else:
        raised = overlap(
            units, lambda unit: leaving.leave(unit, tahmina.id, Device("", "")), demote
        )
        assert raised == []
    assert len(refused) == 1


def _demote(session: Session, person: Person) -> None:
    session.get_one(User, person.id).role = Role.VIEWER


def test_nobody_with_an_account_is_made_a_guest(client: TestClient, parts: Parts) -> None:
    mina = sign_up(client, "mina")
    make_admin(parts)
    enter(client)
    assert "without an account" in _edit(client, mina, "GUEST")
    assert client.get("/api/v1/me", headers=mina.auth).json()["role"] == "CREATOR"

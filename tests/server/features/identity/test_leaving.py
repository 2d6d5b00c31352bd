from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import Role, SessionOut, SignIn, UserStatus
from server.features.identity import sessions
from server.features.identity.devices import Device
from server.features.identity.events import UserStandingChanged
from server.features.identity.leaving import Leaving
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import MailedToken, RefreshToken, SecurityEvent, User
from server.features.identity.sign_in import authenticate
from server.features.identity.standing import ban, suspend
from server.features.identity.tokens import AccessTokens
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError, NotAllowedError
from server.kit.sealing import Sealer
from tests.server.features.identity.authenticator import Turned
from tests.server.letters import API, MailWorld
from tests.server.people import PASSWORD, Person
from tests.server.races import overlap

DEVICE = Device("test", "127.0.0.1")
TOKENS = AccessTokens("a secret of at least thirty-two bytes")
SILENT = Post(Sealer(["a secret of at least thirty-two bytes"]), works=False)
GRACE = timedelta(days=30)
LEAVING = Leaving(SILENT, GRACE)


def _leave(units: Units, person: Person, leaving: Leaving = LEAVING) -> None:
    with units.write() as unit:
        leaving.leave(unit, person.id, DEVICE)


def _begin(
    units: Units, person: Person, *, restore: bool, leaving: Leaving = LEAVING
) -> SessionOut:
    with units.write() as unit:
        return sessions.begin(unit, TOKENS, person.id, DEVICE, leaving=leaving, restore=restore)


def _user(units: Units, person: Person) -> User:
    with units.read() as unit:
        return unit.session.get_one(User, person.id)


def _kinds(units: Units) -> list[SecurityEventKind]:
    with units.read() as unit:
        return list(unit.session.scalars(sa.select(SecurityEvent.kind)))


def test_an_account_is_shut_at_once_with_all_its_sessions(units: Units, tahmina: Person) -> None:
    heard: list[UserStandingChanged] = []
    units.subscriptions.subscribe(UserStandingChanged, lambda _unit, event: heard.append(event))
    with units.write() as unit:
        told = LEAVING.leave(unit, tahmina.id, DEVICE)
    user = _user(units, tahmina)
    assert (user.status, user.deleted_at) == (UserStatus.DELETED, told.deleted_at)
    assert told.final_at == told.deleted_at + GRACE
    assert [event.status for event in heard] == [UserStatus.DELETED]
    assert SecurityEventKind.DELETION_ASKED in _kinds(units)
    with units.read() as unit:
        assert all(unit.session.scalars(sa.select(RefreshToken.revoked)))


def test_where_nothing_is_removed_it_can_always_be_brought_back(
    units: Units, tahmina: Person
) -> None:
    for_ever = Leaving(SILENT, None)
    with units.write() as unit:
        assert for_ever.leave(unit, tahmina.id, DEVICE).final_at is None
    with pytest.raises(NotAllowedError, match="at any time"):
        _begin(units, tahmina, restore=False, leaving=for_ever)
    assert _begin(units, tahmina, restore=True, leaving=for_ever).user.status is UserStatus.ACTIVE


def test_a_sign_in_brings_it_back_where_that_is_wanted(units: Units, tahmina: Person) -> None:
    heard: list[UserStandingChanged] = []
    _leave(units, tahmina)
    units.subscriptions.subscribe(UserStandingChanged, lambda _unit, event: heard.append(event))
    with pytest.raises(NotAllowedError, match="can be brought back until 20") as refused:
        _begin(units, tahmina, restore=False)
    assert refused.value.code is ErrorCode.ACCOUNT_DELETED
    assert _user(units, tahmina).status is UserStatus.DELETED
    assert _begin(units, tahmina, restore=True).user.status is UserStatus.ACTIVE
    assert _user(units, tahmina).deleted_at is None
    assert [event.status for event in heard] == [UserStatus.ACTIVE]
    assert SecurityEventKind.DELETION_CANCELLED in _kinds(units)


def test_after_its_time_it_is_gone_though_nobody_has_cleared_up_yet(
    units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    _leave(units, tahmina)
    clock.turn(days=30)
    with pytest.raises(NotAllowedError) as refused:
        _begin(units, tahmina, restore=True)
    assert refused.value.code is ErrorCode.ACCOUNT_BLOCKED


def test_where_nobody_asks_it_stays_as_it_is(units: Units, tahmina: Person) -> None:
    _leave(units, tahmina)
    with pytest.raises(NotAllowedError) as refused, units.write() as unit:
        sessions.begin(unit, TOKENS, tahmina.id, DEVICE, restore=True)
    assert refused.value.code is ErrorCode.ACCOUNT_BLOCKED


@pytest.mark.parametrize("shut", [suspend, ban])
def test_who_was_shut_out_does_not_come_back_by_leaving(
    units: Units, tahmina: Person, shut: object
) -> None:
    with units.write() as unit:
        (suspend if shut is suspend else ban)(unit, tahmina.id)
    with pytest.raises(NotAllowedError):
        _leave(units, tahmina)
    with pytest.raises(NotAllowedError) as refused:
        _begin(units, tahmina, restore=True)
    assert refused.value.code is ErrorCode.ACCOUNT_BLOCKED
    assert _user(units, tahmina).deleted_at is None


def test_of_a_suspension_and_a_deletion_at_once_the_second_sees_the_first(
    units: Units, tahmina: Person
) -> None:
    def shut(unit: Unit) -> None:
        suspend(unit, tahmina.id)

    raised = overlap(units, shut, lambda unit: LEAVING.leave(unit, tahmina.id, DEVICE))
    assert [type(error) for error in raised] == [NotAllowedError]
    assert _user(units, tahmina).status is UserStatus.SUSPENDED


def test_nobody_leaves_twice_nor_who_is_gone(units: Units, tahmina: Person) -> None:
    _leave(units, tahmina)
    with pytest.raises(NotAllowedError):
        _leave(units, tahmina)
    with units.write() as unit:
        unit.session.execute(sa.delete(User))
    with pytest.raises(NotAllowedError):
        _leave(units, tahmina)


def _admin(units: Units, *people: Person) -> None:
    with units.write() as unit:
        for person in people:
            unit.session.get_one(User, person.id).role = Role.ADMIN


def test_the_last_administrator_stays(units: Units, tahmina: Person, rafi: Person) -> None:
    _admin(units, tahmina)
    with pytest.raises(ConflictError, match="only administrator"):
        _leave(units, tahmina)
    _admin(units, rafi)
    with units.write() as unit:
        suspend(unit, rafi.id)
    with pytest.raises(ConflictError):
        _leave(units, tahmina)
    assert _user(units, tahmina).status is UserStatus.ACTIVE


def test_of_two_administrators_who_leave_at_once_one_stays(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    _admin(units, tahmina, rafi)
    raised = overlap(
        units,
        lambda unit: LEAVING.leave(unit, tahmina.id, DEVICE),
        lambda unit: LEAVING.leave(unit, rafi.id, DEVICE),
    )
    assert [type(error) for error in raised] == [ConflictError]
    assert _user(units, rafi).status is UserStatus.ACTIVE


def test_the_password_is_still_what_it_was(units: Units, tahmina: Person) -> None:
    _leave(units, tahmina)
    asked = SignIn.model_validate({"email": tahmina.session.user.email, "password": PASSWORD})
    assert authenticate(units, asked, DEVICE).user_id == tahmina.id


def test_the_owner_is_told_until_when_and_how_and_that_it_is_back(mail: MailWorld) -> None:
    mina = mail.member("mina")
    post = mail.parts.providers.get(Leaving)
    asked = {"email": "another@nodi.example"}
    assert mail.client.post(f"{API}/me/email", json=asked, headers=mina.auth).status_code == 202
    with mail.units.write() as unit:
        told = post.leave(unit, mina.id, DEVICE)
    letter = mail.last(LetterKind.ACCOUNT_DELETED)
    assert (letter.to, letter.until) == ("mina@nodi.example", told.final_at)
    with mail.units.read() as unit:
        assert all(unit.session.scalars(sa.select(MailedToken.used_at)))
    _begin(mail.units, mina, restore=True, leaving=post)
    assert mail.last(LetterKind.ACCOUNT_RESTORED).to == "mina@nodi.example"

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut, SignIn, UserStatus
from server.features.identity import repository, sessions
from server.features.identity.devices import Device
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import RefreshToken, SecurityEvent, User
from server.features.identity.sign_in import authenticate
from server.features.identity.tokens import SESSION_LIFE, AccessTokens
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotAllowedError, NotSignedInError
from server.kit.sealing import Sealer
from tests.server.letters import API, MailWorld
from tests.server.people import PASSWORD, Person
from tests.server.races import overlap

NO_POST = Post(Sealer(["a secret of at least thirty-two bytes"]), works=False)
DEVICE = Device("test", "127.0.0.1")
TOKENS = AccessTokens("a secret of at least thirty-two bytes")


@pytest.mark.parametrize("status", [UserStatus.SUSPENDED, UserStatus.BANNED, UserStatus.DELETED])
def test_a_shut_account_neither_signs_in_nor_refreshes(
    units: Units, tahmina: Person, status: UserStatus
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = status
    asked = SignIn.model_validate({"email": tahmina.session.user.email, "password": PASSWORD})
    user_id = authenticate(units, asked, DEVICE).user_id
    with pytest.raises(NotAllowedError), units.write() as unit:
        sessions.begin(unit, TOKENS, user_id, DEVICE)
    with units.write() as unit:
        assert (
            sessions.refresh(unit, TOKENS, tahmina.session.refresh_token, DEVICE, NO_POST) is None
        )


def test_of_two_racing_refreshes_one_wins(units: Units, tahmina: Person) -> None:
    results: list[SessionOut | None] = []
    together = threading.Barrier(2)

    def refresh() -> None:
        together.wait()
        with units.write() as unit:
            results.append(
                sessions.refresh(unit, TOKENS, tahmina.session.refresh_token, DEVICE, NO_POST)
            )

    threads = [threading.Thread(target=refresh) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(result is not None for result in results) == 1


def test_an_unknown_token_is_no_error_to_sign_out(units: Units) -> None:
    with units.write() as unit:
        sessions.end(unit, "no such token")


def test_a_token_that_comes_twice_is_told_its_owner_once(mail: MailWorld) -> None:
    mina = mail.member("mina")
    body = {"refresh_token": mina.session.refresh_token}
    statuses = [mail.client.post(f"{API}/refresh", json=body).status_code for _ in range(3)]
    assert statuses == [200, 401, 401]
    assert [each.kind for each in mail.letters()].count(LetterKind.SESSION_COPIED) == 1
    with mail.units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
    assert kinds.count(SecurityEventKind.TOKEN_REUSED) == 1


def test_a_session_ends_however_much_it_is_used(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        began = unit.clock() - SESSION_LIFE + timedelta(days=1)
        unit.session.execute(sa.update(RefreshToken).values(signed_in_at=began))
    with units.write() as unit:
        token = tahmina.session.refresh_token
        renewed = sessions.refresh(unit, TOKENS, token, DEVICE, NO_POST)
    assert renewed is not None
    assert renewed.refresh_expires_at == began + SESSION_LIFE


def test_signing_out_is_written_down_once(units: Units, tahmina: Person) -> None:
    for _ in range(2):
        with units.write() as unit:
            sessions.end(unit, tahmina.session.refresh_token, DEVICE)
    with units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
    assert kinds.count(SecurityEventKind.SIGNED_OUT) == 1


def test_a_session_is_not_begun_with_a_password_that_was_changed_meanwhile(
    units: Units, tahmina: Person
) -> None:
    """Whoever changes it ends all sessions, and this one would begin right after that."""
    asked = SignIn.model_validate({"email": tahmina.session.user.email, "password": PASSWORD})
    known = authenticate(units, asked, DEVICE)

    def change(unit: Unit) -> None:
        unit.session.get_one(User, tahmina.id).password_hash = "another"
        repository.revoke_sessions(unit.session, tahmina.id, unit.clock())

    def begin(unit: Unit) -> None:
        sessions.begin(unit, TOKENS, known.user_id, DEVICE, password_hash=known.password_hash)

    [refused] = overlap(units, change, begin)
    assert isinstance(refused, NotSignedInError)
    assert refused.code is ErrorCode.SIGN_IN_FAILED
    assert _living(units) == 0


def test_a_session_that_is_begun_while_the_password_is_changed_ends_with_the_others(
    units: Units, tahmina: Person
) -> None:
    def begin(unit: Unit) -> None:
        sessions.begin(unit, TOKENS, tahmina.id, DEVICE)

    def change(unit: Unit) -> None:
        user = unit.session.get_one(User, tahmina.id)
        assert repository.swap_password(unit.session, user.id, user.password_hash, "another")
        repository.revoke_sessions(unit.session, tahmina.id, unit.clock())

    assert overlap(units, begin, change) == []
    assert _living(units) == 0


def _living(units: Units) -> int:
    with units.read() as unit:
        living = sa.select(RefreshToken.id).where(RefreshToken.revoked_at.is_(None))
        return len(unit.session.scalars(living).all())


def _refreshing(tahmina: Person, renewed: list[SessionOut | None]) -> Callable[[Unit], None]:
    token = tahmina.session.refresh_token

    def refresh(unit: Unit) -> None:
        renewed.append(sessions.refresh(unit, TOKENS, token, DEVICE, NO_POST))

    return refresh


def _still_renews(units: Units, renewed: list[SessionOut | None]) -> bool:
    [session] = renewed
    if session is None:
        return False
    with units.write() as unit:
        again = sessions.refresh(unit, TOKENS, session.refresh_token, DEVICE, NO_POST)
    return again is not None


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_session_that_is_renewed_while_it_is_ended_is_over(
    units: Units, parts: Parts, tahmina: Person, *, everywhere: bool
) -> None:
    actor = parts.providers.get(AccessTokens).read(tahmina.session.access_token)

    def end(unit: Unit) -> None:
        if everywhere:
            repository.revoke_sessions(unit.session, tahmina.id, unit.clock())
        else:
            repository.revoke_family(unit.session, tahmina.id, actor.family_id, unit.clock())

    renewed: list[SessionOut | None] = []
    assert overlap(units, _refreshing(tahmina, renewed), end) == []
    assert not _still_renews(units, renewed)


def test_a_session_that_is_ended_first_is_not_renewed(units: Units, tahmina: Person) -> None:
    renewed: list[SessionOut | None] = []

    def end(unit: Unit) -> None:
        repository.revoke_sessions(unit.session, tahmina.id, unit.clock())

    assert overlap(units, end, _refreshing(tahmina, renewed)) == []
    assert renewed == [None]


def test_a_second_factor_that_is_set_up_meanwhile_is_asked_for(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).mfa_enabled = True
    with pytest.raises(NotSignedInError), units.write() as unit:
        sessions.begin(unit, TOKENS, tahmina.id, DEVICE)


def test_who_waited_for_a_mail_that_nobody_sends_any_more_is_let_in(
    units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = UserStatus.PENDING_VERIFICATION
    with units.write() as unit:
        begun = sessions.begin(unit, TOKENS, tahmina.id, DEVICE)
    assert (begun.user.status, begun.user.email_verified) == (UserStatus.ACTIVE, False)


def test_what_is_no_token_is_not_known(units: Units, tahmina: Person) -> None:
    assert sessions.is_known(units, tahmina.session.refresh_token)
    assert not sessions.is_known(units, "no such token")
